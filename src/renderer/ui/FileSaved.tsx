import { Button, Stack, Text } from '@mantine/core'

interface FileSavedProps {
  /** Where it lies and what it holds. */
  readonly text: string
  readonly show: string
  readonly onShow: () => void
}

/** What a note says of a file that was written: a button of its own line is not cut by the note's last one. */
export function FileSaved({ text, show, onShow }: FileSavedProps) {
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
