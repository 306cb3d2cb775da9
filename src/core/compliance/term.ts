import { addDays, addMonths, isDay, parsePartialDate } from './day.ts'

/** Where a term stands on a day. */
export const termStates = ['coming', 'running', 'ended'] as const

/** When somebody holds a post. Dates are partial: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface Term {
  readonly from: string | null
  readonly to: string | null
}

/**
 * The first day on which a term no longer runs: a full `to` is that day itself, of a year or month alone the term
 * still runs on the last day. `null`: it has no end.
 */
export function dayAfterTerm(to: string | null): string | null {
  const span = to === null ? null : parsePartialDate(to)
  if (to === null || span === null) return null
  return isDay(to) ? to : addDays(span.last, 1)
}

/** Where a term stands on a day (`YYYY-MM-DD`); a beginning known in part counts from its first day. */
export function termStateOn(day: string, { from, to }: Term): (typeof termStates)[number] {
  const begin = from === null ? null : parsePartialDate(from)
  if (begin !== null && begin.first > day) return 'coming'
  const end = dayAfterTerm(to)
  return end !== null && end <= day ? 'ended' : 'running'
}

/** Neither its beginning nor its end is known: nobody can say on which days it runs. */
export const isUndated = ({ from, to }: Term): boolean => from === null && to === null

/** No day on which it runs: it ends before it begins, or as it begins. */
export function isReversed({ from, to }: Term): boolean {
  const begin = from === null ? null : parsePartialDate(from)
  const end = dayAfterTerm(to)
  return begin !== null && end !== null && end <= begin.first
}

/**
 * When a term ends that was given for so many years (commissions are elected for three) and whose end nobody wrote:
 * as exact as its beginning is known. `null`: it has no beginning, or no number of years.
 */
export function derivedEnd(from: string | null, years: number | null): string | null {
  if (from === null || parsePartialDate(from) === null) return null
  if (years === null || !Number.isSafeInteger(years) || years < 1) return null
  if (isDay(from)) return addMonths(from, years * 12)
  const year = String(Number(from.slice(0, 4)) + years).padStart(4, '0')
  return year.length > 4 ? null : `${year}${from.slice(4)}`
}

/**
 * On some day both run. Where dates are partial or there are none, only if they certainly do: ending in 2004 and
 * beginning in 2004 is a handover.
 */
export function overlap(one: Term, other: Term): boolean {
  if (isUndated(one) || isUndated(other)) return false
  return beginsWithin(one, other) || beginsWithin(other, one)
}

/** The second certainly runs on the last day on which the first can have begun. */
function beginsWithin({ from }: Term, other: Term): boolean {
  const begun = from === null ? '0001-01-01' : (parsePartialDate(from)?.last ?? null)
  const began = other.from === null ? '0001-01-01' : (parsePartialDate(other.from)?.last ?? null)
  if (begun === null || began === null) return false
  const span = other.to === null ? null : parsePartialDate(other.to)
  return began <= begun && (other.to === null || (span !== null && begun < span.first))
}
