import { SegmentedControl } from '@mantine/core'
import { usePreferences } from '../state/preferences.ts'
import { useTexts } from '../ui/use-texts.ts'

export function LanguageSwitch() {
  const { t } = useTexts()
  const language = usePreferences((preferences) => preferences.language)
  const setLanguage = usePreferences((preferences) => preferences.setLanguage)
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('settings.language')}
      value={language}
      onChange={setLanguage}
      data={[
        { value: 'es' as const, label: t('settings.languageEs') },
        { value: 'en' as const, label: t('settings.languageEn') },
      ]}
    />
  )
}
