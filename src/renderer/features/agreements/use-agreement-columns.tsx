import { Group, Stack, Text } from '@mantine/core'
import type { AgreementRow } from '../../../contract/rows.ts'
import { LineageBadges, StageBadge } from '../../ui/adoption-badges.tsx'
import { CountsBar } from '../../ui/CountsBar.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { agreementName } from '../../ui/names.ts'
import {
  ComplianceBadge,
  DemonstrationMark,
  OverdueCount,
  WithdrawnBadge,
} from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'

export function useAgreementColumns(): readonly Column<AgreementRow>[] {
  const { t } = useTexts()
  return [
    {
      key: 'name',
      header: t('agreements.agreement'),
      width: '10.5rem',
      sort: 'kind',
      cell: (agreement) => agreementName(agreement, t),
    },
    {
      key: 'title',
      header: t('agreements.title'),
      sort: 'title',
      cell: (agreement) => (
        <Stack gap={4}>
          <Text size="sm">{agreement.title ?? agreement.text}</Text>
          <Group gap="xs">
            {agreement.procedural && (
              <Text size="xs" c="dimmed">
                {t('agreements.procedural')}
              </Text>
            )}
            <StageBadge {...agreement} />
            <LineageBadges {...agreement} />
            {agreement.demonstration && <DemonstrationMark />}
            {agreement.withdrawn !== null && <WithdrawnBadge reason={agreement.withdrawn} />}
          </Group>
        </Stack>
      ),
    },
    {
      key: 'clauses',
      header: t('agreements.clauses'),
      sort: 'clauses',
      align: 'right',
      width: '6.5rem',
      cell: ({ clauses }) => clauses,
    },
    {
      key: 'compliance',
      header: t('agreements.compliance'),
      sort: 'compliance',
      width: '11.5rem',
      cell: ({ compliance }) => <ComplianceBadge code={compliance} />,
    },
    {
      key: 'obligations',
      header: t('agreements.obligations'),
      sort: 'obligations',
      width: '9.5rem',
      cell: (agreement) => <CountsBar counts={agreement} />,
    },
    {
      key: 'overdue',
      header: t('counts.overdue'),
      sort: 'overdue',
      width: '6.5rem',
      cell: ({ overdue }) => <OverdueCount count={overdue} />,
    },
  ]
}
