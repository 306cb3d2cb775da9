/**
 * Calendar days as `YYYY-MM-DD` texts of the Gregorian calendar, reckoned with exact integers.
 * The calendar runs from 0001-01-01 to 9999-12-31; sums stop at its ends, so that a far-off date
 * from an import shows as an absurd day and never stops the program.
 *
 * Every function except the parsers expects a day that exists and throws a RangeError otherwise:
 * what people or files bring goes through `parseDay` or `isDay` first.
 */

export const firstDay = '0001-01-01'
export const lastDay = '9999-12-31'

interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const monthPattern = /^(\d{4})-(\d{2})$/
const yearPattern = /^(\d{4})$/

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  switch (month) {
    case 2:
      return isLeapYear(year) ? 29 : 28
    case 4:
    case 6:
    case 9:
    case 11:
      return 30
    default:
      return 31
  }
}

function readCivil(text: string): Civil | null {
  const match = dayPattern.exec(text)
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  const exists =
    year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? { year, month, day } : null
}

/** The day that a person wrote, without the spaces around it; `null` when no calendar has it. */
export function parseDay(text: string): string | null {
  const trimmed = text.trim()
  return readCivil(trimmed) ? trimmed : null
}

export function isDay(text: string): boolean {
  return readCivil(text) !== null
}

function civilOf(day: string): Civil {
  const civil = readCivil(day)
  if (!civil) throw new RangeError(`not a day of the calendar: ${day}`)
  return civil
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

function write({ year, month, day }: Civil): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** Days of the 400-year cycle of the calendar, and of its shorter parts. */
const daysPer400Years = 146_097
const daysPer100Years = 36_524
const daysPer4Years = 1_461
/** Number of 1970-01-01 when 0000-03-01 has number 0. */
const epochShift = 719_468

/**
 * Days since 1970-01-01. The year is taken to begin in March, so that the leap day is its last;
 * the days before month m of such a year are then (153 m + 2) / 5, rounded down.
 */
export function dayNumber(day: string): number {
  const civil = civilOf(day)
  const year = civil.month > 2 ? civil.year : civil.year - 1
  const monthFromMarch = (civil.month + 9) % 12
  const cycle = Math.floor(year / 400)
  const yearOfCycle = year - cycle * 400
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + civil.day - 1
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100)
  return cycle * daysPer400Years + yearOfCycle * 365 + leapDays + dayOfYear - epochShift
}

/** The inverse of `dayNumber`, held within the calendar. */
export function dayFromNumber(number: number): string {
  if (!Number.isInteger(number)) throw new RangeError(`not a number of days: ${number}`)
  if (number <= firstNumber) return firstDay
  if (number >= lastNumber) return lastDay
  const shifted = number + epochShift
  const cycle = Math.floor(shifted / daysPer400Years)
  const dayOfCycle = shifted - cycle * daysPer400Years
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / (daysPer4Years - 1)) +
      Math.floor(dayOfCycle / daysPer100Years) -
      Math.floor(dayOfCycle / (daysPer400Years - 1))) /
      365,
  )
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return write({
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  })
}

const firstNumber = dayNumber(firstDay)
const lastNumber = dayNumber(lastDay)

export function addDays(day: string, count: number): string {
  return dayFromNumber(dayNumber(day) + count)
}

/** The same day of a later (or earlier) month, or that month's last day when it is shorter. */
export function addMonths(day: string, count: number): string {
  const civil = civilOf(day)
  const months = civil.year * 12 + civil.month - 1 + count
  const year = Math.floor(months / 12)
  if (year < 1) return firstDay
  if (year > 9999) return lastDay
  const month = months - year * 12 + 1
  return write({ year, month, day: Math.min(civil.day, daysInMonth(year, month)) })
}

/** From `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Negative, zero or positive: years have four digits, so the order of texts is that of days. */
export function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function earliest(days: readonly string[]): string | null {
  return days.reduce<string | null>((best, day) => (best === null || day < best ? day : best), null)
}

export function latest(days: readonly string[]): string | null {
  return days.reduce<string | null>((best, day) => (best === null || day > best ? day : best), null)
}

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  const sinceMonday = (dayNumber(day) + 3) % 7
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
}

export function yearOf(day: string): number {
  return civilOf(day).year
}

/** The last day of a year from 1 to 9999. */
export function endOfYear(year: number): string {
  if (!Number.isInteger(year) || year < 1 || year > 9999) {
    throw new RangeError(`not a year: ${year}`)
  }
  return write({ year, month: 12, day: 31 })
}

/** The first and the last day that a partial date can mean: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface DaySpan {
  readonly first: string
  readonly last: string
}

/** `null` when the text is none of these or names no month or day of the calendar. */
export function parsePartialDate(text: string): DaySpan | null {
  const trimmed = text.trim()
  const day = parseDay(trimmed)
  if (day !== null) return { first: day, last: day }
  const yearMatch = yearPattern.exec(trimmed)
  if (yearMatch) {
    const year = Number(yearMatch[1])
    return year >= 1 ? { first: write({ year, month: 1, day: 1 }), last: endOfYear(year) } : null
  }
  const monthMatch = monthPattern.exec(trimmed)
  if (!monthMatch) return null
  const year = Number(monthMatch[1])
  const month = Number(monthMatch[2])
  if (year < 1 || month < 1 || month > 12) return null
  return {
    first: write({ year, month, day: 1 }),
    last: write({ year, month, day: daysInMonth(year, month) }),
  }
}
