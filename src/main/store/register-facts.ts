import type { Clock, Id } from '../../core/changes/types.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/** What this register is. Set once by `init`, except the clock. */
export interface RegisterFacts {
  readonly installation: Id
  readonly office: Id
  /** IANA name: days end at its midnight. */
  readonly timeZone: string
  readonly demonstration: boolean
}

export function writeFacts(connection: WriteConnection, facts: RegisterFacts): void {
  const put = (name: string, value: string): void => {
    connection.run('INSERT INTO register_fact (name, value) VALUES (?, ?)', [name, value])
  }
  put('installation', facts.installation)
  put('office', facts.office)
  put('time_zone', facts.timeZone)
  put('demonstration', String(facts.demonstration))
}

/** `undefined`: the file is a database, but no register was ever finished in it. */
export function readFacts(connection: ReadConnection): RegisterFacts | undefined {
  const value = (name: string): string | undefined =>
    connection.get<{ value: string }>('SELECT value FROM register_fact WHERE name = ?', [name])
      ?.value
  const installation = value('installation')
  const office = value('office')
  const timeZone = value('time_zone')
  if (installation === undefined || office === undefined || timeZone === undefined) return undefined
  return { installation, office, timeZone, demonstration: value('demonstration') === 'true' }
}

/** Kept apart from the commits: a received clock moves it too. */
export function readClock(connection: ReadConnection): Clock {
  const text = connection.get<{ value: string }>(
    "SELECT value FROM register_fact WHERE name = 'clock'",
  )?.value
  const [wall, logical] = (text ?? '0 0').split(' ').map(Number)
  return { wall: wall ?? 0, logical: logical ?? 0 }
}

export function writeClock(connection: WriteConnection, clock: Clock): void {
  connection.run(
    "INSERT INTO register_fact (name, value) VALUES ('clock', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [`${clock.wall} ${clock.logical}`],
  )
}
