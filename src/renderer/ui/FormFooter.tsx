import { Button, Group, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import classes from './FormFooter.module.css'
import { SaveButton } from './SaveButton.tsx'
import { SaveHint } from './SaveHint.tsx'
import { useTexts } from './use-texts.ts'

interface FormFooterProps {
  readonly save: string
  readonly running: boolean
  readonly disabled?: boolean
  readonly onCancel: () => void
  /** What is typed outlives the panel. */
  readonly kept?: boolean
}

/** Stays in sight below a long form. */
export function FormFooter({
  save,
  running,
  disabled = false,
  onCancel,
  kept = false,
}: FormFooterProps) {
  const { t } = useTexts()
  return (
    <div className={classes.footer}>
      <Group justify="space-between">
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {kept && t('common.savedDraft')}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('actions.cancel')}
          </Button>
          <SaveButton
            type="submit"
            loading={running}
            disabled={disabled}
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            rightSection={<SaveHint />}
          >
            {save}
          </SaveButton>
        </Group>
      </Group>
    </div>
  )
}
