import { Skeleton, Stack, Text, UnstyledButton } from '@mantine/core'
import { useSummary } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { emptyView, setFilter, whereIs } from '../../state/route.ts'
import { formatNumber } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/states.tsx'
import type { Tone } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import classes from './Dashboard.module.css'

/** The whole register in a row of counts; each leads to what it counts. */
export function Dashboard() {
  const { t } = useTexts()
  const go = useGo()
  const summary = useSummary()
  if (summary.isPending) return <Skeleton height={112} radius="md" aria-label={t('app.loading')} />
  if (summary.isError) {
    return <ErrorNote refusal={toRefusal(summary.error)} onRetry={() => void summary.refetch()} />
  }
  const { counts, sessions, agreements, dueSoon } = summary.data
  const binding = setFilter(emptyView, whereIs('nature', 'binding'))
  const open = (field: string, value: string) => () =>
    go({ screen: 'obligations', view: setFilter(binding, whereIs(field, value)) })
  const total = t('sessions.ofTotal', { total: counts.total })
  return (
    <Stack gap={6} component="section" aria-label={t('sessions.dashboard')}>
      <div className={classes.strip}>
        <Tile
          label={t('sessions.statAgreements')}
          value={agreements}
          note={t('sessions.inSessions', { total: sessions })}
        />
        <Tile
          label={t('sessions.statObligations')}
          value={counts.total}
          onOpen={() => go({ screen: 'obligations', view: binding })}
        />
        <Tile
          label={t('sessions.statMet')}
          value={counts.met}
          tone="good"
          note={counts.metLate === 0 ? total : t('sessions.metLate', { count: counts.metLate })}
          onOpen={open('compliance', 'met')}
        />
        <Tile
          label={t('sessions.statPartial')}
          value={counts.partially_met}
          tone="partial"
          note={total}
          onOpen={open('compliance', 'partially_met')}
        />
        <Tile
          label={t('sessions.statInProgress')}
          value={counts.in_progress}
          tone="active"
          note={total}
          onOpen={open('compliance', 'in_progress')}
        />
        <Tile
          label={t('sessions.statNotMet')}
          value={counts.not_met}
          tone="bad"
          note={total}
          onOpen={open('compliance', 'not_met')}
        />
        <Tile
          label={t('sessions.statNotStarted')}
          value={counts.not_started}
          tone="neutral"
          note={total}
          onOpen={open('compliance', 'not_started')}
        />
        <Tile
          label={t('sessions.statOverdue')}
          value={counts.overdue}
          tone={counts.overdue > 0 ? 'bad' : 'neutral'}
          note={dueSoon === 0 ? total : t('sessions.alsoDueSoon', { count: dueSoon })}
          onOpen={open('overdue', 'true')}
        />
      </div>
      <Text size="xs" c="dimmed">
        {t('counts.rule')}
      </Text>
    </Stack>
  )
}

interface TileProps {
  readonly label: string
  readonly value: number
  readonly note?: string
  readonly tone?: Tone
  readonly onOpen?: () => void
}

function Tile({ label, value, note, tone, onOpen }: TileProps) {
  const { t, language } = useTexts()
  const content = (
    <>
      <Text size="xs" c="gray.7" fw={500}>
        {label}
      </Text>
      <Text fz={26} fw={600} lh={1.2}>
        {formatNumber(value, language, 0)}
      </Text>
      <Text size="xs" c="dimmed" mih="1.2em">
        {note}
      </Text>
    </>
  )
  if (onOpen === undefined) {
    return (
      <div className={classes.tile} data-tone={tone}>
        {content}
      </div>
    )
  }
  return (
    <UnstyledButton
      className={classes.tile}
      data-tone={tone}
      onClick={onOpen}
      title={t('sessions.seeObligations')}
    >
      {content}
    </UnstyledButton>
  )
}
