import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconExternalLink, IconGavel, IconReportMedical } from '@tabler/icons-react'
import type { ObligationRow } from '../../../contract/rows.ts'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useNavigation } from '../../state/navigation.ts'
import { usePanels } from '../../state/panels.ts'
import { whereIs } from '../../state/route.ts'
import { DueDate } from '../../ui/DueDate.tsx'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { LongText } from '../../ui/LongText.tsx'
import { agreementOf, unitOf } from '../../ui/names.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import {
  ComplianceBadge,
  DueSoonBadge,
  ResponseBadge,
  VerdictConflictBadge,
  VerificationBadge,
} from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface CellPanelProps {
  readonly obligations: readonly string[]
  readonly onClose: () => void
}

/** A cell of the matrix opened: its obligations, how each stands, and the ways on. */
export function CellPanel({ obligations, onClose }: CellPanelProps) {
  const { t, language } = useTexts()
  const found = useList('obligations', {
    where: [whereIs('id', ...obligations)],
    limit: obligations.length,
    withdrawn: true,
    sort: [{ field: 'clauseOrder', descending: false }],
  })
  const rows = found.data?.rows ?? []
  const [first] = rows
  return (
    <PanelDrawer
      title={first === undefined ? t('matrix.cell') : unitOf(first, language)}
      onClose={onClose}
    >
      {found.isPending && <LoadingPage />}
      {found.isError && <ErrorNote refusal={toRefusal(found.error)} />}
      <Stack>
        {rows.map((row) => (
          <CellObligation key={row.id} row={row} />
        ))}
      </Stack>
    </PanelDrawer>
  )
}

function CellObligation({ row }: { row: ObligationRow }) {
  const { t } = useTexts()
  const { go } = useNavigation()
  const { show, close } = usePanels()
  const name = [
    t('sessions.short', { roman: row.session }),
    agreementOf(row, t),
    t('agreements.clause', { order: row.clauseOrder }),
  ].join(' · ')
  return (
    <Paper p="md" component="section" aria-label={name}>
      <Stack gap="sm">
        <div>
          <Text fw={600}>{row.agreementTitle ?? name}</Text>
          <Text size="sm" c="dimmed">
            {name} · {t(`codes.clauseNatures.${row.nature}`)}
          </Text>
        </div>
        <LongText text={row.text} lines={4} />
        <KeyValues
          items={[
            {
              label: t('status.compliance'),
              value: (
                <Group gap={6}>
                  <ComplianceBadge code={row.compliance} late={row.metLate} />
                  {row.conflict && <VerdictConflictBadge />}
                </Group>
              ),
            },
            {
              label: t('status.verification'),
              value: <VerificationBadge compliance={row.compliance} code={row.verification} />,
            },
            { label: t('status.response'), value: <ResponseBadge code={row.response} /> },
            {
              label: t('due.label'),
              value: (
                <Group gap={6}>
                  <DueDate
                    due={row.due}
                    estimated={row.dueEstimated}
                    overdue={row.overdue}
                    pending={row.dueMissing !== null}
                  />
                  {row.dueSoon && <DueSoonBadge />}
                </Group>
              ),
            },
            {
              label: t('matrix.casework'),
              value: `${t('matrix.reports', { count: row.reports })} · ${t('matrix.evidence', { count: row.evidence })}`,
            },
          ]}
        />
        <Group gap="xs">
          <Button
            size="xs"
            data-autofocus
            leftSection={<IconExternalLink size={15} aria-hidden />}
            onClick={() => {
              close()
              go({ screen: 'obligation', id: row.id })
            }}
          >
            {t('matrix.openObligation')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconReportMedical size={15} aria-hidden />}
            onClick={() => show({ panel: 'progress', obligation: row.id })}
          >
            {t('bulk.actions.progress')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconGavel size={15} aria-hidden />}
            onClick={() => show({ panel: 'verdict', obligation: row.id })}
          >
            {t('bulk.actions.verdict')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
