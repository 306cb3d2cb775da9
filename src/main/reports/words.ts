import english from '../../../resources/locales/reports.en.json' with { type: 'json' }
import spanish from '../../../resources/locales/reports.es.json' with { type: 'json' }
import type { Language } from '../../core/schema/codes.ts'

/** Every word that a report prints. Both locale files have the same shape: the type checker compares them. */
export type ReportWords = typeof spanish

const words: Readonly<Record<Language, ReportWords>> = { es: spanish, en: english }

export const reportWords = (language: Language): ReportWords => words[language]

/** Puts values into the places of a pattern such as `Página {page} de {pages}`. */
export const fillPattern = (
  pattern: string,
  values: Readonly<Record<string, string | number>>,
): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

/** A day as officials write it: `20 de diciembre de 2016`, `December 20, 2016`. */
export const longDay = (day: string, { dates, months }: ReportWords): string => {
  const [year = '', month = '', number = ''] = day.split('-')
  return fillPattern(dates.long, {
    day: Number(number),
    month: months[Number(month) - 1] ?? month,
    year,
  })
}

export const sessionName = (
  session: { readonly type: 'ordinary' | 'extraordinary'; readonly roman: string },
  { session: patterns }: ReportWords,
): string => fillPattern(patterns[session.type], { roman: session.roman })
