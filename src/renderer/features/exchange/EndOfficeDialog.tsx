import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBan } from '@tabler/icons-react'
import { usePerson } from '../../state/preferences.ts'
import { useUnlockedAction } from '../../state/unlocking.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import type { OtherOffice } from './other-offices.ts'

/** A whole office, or one of the machines that it works on, by id. */
export interface Ended {
  readonly what: 'office' | 'installation'
  readonly id: string
}

interface EndOfficeDialogProps {
  readonly office: OtherOffice
  readonly ended: Ended
  readonly onClose: () => void
}

/** Says what ending an office can do and what it cannot, before anybody does it. */
export function EndOfficeDialog({ office: { name }, ended, onClose }: EndOfficeDialogProps) {
  const { t } = useTexts()
  const person = usePerson()
  const end = useUnlockedAction('offices.end')
  const confirm = async () => {
    if (person === null) return
    if ((await end.run({ as: person, office: ended.id })) === null) return
    notifications.show({ color: 'green', message: t('exchange.ended', { name }) })
    onClose()
  }
  const short = ended.id.slice(0, 8)
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={
        ended.what === 'office'
          ? t('exchange.endOfficeTitle', { name })
          : t('exchange.endInstallationTitle', { name, id: short })
      }
    >
      <Stack>
        <Text size="sm">{t('exchange.endIntro')}</Text>
        <List size="sm" spacing="xs">
          <List.Item>{t('exchange.endCounts')}</List.Item>
          <List.Item>
            {t(ended.what === 'office' ? 'exchange.endNoPackages' : 'exchange.endOthersGoOn')}
          </List.Item>
          <List.Item>{t('exchange.endKeeps')}</List.Item>
          <List.Item>{t('exchange.endArrives')}</List.Item>
        </List>
        {person === null && <Text size="sm">{t('units.needsPerson')}</Text>}
        {end.refused !== null && <ErrorNote refusal={end.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('actions.cancel')}
          </Button>
          <SaveButton
            color="red"
            loading={end.running}
            disabled={person === null}
            leftSection={<IconBan size={16} aria-hidden />}
            onClick={() => void confirm()}
          >
            {t(ended.what === 'office' ? 'exchange.endOffice' : 'exchange.endThis')}
          </SaveButton>
        </Group>
      </Stack>
    </Modal>
  )
}
