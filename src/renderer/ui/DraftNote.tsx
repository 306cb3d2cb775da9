import { Anchor, Group, Text } from '@mantine/core'
import { Note } from './Note.tsx'
import { useMoments } from './use-moments.ts'
import { useTexts } from './use-texts.ts'

interface DraftNoteProps {
  /** ISO 8601; `undefined`: nothing was left, and nothing is said. */
  readonly leftAt: string | undefined
  readonly onDiscard: () => void
}

/** The form begins with what was typed before the program ended. */
export function DraftNote({ leftAt, onDiscard }: DraftNoteProps) {
  const { t } = useTexts()
  const moment = useMoments()
  if (leftAt === undefined) return null
  return (
    <Note tone="neutral">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('drafts.restored', { moment: moment(leftAt) })}</Text>
        <Anchor component="button" type="button" size="sm" onClick={onDiscard}>
          {t('drafts.discard')}
        </Anchor>
      </Group>
    </Note>
  )
}
