import english from '../../../resources/locales/shell.en.json' with { type: 'json' }
import spanish from '../../../resources/locales/shell.es.json' with { type: 'json' }
import type { Language } from '../../core/schema/codes.ts'

/** What the main process itself says: menus and the titles of its dialogs. */
export type ShellTexts = typeof spanish

const textsByLanguage: Readonly<Record<Language, ShellTexts>> = { es: spanish, en: english }

export function shellTexts(language: Language): ShellTexts {
  return textsByLanguage[language]
}
