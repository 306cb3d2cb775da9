import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { applyCommits, storedAgain, type ReceivedCommit } from './apply-commits.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'
import { noteDerivedDay } from './derived-day.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { writeFacts, type RegisterFacts } from './register-facts.ts'

/**
 * The register as this office knew it at the end of a day: the commits it had made or received by then, merged by the
 * same code into a database of their own, so that every question has the same answer as it had on that day.
 * Days are those of the register's time zone. Refused before its first receipt and after `today`.
 */
export function openAsOf(
  connection: ReadConnection,
  facts: RegisterFacts,
  day: string,
  today: string,
): Result<OpenConnection, Refusal> {
  const first = connection.get<{ received: number | null }>(
    'SELECT min(received) AS received FROM receipt',
  )
  const begins = dayIn(facts.timeZone, first?.received ?? 0)
  if (day < begins) return failure(refusal('as_of_before_receipts', { day, first: begins }))
  if (day > today) return failure(refusal('as_of_in_future', { day, today }))

  const past = openConnection({
    path: ':memory:',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  migrate(past, migrations, () => undefined)
  past.transaction(() => {
    writeFacts(past, facts)
    // Who answered then, by what was known then.
    noteDerivedDay(past, day)
    applyCommits(past, knownOn(connection, facts.timeZone, day))
  })
  return success(past)
}

/** What the office had made or received by the end of the day, in the order in which it came. */
function* knownOn(
  connection: ReadConnection,
  timeZone: string,
  day: string,
): Generator<ReceivedCommit> {
  for (const { id, hash, bytes, received } of connection.iterate<{
    id: number
    hash: Uint8Array
    bytes: Uint8Array
    received: number
  }>(
    `SELECT c.id, c.hash, c.bytes, p.received FROM commit_log c JOIN receipt p ON p.commit_id = c.id
     ORDER BY c.id`,
  )) {
    if (dayIn(timeZone, received) <= day) yield { ...storedAgain(id, hash, bytes), received }
  }
}

/** Making one takes a hundred times as long as using it. */
const calendars = new Map<string, Intl.DateTimeFormat>()

/** The calendar day (`YYYY-MM-DD`) of a moment in a time zone. */
export function dayIn(timeZone: string, moment: number): string {
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  calendars.set(timeZone, calendar)
  return calendar.format(moment)
}
