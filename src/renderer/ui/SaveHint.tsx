import { Kbd } from '@mantine/core'
import { useTexts } from './use-texts.ts'

/** The keys that do what the button says on which it stands (`use-save-shortcut.ts`). */
export function SaveHint() {
  const { t } = useTexts()
  // Read aloud it would be part of what the button is called.
  return (
    <Kbd size="xs" aria-hidden>
      {t('actions.saveHint')}
    </Kbd>
  )
}
