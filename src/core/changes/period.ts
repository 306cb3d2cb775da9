import { compareText } from './stamp.ts'

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `null`: always has been, or still is. */
export type PeriodEnd = string | null

/**
 * Whether something dated holds on a day (`YYYY-MM-DD`). `from` is the first day on which it holds;
 * of a year or month alone, its first day. A full `to` is the first day on which it no longer
 * holds, so that one decree ends one placement and begins the next without a day between or in
 * both. Of a year or month alone it still holds on the last day: who served "in 2016" did serve,
 * and where a successor's dates overlap, the later placement wins.
 */
export function holdsOn(day: string, from: PeriodEnd, to: PeriodEnd): boolean {
  if (from !== null && compareText(day.slice(0, from.length), from) < 0) return false
  if (to === null) return true
  const order = compareText(day.slice(0, to.length), to)
  return to.length === day.length ? order < 0 : order <= 0
}

/**
 * Order of beginnings; what always has been comes first, a year or month alone counts as its first
 * day.
 */
export function compareStarts(a: PeriodEnd, b: PeriodEnd): number {
  return compareText(firstDay(a), firstDay(b))
}

function firstDay(from: PeriodEnd): string {
  return from === null ? '' : `${from}-01-01`.slice(0, 10)
}
