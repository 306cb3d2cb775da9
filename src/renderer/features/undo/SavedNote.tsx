import { Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAction } from '../../api/actions.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { intentLabel } from '../../ui/known-labels.ts'
import { refusalText } from '../../ui/refusal-text.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface SavedNoteProps {
  /** Of the notification in which it stands. */
  readonly id: string
  /** What the screen says that was done. */
  readonly children: ReactNode
  readonly person: string
  readonly save: string
}

/** What was saved, with the way back. What happened after the click is said in its place. */
export function SavedNote({ id, children, person, save }: SavedNoteProps) {
  const { t } = useTexts()
  const undo = useAction('saves.undo')
  const undoIt = async () => {
    const undone = await undo.run({ as: person, save })
    if (undone === null) return
    notifications.hide(id)
    notifications.show({ message: t('undo.done', { intent: intentLabel(undone.intent, t) }) })
  }
  if (undo.refused !== null) return <Text size="sm">{refusalText(undo.refused, t)}</Text>
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{children}</Text>
      <SaveButton
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        loading={undo.running}
        onClick={() => void undoIt()}
        style={{ flexShrink: 0 }}
      >
        {t('undo.action')}
      </SaveButton>
    </Group>
  )
}
