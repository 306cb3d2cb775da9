import { Group, Stack, Text } from '@mantine/core'
import type { ObligationDetail } from '../../../contract/records.ts'
import { kindLabel } from '../../ui/known-labels.ts'
import { LongText } from '../../ui/LongText.tsx'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { TraceText } from './TraceText.tsx'

/** Something was taken back, or the case was opened again: who did it, when, and why. */
export function TakenEntry({ taken }: { taken: ObligationDetail['taken'][number] }) {
  const { t } = useTexts()
  const moment = useMoments()
  return (
    <Stack gap={6}>
      <div>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {taken.reopened
              ? t('obligations.reopened')
              : t('obligations.taken', { kind: kindLabel(taken.kind, t) })}
          </Text>
        </Group>
        <Text size="xs" c="dimmed">
          {moment(taken.stated)}
        </Text>
        <TraceText trace={taken} />
      </div>
      <LongText text={taken.reason} />
    </Stack>
  )
}
