/** The sentences of the demonstration, in the language of the program. */
import { createInstance } from 'i18next'
import english from '../../resources/locales/demo.en.json' with { type: 'json' }
import spanish from '../../resources/locales/demo.es.json' with { type: 'json' }

export type DemoTexts = (key: string, values?: Readonly<Record<string, string | number>>) => string

export async function demoTexts(language: 'es' | 'en'): Promise<DemoTexts> {
  const texts = createInstance()
  await texts.init({
    lng: language,
    resources: { es: { translation: spanish }, en: { translation: english } },
    interpolation: { escapeValue: false },
  })
  return (key, values = {}) => texts.t(key, { ...values })
}
