import { idSchema, sha256Schema } from '../../contract/primitives.ts'
import { isDay } from '../../core/compliance/day.ts'
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

const isId = (value: string | undefined): boolean => idSchema.safeParse(value).success

/** What each fact has to look like. */
const factShapes: Readonly<Record<string, (value: string | undefined) => boolean>> = {
  installation: isId,
  office: isId,
  time_zone: isTimeZone,
  demonstration: (value) => value === 'true' || value === 'false',
  // Not there in a register of before it was noted.
  derived_for: (value) => value === undefined || isDay(value),
  // Not there before the first save.
  clock: (value) => value === undefined || /^\d+ \d+$/.test(value),
  // Not there before the register's keys were made, or its office joined another.
  root: (value) => value === undefined || sha256Schema.safeParse(value).success,
}

function isTimeZone(value: string | undefined): boolean {
  if (value === undefined) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch (error) {
    // What the platform says of a zone that it does not know.
    if (error instanceof RangeError) return false
    throw error
  }
}

const factIn = (connection: ReadConnection, name: string): string | undefined =>
  connection.get<{ value: string }>('SELECT value FROM register_fact WHERE name = ?', [name])?.value

/** The facts that are missing or cannot be true. */
export function invalidFacts(connection: ReadConnection): readonly string[] {
  return Object.entries(factShapes)
    .filter(([name, fits]) => !fits(factIn(connection, name)))
    .map(([name]) => name)
}

/** `undefined`: the file is a database, but no register was ever finished in it, or what it says of itself is damaged. */
export function readFacts(connection: ReadConnection): RegisterFacts | undefined {
  if (invalidFacts(connection).length > 0) return undefined
  const installation = factIn(connection, 'installation')
  const office = factIn(connection, 'office')
  const timeZone = factIn(connection, 'time_zone')
  if (installation === undefined || office === undefined || timeZone === undefined) return undefined
  return {
    installation,
    office,
    timeZone,
    demonstration: factIn(connection, 'demonstration') === 'true',
  }
}

/** Kept apart from the commits: a received clock moves it too. */
export function readClock(connection: ReadConnection): Clock {
  const [wall, logical] = (factIn(connection, 'clock') ?? '0 0').split(' ').map(Number)
  return { wall: wall ?? 0, logical: logical ?? 0 }
}

export function writeClock(connection: WriteConnection, clock: Clock): void {
  connection.run(
    "INSERT INTO register_fact (name, value) VALUES ('clock', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [`${clock.wall} ${clock.logical}`],
  )
}
