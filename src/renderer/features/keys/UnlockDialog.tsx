import { Modal } from '@mantine/core'
import { useUnlocking } from '../../state/unlocking.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ChoosePassphrase } from './ChoosePassphrase.tsx'
import { OpenElsewhere } from './OpenElsewhere.tsx'
import { TypePassphrase } from './TypePassphrase.tsx'

/** Asks for the passphrase when something needs the keys and nothing else opens them. */
export function UnlockDialog() {
  const { t } = useTexts()
  const asked = useUnlocking((state) => state.asked)
  if (asked === null) return null
  const { keys, answer } = asked
  const title = keys.made ? t('keys.unlockTitle') : t('keys.makeTitle')
  return (
    <Modal opened size="lg" title={title} closeOnClickOutside={false} onClose={() => answer(false)}>
      {keys.made ? (
        keys.passphrase ? (
          <TypePassphrase machine={keys.machine} onDone={answer} />
        ) : (
          <OpenElsewhere onClose={() => answer(false)} />
        )
      ) : (
        <ChoosePassphrase onDone={answer} />
      )}
    </Modal>
  )
}
