import { kindOfNumber } from '../../../core/schema/registry.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { derivedDay, noteDerivedDay } from '../derived-day.ts'
import type { LocalCell } from '../local-cell.ts'
import { listedIn } from './listed-in.ts'
import { withoutTimeline, type DeriveAgain } from './status-timeline.ts'
import { responsibilities, type Responsibility } from './responsibility.ts'

/** So many are read at a time: a unit may have hundreds of thousands. */
const atOnce = 1000

/**
 * Brings up to date who answers for what after these cells changed, `done` left out: those were derived whole. A
 * succession concerns the obligations whose way leads through its predecessor and no others. Returns which these are.
 */
export function refreshResponsibilities(
  connection: WriteConnection,
  cells: readonly LocalCell[],
  done: ReadonlySet<number>,
  again: DeriveAgain,
): readonly number[] {
  const successions = new Set<number>()
  const redirected = new Set<number>()
  for (const { kind, record, field } of cells) {
    const name = kindOfNumber(kind)
    if (name === 'succession') successions.add(record)
    if (name === 'unit' && field === duplicateOf.number) redirected.add(record)
  }
  if (successions.size === 0 && redirected.size === 0) return []
  const moved = redirected.size === 0 ? [] : movedOnce(connection)
  const concerned = new Set([...concernedBy(connection, successions, redirected), ...moved])
  const others = [...concerned].filter((obligation) => !done.has(obligation))
  writeResponsibilities(connection, others, again)
  noteSuccessions(connection, successions)
  return others
}

const { duplicateOf } = recordDefinitions.unit.fields

/** The obligations whose unit, or one to which they were reassigned, has or had a way to these. */
function concernedBy(
  connection: ReadConnection,
  successions: ReadonlySet<number>,
  units: ReadonlySet<number>,
): readonly number[] {
  return connection
    .all<{ obligation: number }>(
      `WITH RECURSIVE line(unit) AS (
         SELECT value FROM json_each(:units)
         UNION SELECT predecessor FROM record_succession
           WHERE record IN (SELECT value FROM json_each(:successions)) AND predecessor IS NOT NULL
         UNION SELECT predecessor FROM derived_succession
           WHERE record IN (SELECT value FROM json_each(:successions)) AND predecessor IS NOT NULL
         UNION SELECT s.predecessor FROM line JOIN record_succession s ON s.successor = line.unit
           WHERE s.predecessor IS NOT NULL
         UNION SELECT d.predecessor FROM line JOIN derived_succession d ON d.successor = line.unit
           WHERE d.predecessor IS NOT NULL
         UNION SELECT u.record FROM line JOIN record_unit u ON u.duplicate_of = line.unit
         UNION SELECT u.duplicate_of FROM line JOIN record_unit u ON u.record = line.unit
           WHERE u.duplicate_of IS NOT NULL)
       SELECT s.obligation FROM line JOIN obligation_status s ON s.named_unit = line.unit
       UNION SELECT x.obligation FROM line JOIN record_reassignment x ON x.unit = line.unit
         WHERE x.obligation IS NOT NULL`,
      { units: listedIn(units), successions: listedIn(successions) },
    )
    .map(({ obligation }) => obligation)
}

/** A unit that is no duplicate any more leaves no trace of whose it was: whatever passed on is asked again. */
const movedOnce = (connection: ReadConnection): readonly number[] =>
  connection
    .all<{ obligation: number }>(
      `SELECT obligation FROM obligation_status
       WHERE unit IS NOT named_unit OR responsible_from IS NOT NULL OR responsible_until IS NOT NULL
         OR responsible_open IS NOT NULL`,
    )
    .map(({ obligation }) => obligation)

function noteSuccessions(connection: WriteConnection, successions: ReadonlySet<number>): void {
  connection.run(
    `INSERT OR REPLACE INTO derived_succession (record, predecessor, successor)
     SELECT record, predecessor, successor FROM record_succession
     WHERE record IN (SELECT value FROM json_each(?))`,
    [listedIn(successions)],
  )
}

/**
 * Brings the rows to another day: those alone for which somebody else answers then, or whose choice is due. Returns
 * their obligations.
 */
export function bringToDay(connection: WriteConnection, day: string): readonly number[] {
  if (derivedDay(connection) === day) return []
  const turned = turningBy(connection, day)
  noteDerivedDay(connection, day)
  writeAsOf(connection, turned)
  return turned
}

/** Rows that were written on different days say who answers on the day that is noted. */
export function turnRows(connection: WriteConnection): void {
  writeAsOf(connection, turningBy(connection, derivedDay(connection)))
}

/** No news: a row says itself for which days it holds. */
const writeAsOf = (connection: WriteConnection, turned: readonly number[]): void =>
  writeResponsibilities(connection, turned, withoutTimeline)

/** The obligations whose row does not hold on that day. */
export const turningBy = (connection: ReadConnection, day: string): readonly number[] =>
  connection
    .all<{ obligation: number }>(
      `SELECT obligation FROM obligation_status WHERE responsible_from > :day
       UNION SELECT obligation FROM obligation_status WHERE responsible_until <= :day`,
      { day },
    )
    .map(({ obligation }) => obligation)

function writeResponsibilities(
  connection: WriteConnection,
  obligations: readonly number[],
  again: DeriveAgain,
): void {
  const day = derivedDay(connection)
  for (let start = 0; start < obligations.length; start += atOnce) {
    const some = obligations.slice(start, start + atOnce)
    const named = connection.all<{ record: number; unit: number | null }>(
      `SELECT o.record, o.unit FROM record_obligation o JOIN obligation_status s ON s.obligation = o.record
       WHERE o.record IN (SELECT value FROM json_each(?))`,
      [listedIn(some)],
    )
    again(some, () => {
      for (const [record, found] of responsibilities(connection, named, day)) {
        connection.run(
          `UPDATE obligation_status SET named_unit = ?, unit = ?, responsible_since = ?,
             responsible_uncertain = ?, responsible_open = ?, responsible_from = ?, responsible_until = ?
           WHERE obligation = ?`,
          [...responsibilityColumns(found), record],
        )
      }
    })
  }
}

/** In the order: named_unit, unit, responsible_since, _uncertain, _open, _from, _until. */
export const responsibilityColumns = (
  found: Responsibility,
): readonly (number | string | null)[] => [
  found.namedUnit,
  found.unit,
  found.since,
  Number(found.uncertain),
  found.open,
  found.from,
  found.until,
]
