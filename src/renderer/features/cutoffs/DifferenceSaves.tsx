import { Stack, Text } from '@mantine/core'
import type { DifferenceSave } from '../../../contract/cutoffs.ts'
import { intentLabel } from '../../ui/known-labels.ts'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Who saved what between two moments, what for and why. */
export function DifferenceSaves({ saves }: { saves: readonly DifferenceSave[] }) {
  const { t } = useTexts()
  const moment = useMoments()
  if (saves.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('cutoffs.byCalendar')}
      </Text>
    )
  }
  return (
    <Stack gap={6}>
      {saves.map(({ save, only, intent, author, office, stated, reason }) => (
        <div key={`${only} ${save}`}>
          <Text size="sm">{`${intentLabel(intent, t)} · ${author}`}</Text>
          <Text size="xs" c="dimmed">{`${office} · ${moment(stated)}`}</Text>
          {reason !== null && <Text size="xs">{reason}</Text>}
          {only === 'from' && (
            <Text size="xs" fs="italic">
              {t('cutoffs.onlyEarlier')}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  )
}
