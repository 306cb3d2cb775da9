import english from '../../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../../resources/locales/es.json' with { type: 'json' }
import type { Language } from '../../core/schema/codes.ts'

/** Names of codes, kinds of records and findings: a report calls them what the screens call them. */
export type ScreenWords = Pick<
  typeof spanish,
  'codes' | 'fields' | 'funding' | 'indicators' | 'issueAdvice' | 'issues' | 'kinds'
>

const words: Readonly<Record<Language, ScreenWords>> = { es: spanish, en: english }

export const screenWords = (language: Language): ScreenWords => words[language]

/** Puts values into the places of a pattern of the screens, such as `{{count}} obligaciones`. */
export const fillScreenPattern = (
  pattern: string,
  values: Readonly<Record<string, string | number>>,
): string =>
  pattern.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place))
