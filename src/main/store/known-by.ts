import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ReadConnection } from './connection.ts'

/**
 * What an office knew at a moment: everything that had been merged when the log was so long. The log only grows, so a
 * day and a cut-off are both a length of it (DESIGN 5.6).
 */
export interface KnownBy {
  /** Local number of the last commit of it. */
  readonly position: number
  /** The day (`YYYY-MM-DD`) for which this is asked: who answers, and what is overdue, is said of it. */
  readonly day: string
}

/** As of the end of a day of the register's time zone. Refused before its first receipt and after `today`. */
export function knownOn(
  connection: ReadConnection,
  timeZone: string,
  day: string,
  today: string,
): Result<KnownBy, Refusal> {
  const begins = dayIn(timeZone, receiptAt(connection, 0)?.known ?? 0)
  if (day < begins) return failure(refusal('as_of_before_receipts', { day, first: begins }))
  if (day > today) return failure(refusal('as_of_in_future', { day, today }))
  const last = lastPosition(connection)
  // Today is now, whatever a clock that was once ahead wrote down.
  const position = day === today ? last : lastKnownOn(connection, timeZone, day, last)
  return success({ position, day })
}

export const lastPosition = (connection: ReadConnection): number =>
  connection.get<{ last: number | null }>('SELECT max(commit_id) AS last FROM receipt')?.last ?? 0

/** The moments of the receipts never go back, so the last of a day is found by halving. */
function lastKnownOn(
  connection: ReadConnection,
  timeZone: string,
  day: string,
  last: number,
): number {
  let known = 0
  let unknown = last + 1
  while (unknown - known > 1) {
    const middle = Math.floor((known + unknown) / 2)
    const receipt = receiptAt(connection, middle)
    if (receipt !== undefined && dayIn(timeZone, receipt.known) <= day) known = receipt.id
    else unknown = middle
  }
  return known
}

/** The first receipt from that number on. */
const receiptAt = (
  connection: ReadConnection,
  position: number,
): { readonly id: number; readonly known: number } | undefined =>
  connection.get<{ id: number; known: number }>(
    'SELECT commit_id AS id, known FROM receipt WHERE commit_id >= ? ORDER BY commit_id LIMIT 1',
    [position],
  )

/** Making one takes a hundred times as long as using it. */
const calendars = new Map<string, Intl.DateTimeFormat>()
/** The day last said: what arrived together is asked for one after the other. */
let last = { timeZone: '', minute: Number.NaN, day: '' }

/** The calendar day (`YYYY-MM-DD`) of a moment in a time zone. */
export function dayIn(timeZone: string, moment: number): string {
  // In every time zone a day begins with a minute of UTC, in the years that receipts know.
  const minute = Math.floor(moment / 60_000)
  if (last.minute === minute && last.timeZone === timeZone) return last.day
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  calendars.set(timeZone, calendar)
  last = { timeZone, minute, day: calendar.format(moment) }
  return last.day
}
