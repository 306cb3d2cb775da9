import { Group, Stack, Text } from '@mantine/core'
import type { ObligationRow } from '../../contract/rows.ts'
import type { Column } from './DataTable.tsx'
import { DueDate } from './DueDate.tsx'
import { agreementOf, unitOf } from './names.ts'
import {
  ComplianceBadge,
  DemonstrationBadge,
  ResponseBadge,
  VerdictConflictBadge,
  VerificationBadge,
  WithdrawnBadge,
} from './status.tsx'
import { useTexts } from './use-texts.ts'

/** How an obligation stands in any list; `withAgreement`: where the list spans several. */
export function useObligationColumns({
  withAgreement,
}: {
  withAgreement: boolean
}): readonly Column<ObligationRow>[] {
  const { t, language } = useTexts()
  const agreement: Column<ObligationRow> = {
    key: 'agreement',
    header: t('obligations.agreement'),
    sort: 'session',
    cell: (row) => (
      <Stack gap={0}>
        <Text size="sm">{row.agreementTitle ?? row.text}</Text>
        <Text size="xs" c="dimmed">
          {`${t('sessions.short', { roman: row.session })} · ${agreementOf(row, t)}`}
        </Text>
      </Stack>
    ),
  }
  return [
    {
      key: 'unit',
      header: t('obligations.unit'),
      sort: 'unitName',
      cell: (row) => unitOf(row, language),
    },
    ...(withAgreement ? [agreement] : []),
    {
      key: 'clause',
      header: t('obligations.clause'),
      sort: 'clauseOrder',
      width: '9rem',
      cell: (row) => (
        <Stack gap={0}>
          <Text size="sm">{t('agreements.clause', { order: row.clauseOrder })}</Text>
          <Text size="xs" c="dimmed">
            {`${t(`codes.clauseNatures.${row.nature}`)} · ${t(`codes.obligationRoles.${row.role}`)}`}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'due',
      header: t('obligations.due'),
      sort: 'due',
      width: '9rem',
      cell: (row) => <DueDate due={row.due} estimated={row.dueEstimated} overdue={row.overdue} />,
    },
    {
      key: 'compliance',
      header: t('obligations.compliance'),
      sort: 'compliance',
      width: '11rem',
      cell: (row) => (
        <Group gap={6}>
          <ComplianceBadge code={row.compliance} late={row.metLate} />
          {row.conflict && <VerdictConflictBadge />}
          {row.withdrawn !== null && <WithdrawnBadge reason={row.withdrawn} />}
          {row.demonstration && <DemonstrationBadge />}
        </Group>
      ),
    },
    {
      key: 'verification',
      header: t('obligations.verification'),
      sort: 'verification',
      width: '9rem',
      cell: (row) => <VerificationBadge code={row.verification} />,
    },
    {
      key: 'response',
      header: t('obligations.response'),
      sort: 'response',
      width: '10rem',
      cell: (row) => <ResponseBadge code={row.response} />,
    },
  ]
}
