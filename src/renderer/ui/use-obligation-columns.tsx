import { Group, Stack, Text } from '@mantine/core'
import type { ObligationRow } from '../../contract/rows.ts'
import type { Column } from './DataTable.tsx'
import { DueDate } from './DueDate.tsx'
import { agreementOf, unitOf, verifierOf } from './names.ts'
import {
  ComplianceBadge,
  DemonstrationMark,
  ResponseBadge,
  VerdictConflictBadge,
  VerificationBadge,
  WithdrawnBadge,
} from './status.tsx'
import { ResponsibleNote } from './ResponsibleNote.tsx'
import { useTexts } from './use-texts.ts'

/** How an obligation stands in any list; `withAgreement`: where the list spans several. */
export function useObligationColumns({
  withAgreement,
}: {
  withAgreement: boolean
}): readonly Column<ObligationRow>[] {
  const { t, language } = useTexts()
  const clause = (row: ObligationRow) =>
    [
      t('agreements.clause', { order: row.clauseOrder }),
      t(`codes.clauseNatures.${row.nature}`),
      t(`codes.obligationRoles.${row.role}`),
    ].join(' · ')
  return [
    {
      key: 'unit',
      header: t('obligations.unit'),
      sort: 'unitName',
      cell: (row) => unitOf(row, language),
      note: (row) => (
        <>
          <ResponsibleNote row={row} />
          {row.demonstration && <DemonstrationMark />}
        </>
      ),
    },
    withAgreement
      ? {
          key: 'agreement',
          header: t('obligations.agreementAndClause'),
          sort: 'session',
          cell: (row) => (
            <Stack gap={0}>
              <Text size="sm">{row.agreementTitle ?? row.text}</Text>
              <Text size="xs" c="dimmed">
                {`${t('sessions.short', { roman: row.session })} · ${agreementOf(row, t)}`}
              </Text>
              <Text size="xs" c="dimmed">
                {clause(row)}
              </Text>
            </Stack>
          ),
        }
      : {
          key: 'clause',
          header: t('obligations.clause'),
          sort: 'clauseOrder',
          cell: (row) => <Text size="sm">{clause(row)}</Text>,
        },
    {
      key: 'due',
      header: t('obligations.due'),
      sort: 'due',
      width: '8rem',
      cell: (row) => (
        <DueDate
          due={row.due}
          estimated={row.dueEstimated}
          overdue={row.overdue}
          soon={row.dueSoon}
          pending={row.dueMissing !== null}
        />
      ),
    },
    {
      key: 'compliance',
      header: t('obligations.compliance'),
      sort: 'compliance',
      width: '12rem',
      cell: (row) => (
        <Group gap={6}>
          <ComplianceBadge code={row.compliance} late={row.metLate} />
          {row.conflict && <VerdictConflictBadge />}
          {row.withdrawn !== null && <WithdrawnBadge reason={row.withdrawn} />}
        </Group>
      ),
    },
    {
      key: 'verification',
      header: t('obligations.verificationAndResponse'),
      sort: 'verification',
      width: '11.5rem',
      cell: (row) => (
        <Stack gap={4} align="flex-start">
          <VerificationBadge compliance={row.compliance} code={row.verification} />
          <ResponseBadge code={row.response} />
          {verifierOf(row, language) !== '' && (
            <Text size="xs" c="dimmed">
              {t('obligations.toVerify', { verifier: verifierOf(row, language) })}
            </Text>
          )}
        </Stack>
      ),
    },
  ]
}
