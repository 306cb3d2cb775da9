import type { i18n } from 'i18next'
import { useEffect } from 'react'
import { call } from '../api/bridge.ts'
import { useLanguage } from '../state/preferences.ts'

/** The chosen language reaches the texts, the page's mark for screen readers, and the menus of the program. */
export function useFollowLanguage(texts: i18n): void {
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
    void texts.changeLanguage(language)
    void call('shell.language', { language })
  }, [language, texts])
}
