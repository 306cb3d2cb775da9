import { Group, Text } from '@mantine/core'
import type { SessionRow } from '../../../contract/rows.ts'
import { useBodyNames } from '../../api/queries.ts'
import { CountsBar } from '../../ui/CountsBar.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatDay } from '../../ui/format.ts'
import { sessionName } from '../../ui/names.ts'
import { ComplianceBadge, DemonstrationBadge, OverdueCount } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'

export function useSessionColumns(): readonly Column<SessionRow>[] {
  const { t, language } = useTexts()
  const bodies = useBodyNames(language)
  return [
    {
      key: 'session',
      header: t('capture.session'),
      sort: 'ordinal',
      cell: (session) => (
        <>
          <Group gap="xs" component="span">
            {sessionName(session, t)}
            {session.demonstration && <DemonstrationBadge />}
          </Group>
          <Text size="xs" c="dimmed" fw={400} component="span">
            {bodies.get(session.body) ?? session.bodyName}
          </Text>
        </>
      ),
    },
    {
      key: 'date',
      header: t('sessions.date'),
      sort: 'date',
      width: '8rem',
      cell: ({ date }) =>
        date === null ? (
          <Text size="sm" c="dimmed">
            {t('sessions.noDate')}
          </Text>
        ) : (
          formatDay(date, language)
        ),
    },
    {
      key: 'agreements',
      header: t('sessions.agreements'),
      sort: 'agreements',
      align: 'right',
      width: '7rem',
      cell: ({ agreements }) => agreements,
    },
    {
      key: 'compliance',
      header: t('sessions.compliance'),
      sort: 'compliance',
      width: '12.5rem',
      cell: ({ agreements, compliance }) =>
        agreements === 0 ? (
          <Text size="sm" c="dimmed">
            {t('sessions.notCaptured')}
          </Text>
        ) : (
          <ComplianceBadge code={compliance} />
        ),
    },
    {
      key: 'obligations',
      header: t('sessions.obligations'),
      sort: 'obligations',
      width: '11rem',
      cell: (session) => session.agreements > 0 && <CountsBar counts={session} />,
    },
    {
      key: 'overdue',
      header: t('sessions.overdue'),
      sort: 'overdue',
      width: '7rem',
      cell: ({ agreements, overdue }) => agreements > 0 && <OverdueCount count={overdue} />,
    },
  ]
}
