import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { UnitHistory as History } from '../../../contract/institutions.ts'
import { useUnitHistory } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { formatDay } from '../../ui/format.ts'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { UnitNode } from './unit-tree.ts'

interface UnitHistoryProps {
  readonly unit: UnitNode
  readonly onChoose: (code: string) => void
}

/** Where a unit stood, whom it follows, who held its posts, and what it answers for. */
export function UnitHistory({ unit, onChoose }: UnitHistoryProps) {
  const { t } = useTexts()
  const history = useUnitHistory(unit.id)
  if (history.isPending) return <LoadingRows rows={3} />
  if (history.isError) {
    return <ErrorNote refusal={toRefusal(history.error)} onRetry={() => void history.refetch()} />
  }
  return (
    <Stack gap="xs" component="section" aria-label={t('units.history')}>
      <Title order={3} size="h6">
        {t('units.history')}
      </Title>
      <Told history={history.data} onChoose={onChoose} />
    </Stack>
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
  const period = (from: string | null, to: string | null): string | null => {
    const named = {
      from: from === null ? '' : formatDay(from, language),
      to: to === null ? '' : formatDay(to, language),
    }
    if (from !== null && to !== null) return t('units.period', named)
    if (from !== null) return t('units.since', named)
    return to === null ? null : t('units.until', named)
  }
  const line = (name: string, when: string | null, code?: string) => (
    <>
      {code === undefined ? (
        name
      ) : (
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
      )}
      {when !== null && (
        <Text size="xs" c="dimmed">
          {when}
        </Text>
      )}
    </>
  )
  return (
    <KeyValues
      items={[
        {
          label: t('units.answersFor'),
          value: t('units.answersCount', { count: history.obligations, open: history.open }),
        },
        ...history.predecessors.map(({ unit, date, kind }) => ({
          label: t('units.predecessors'),
          value: line(
            unitName(unit, language),
            [
              date === null ? t('units.always') : formatDay(date, language),
              t(`units.successionKinds.${kind}`),
            ].join(' · '),
            unit.code,
          ),
        })),
        ...history.placements.map(({ parent, from, to }) => ({
          label: t('units.stoodUnder'),
          value: line(unitName(parent, language), period(from, to), parent.code),
        })),
        ...history.holders.map(({ person, post, postEnglish, from, to, derived }) => {
          const when = period(from, to)
          const named = language === 'en' ? (postEnglish ?? post) : post
          return {
            label: t('units.holders'),
            value: line(
              `${person}, ${named}`,
              when !== null && derived ? t('units.derivedEnd', { period: when }) : when,
            ),
          }
        }),
      ]}
    />
  )
}
