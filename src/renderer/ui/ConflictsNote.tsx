import { Anchor, Text } from '@mantine/core'
import { Note } from './Note.tsx'
import { useTexts } from './use-texts.ts'

interface ConflictsNoteProps {
  readonly total: number
  readonly onSee: () => void
}

/** What waits for a decision about what is on screen; nothing where nothing does. */
export function ConflictsNote({ total, onSee }: ConflictsNoteProps) {
  const { t } = useTexts()
  if (total === 0) return null
  return (
    <Note tone="partial">
      <Text size="sm" component="span">
        {t('conflicts.note', { count: total })}{' '}
      </Text>
      <Anchor component="button" type="button" size="sm" onClick={onSee}>
        {t('conflicts.see')}
      </Anchor>
    </Note>
  )
}
