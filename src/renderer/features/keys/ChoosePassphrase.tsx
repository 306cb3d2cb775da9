import { IconKey } from '@tabler/icons-react'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { PassphraseForm } from './PassphraseForm.tsx'

/** With what the keys are sealed that are about to be made. */
export function ChoosePassphrase({ onDone }: { onDone: (opened: boolean) => void }) {
  const { t } = useTexts()
  const unlock = useAction('keys.unlock', () => present)
  const seal = async (passphrase: string) => {
    const held = await unlock.run({ passphrase })
    if (held === null) return false
    unlock.forget()
    onDone(true)
    return true
  }
  return (
    <PassphraseForm
      hint={t('keys.makeHint')}
      warning={t('keys.keepSafe')}
      submit={t('keys.make')}
      icon={IconKey}
      running={unlock.running}
      refused={unlock.refused}
      onChosen={seal}
      onCancel={() => onDone(false)}
    />
  )
}
