import { Kbd } from '@mantine/core'
import { useTexts } from './use-texts.ts'

/** The keys that do what the button says on which it stands (`use-save-shortcut.ts`). */
export function SaveHint() {
  const { t } = useTexts()
  return <Kbd size="xs">{t('actions.saveHint')}</Kbd>
}
