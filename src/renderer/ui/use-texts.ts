import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../core/schema/codes.ts'

export interface Texts {
  readonly t: TFunction
  readonly language: Language
}

/** The sentences and the conventions of the language on screen. */
export function useTexts(): Texts {
  const { t, i18n } = useTranslation()
  return { t, language: i18n.language === 'en' ? 'en' : 'es' }
}
