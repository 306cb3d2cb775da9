import { parseDay, parsePartialDate } from '../../core/compliance/day.ts'
import { withoutAccents } from '../../core/compliance/numbering/spanish-ordinals.ts'
import type { Language } from '../../core/schema/codes.ts'

/** Regional conventions of each language: month names, decimal marks. */
const regions = { es: 'es-MX', en: 'en-US' } as const satisfies Record<Language, string>

const monthNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function monthName(month: number, language: Language): string {
  const name = new Intl.DateTimeFormat(regions[language], { month: 'short', timeZone: 'UTC' })
  return name.format(Date.UTC(2000, month - 1, 15)).replace('.', '')
}

/** The months' names in full, from January. */
export const monthNames = (language: Language): readonly string[] =>
  monthNumbers.map((month) =>
    new Intl.DateTimeFormat(regions[language], { month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2000, month - 1, 15),
    ),
  )

/**
 * A date as people read it: `20 dic 2016` in Spanish, `20 Dec 2016` in English. Takes `YYYY`, `YYYY-MM` or
 * `YYYY-MM-DD` and says no more than it knows; any other text comes back as it is.
 */
export function formatDay(text: string, language: Language): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (parts === null) return text
  const [, year, month, day] = parts
  const name = month === undefined ? undefined : monthName(Number(month), language)
  const dayNumber = day === undefined ? undefined : String(Number(day))
  return [dayNumber, name, year].filter((part) => part !== undefined).join(' ')
}

/**
 * A moment (ISO 8601) on the clock of a time zone: `20 dic 2016, 14:05`.
 *
 * @param timeZone IANA name; `null`: on the clock of this computer.
 */
export function formatMoment(moment: string, language: Language, timeZone: string | null): string {
  const date = Date.parse(moment)
  if (Number.isNaN(date)) return moment
  // Swedish writes `2016-12-20 14:05`.
  const [day = '', clock] = new Intl.DateTimeFormat('sv-SE', {
    ...(timeZone === null ? {} : { timeZone }),
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(date)
    .split(' ')
  return `${formatDay(day, language)}, ${clock}`
}

/** The day that a person typed, as `YYYY-MM-DD`; `null` when no calendar has it. The day comes before the month. */
export function parseTypedDay(typed: string): string | null {
  const text = withoutAccents(typed).trim().toLowerCase()
  const year = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (year) return dayOf(year[1], year[2], year[3])
  const numbers = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text)
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1])
  const words = /^(\d{1,2})(?: de)? ([a-z]{3,})\.?(?: de)?,? (\d{4})$/.exec(text)
  if (words) return dayOf(words[3], monthOfName(words[2] ?? ''), words[1])
  return null
}

/**
 * A day, a month (`2016-12`, `12/2016`, `dic 2016`) or a year that a person typed, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`;
 * `null` when no calendar has it.
 */
export function parseTypedPartialDay(typed: string): string | null {
  const day = parseTypedDay(typed)
  if (day !== null) return day
  const text = withoutAccents(typed).trim().toLowerCase()
  if (/^\d{4}$/.test(text)) return partialOf(text)
  const isoMonth = /^(\d{4})-(\d{1,2})$/.exec(text)
  if (isoMonth) return partialOf(isoMonth[1], isoMonth[2])
  const numbers = /^(\d{1,2})[/. -](\d{4})$/.exec(text)
  if (numbers) return partialOf(numbers[2], numbers[1])
  const words = /^([a-z]{3,})\.?(?: de)?,? (\d{4})$/.exec(text)
  const month = monthOfName(words?.[1] ?? '')
  return month === null ? null : partialOf(words?.[2], String(month))
}

function partialOf(year: string | undefined, month?: string): string | null {
  const text = [year, ...(month === undefined ? [] : [month.padStart(2, '0')])].join('-')
  return parsePartialDate(text) === null ? null : text
}

function dayOf(
  year: string | undefined,
  month: string | number | undefined | null,
  day: string | undefined,
): string | null {
  if (year === undefined || month === undefined || month === null || day === undefined) return null
  return parseDay(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function monthOfName(name: string): number | null {
  const start = name.slice(0, 3)
  const found = monthNumbers.find((month) =>
    (['es', 'en'] as const).some(
      (language) => monthName(month, language).slice(0, 3).toLowerCase() === start,
    ),
  )
  return found ?? null
}

/** Sizes as file managers show them: `12.3 KB`, with 1024 bytes to the KB. */
export function formatSize(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB']
  const step = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  return `${formatNumber(bytes / 1024 ** step, language, step === 0 ? 0 : 1)} ${units[step]}`
}

/** Mexican pesos, with centavos where there are any: `$7,000,000,000`. */
export function formatPesos(pesos: number, language: Language): string {
  return pesosWith(!Number.isInteger(pesos), pesos, language)
}

const pesosWith = (centavos: boolean, pesos: number, language: Language): string =>
  new Intl.NumberFormat(regions[language], {
    style: 'currency',
    currency: 'MXN',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: centavos ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(pesos)

/** Pesos of one column: where one of its amounts has centavos, all are written with them. */
export function pesosOfColumn(
  amounts: readonly (number | null)[],
  language: Language,
): (pesos: number) => string {
  const centavos = amounts.some((pesos) => pesos !== null && !Number.isInteger(pesos))
  return (pesos) => pesosWith(centavos, pesos, language)
}

/** What a figure covers: `2012-01/2012-11` is `ene 2012 – nov 2012`; words of a source stand as they are. */
export function formatPeriod(text: string, language: Language): string {
  return text
    .split('/')
    .map((end) => formatDay(end.trim(), language))
    .join(' – ')
}

export function formatNumber(value: number, language: Language, decimals = 2): string {
  return new Intl.NumberFormat(regions[language], { maximumFractionDigits: decimals }).format(value)
}
