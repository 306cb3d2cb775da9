import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import english from '../../../resources/locales/en.json'
import spanish from '../../../resources/locales/es.json'
import type { Language } from '../../core/schema/codes.ts'

/** The two languages are part of the program: nothing is loaded later, so no text ever flickers in. */
export async function createTexts(language: Language): Promise<i18n> {
  const texts = createInstance()
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'es',
    resources: { es: { translation: spanish }, en: { translation: english } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return texts
}
