import { parsePartialDate, type DaySpan } from '../day.ts'
import { withoutAccents } from '../numbering/spanish-ordinals.ts'

const monthBeginnings = [
  ['ene', 'jan'],
  ['feb'],
  ['mar'],
  ['abr', 'apr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['ago', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dic', 'dec'],
]

const month = '(ene|jan|feb|mar|abr|apr|may|jun|jul|ago|aug|sep|oct|nov|dic|dec)[a-z]*\\.?'
const year = '(?:(?:de|del|of)\\s+)?(\\d{4})'
const through = '\\s*(?:-|–|—|/|a|al|y|to|and|through)\\s*'
const lead = '(?:(?:entre|between|de|from)\\s+)?'

const oneMonth = new RegExp(`^${month}\\s+${year}$`)
const monthsOfYear = new RegExp(`^${lead}${month}${through}${month}\\s+${year}$`)
const monthsAcrossYears = new RegExp(`^${lead}${month}\\s+${year}${through}${month}\\s+${year}$`)
const ofCode = /^(\d{4})[-\s]?([tqs])(\d)$/
const quarterInWords =
  /^(primer|segundo|tercer|cuarto|first|second|third|fourth)\s+(trimestre|quarter|semestre|half)\s+(?:(?:de|del|of)\s+)?(\d{4})$/
const ordinals: Readonly<Record<string, number>> = {
  primer: 1,
  first: 1,
  segundo: 2,
  second: 2,
  tercer: 3,
  third: 3,
  cuarto: 4,
  fourth: 4,
}

/**
 * The days that the words of a source stand for: `2015`, `2015-03`, `2012-01/2012-11`, `2015-T3`, `enero-noviembre de
 * 2015`, `January 2013 and November 2015`, `tercer trimestre de 2015`. `null`: not understood, and the words stand as
 * they are.
 */
export function parsePeriod(text: string): DaySpan | null {
  const folded = withoutAccents(text).toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return ofDates(folded) ?? ofMonths(folded) ?? ofParts(folded)
}

function ofDates(text: string): DaySpan | null {
  const [first, second, ...more] = text.split('/')
  if (first === undefined || more.length > 0) return null
  return spanning(parsePartialDate(first), parsePartialDate(second ?? first))
}

function ofMonths(text: string): DaySpan | null {
  const one = oneMonth.exec(text)
  if (one !== null) return monthsOf(Number(one[2]), monthNumber(one[1]), monthNumber(one[1]))
  const ofYear = monthsOfYear.exec(text)
  if (ofYear !== null) {
    return monthsOf(Number(ofYear[3]), monthNumber(ofYear[1]), monthNumber(ofYear[2]))
  }
  const across = monthsAcrossYears.exec(text)
  if (across === null) return null
  return spanning(
    monthsOf(Number(across[2]), monthNumber(across[1]), monthNumber(across[1])),
    monthsOf(Number(across[4]), monthNumber(across[3]), monthNumber(across[3])),
  )
}

/** Quarters and halves of a year. */
function ofParts(text: string): DaySpan | null {
  const coded = ofCode.exec(text)
  if (coded !== null) return part(Number(coded[1]), coded[2] === 's' ? 6 : 3, Number(coded[3]))
  const words = quarterInWords.exec(text)
  if (words === null) return null
  const months = words[2] === 'semestre' || words[2] === 'half' ? 6 : 3
  return part(Number(words[3]), months, ordinals[words[1] ?? ''] ?? 0)
}

const part = (years: number, months: number, order: number): DaySpan | null =>
  order < 1 || order > 12 / months
    ? null
    : monthsOf(years, (order - 1) * months + 1, order * months)

const monthNumber = (name: string | undefined): number =>
  monthBeginnings.findIndex((beginnings) => beginnings.includes(name ?? '')) + 1

function monthsOf(year: number, from: number, to: number): DaySpan | null {
  const month = (number: number): DaySpan | null =>
    parsePartialDate(`${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`)
  return spanning(month(from), month(to))
}

const spanning = (start: DaySpan | null, end: DaySpan | null): DaySpan | null =>
  start === null || end === null || start.first > end.last
    ? null
    : { first: start.first, last: end.last }
