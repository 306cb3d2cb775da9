import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useKnownAt } from '../../state/known-at.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** In the place of a form: the past is not changed. */
export function PastRefusal({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const show = useKnownAt((state) => state.show)
  return (
    <Modal opened onClose={onClose} title={t('knownAt.readOnly')}>
      <Stack>
        <Text size="sm">{t('errors.past_is_read_only')}</Text>
        <Group justify="flex-end">
          <Button
            onClick={() => {
              onClose()
              show(null)
            }}
          >
            {t('knownAt.backToToday')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
