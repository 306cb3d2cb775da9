import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { UnitHistory as History } from '../../../contract/institutions.ts'
import { useUnitHistory } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { formatDay } from '../../ui/format.ts'
import { KeyValues, several } from '../../ui/KeyValues.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { termText } from '../../ui/term-text.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { UnitNode } from './unit-tree.ts'
import { UnitPosts } from './UnitPosts.tsx'

interface UnitHistoryProps {
  readonly unit: UnitNode
  /** `YYYY-MM-DD`: on which terms of posts are said to run. */
  readonly day: string
  readonly onChoose: (code: string) => void
}

/** Where a unit stood, whom it follows, who held its posts, and what it answers for. */
export function UnitHistory({ unit, day, onChoose }: UnitHistoryProps) {
  const { t, language } = useTexts()
  const history = useUnitHistory(unit.id, day)
  if (history.isPending) return <LoadingRows rows={3} />
  if (history.isError) {
    return <ErrorNote refusal={toRefusal(history.error)} onRetry={() => void history.refetch()} />
  }
  return (
    <>
      <UnitPosts
        unit={{ id: unit.id, name: unitName(unit, language) }}
        posts={history.data.posts}
      />
      <Stack gap="xs" component="section" aria-label={t('units.history')}>
        <Title order={3} size="h6">
          {t('units.history')}
        </Title>
        <Told history={history.data} onChoose={onChoose} />
      </Stack>
    </>
  )
}

function Told({
  history,
  onChoose,
}: {
  readonly history: History
  readonly onChoose: (code: string) => void
}) {
  const { t, language } = useTexts()
  const line = (id: string, name: string, when: string | null, code: string) => (
    <div key={id}>
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        display="inline"
        onClick={() => onChoose(code)}
      >
        {name}
      </Anchor>
      {when !== null && (
        <Text size="xs" c="dimmed">
          {when}
        </Text>
      )}
    </div>
  )
  return (
    <KeyValues
      items={[
        {
          label: t('units.answersFor'),
          value: t('units.answersCount', { count: history.obligations, open: history.open }),
        },
        ...several(
          t('units.predecessors'),
          history.predecessors.map(({ id, unit, date, kind }) =>
            line(
              id,
              unitName(unit, language),
              [
                date === null ? t('units.always') : formatDay(date, language),
                t(`units.successionKinds.${kind}`),
              ].join(' · '),
              unit.code,
            ),
          ),
        ),
        ...several(
          t('units.stoodUnder'),
          history.placements.map(({ id, parent, from, to }) =>
            line(id, unitName(parent, language), termText({ from, to }, t, language), parent.code),
          ),
        ),
      ]}
    />
  )
}
