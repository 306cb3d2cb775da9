import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconKey } from '@tabler/icons-react'
import { present } from '../../api/past.ts'
import { useUnlockedAction } from '../../state/unlocking.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { PassphraseForm } from './PassphraseForm.tsx'

/** Another passphrase for the keys: whoever cannot open them is asked for the one of now. */
export function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const change = useUnlockedAction('keys.change', () => present)
  const seal = async (passphrase: string) => {
    const changed = await change.run({ passphrase })
    if (changed === null) return false
    change.forget()
    notifications.show({ message: t('keys.changed') })
    onClose()
    return true
  }
  return (
    <Modal
      opened
      size="lg"
      title={t('keys.changeTitle')}
      closeOnClickOutside={false}
      onClose={onClose}
    >
      <PassphraseForm
        hint={t('keys.changeHint')}
        warning={t('keys.keepSafe')}
        submit={t('keys.change')}
        icon={IconKey}
        running={change.running}
        refused={change.refused}
        onChosen={seal}
        onCancel={onClose}
      />
    </Modal>
  )
}
