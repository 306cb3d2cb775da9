import { Button, Group, Stack } from '@mantine/core'
import { refusal } from '../../../contract/errors.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Keys that no passphrase opens, and another machine does. */
export function OpenElsewhere({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Stack>
      <ErrorNote refusal={refusal('keys_of_other_machine')} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('actions.close')}
        </Button>
      </Group>
    </Stack>
  )
}
