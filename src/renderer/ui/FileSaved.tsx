import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

interface FileSavedProps {
  /** Where it lies and what it holds. */
  readonly text: string
  readonly show: string
  readonly onShow: () => void
}

const beginning = 'file-saved-'
let number = 0

/**
 * Says that a file was written, in the place of what was said of the one before. Nothing in the register changed with
 * it, so it has nothing to undo.
 */
export function tellFileSaved({
  title,
  ...file
}: FileSavedProps & { readonly title: string }): void {
  notifications.hide(`${beginning}${number}`)
  number += 1
  notifications.show({
    id: `${beginning}${number}`,
    color: 'green',
    title,
    autoClose: 15_000,
    message: <FileSaved {...file} />,
  })
}

export const isFileNote = (id: string): boolean => id.startsWith(beginning)

/** A button of its own line is not cut by the note's last one. */
function FileSaved({ text, show, onShow }: FileSavedProps) {
  return (
    <Stack gap="xs" align="flex-start" pb={2}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Button size="compact-sm" variant="default" onClick={onShow}>
        {show}
      </Button>
    </Stack>
  )
}
