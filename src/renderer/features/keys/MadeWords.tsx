import { Checkbox, Group, Paper, Stack, Text } from '@mantine/core'
import { CopyAction } from '../../ui/CopyAction.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface Made {
  readonly passphrase: string
  readonly written: boolean
}

interface MadeWordsProps {
  readonly made: Made
  readonly onChange: (made: Made) => void
}

/** Six words of the program's list, to be written down. */
export function MadeWords({ made, onChange }: MadeWordsProps) {
  const { t } = useTexts()
  const { passphrase, written } = made
  return (
    <Stack gap="sm">
      <Paper withBorder p="md">
        <Group justify="space-between" wrap="nowrap">
          <Text size="xl" fw={600} aria-label={t('keys.madeLabel')}>
            {passphrase}
          </Text>
          <CopyAction value={passphrase} label={t('keys.copy')} />
        </Group>
      </Paper>
      <Checkbox
        label={t('keys.written')}
        checked={written}
        onChange={(event) => onChange({ passphrase, written: event.currentTarget.checked })}
      />
    </Stack>
  )
}
