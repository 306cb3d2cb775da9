import { survivor } from '../../../core/changes/redirect.ts'
import {
  responsibleOn,
  responsiblePeriod,
  type OpenReason,
  type ReassignmentFacts,
  type Responsible,
  type SuccessionFacts,
} from '../../../core/compliance/succession.ts'
import { maximumWall } from '../../../core/changes/clock.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import type { RecordFields } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { groupedBy } from './grouped-by.ts'
import { listedIn } from './listed-in.ts'

/** Who answers for an obligation on the day asked for, as `obligation_status` keeps it; units by local number. */
export interface Responsibility {
  readonly namedUnit: number | null
  readonly unit: number | null
  readonly since: string | null
  readonly uncertain: boolean
  readonly open: OpenReason | null
  readonly from: string | null
  readonly until: string | null
}

interface Named {
  readonly record: number
  /** The unit that the agreement names. */
  readonly unit: number | null
}

/** A reassignment that is not recorded yet; the unit by its local number. */
export interface ProposedReassignment {
  readonly unit: number
  readonly from: string
}

/** It would be the last one made. */
const proposedNow = { uid: new Uint8Array(16).fill(255), wall: maximumWall, logical: 0 }

/**
 * Who answers for each of some obligations on a day, as things stand or if all were given to another unit: successions
 * and reassignments are read once for all of them.
 */
export function responsibilities(
  connection: ReadConnection,
  obligations: readonly Named[],
  day: string,
  proposed: ProposedReassignment | null = null,
): ReadonlyMap<number, Responsibility> {
  const chosen = reassignmentsOf(
    connection,
    obligations.map(({ record }) => record),
  )
  const lines = rememberedLines(connection)
  // Most obligations of a unit were never reassigned: they share one answer.
  const plain = new Map<number, Responsibility>()
  const plainOf = (unit: number): Responsibility => {
    const answer = plain.get(unit) ?? responsibility(unit, [], lines, day)
    plain.set(unit, answer)
    return answer
  }
  return new Map(
    obligations.map(({ record, unit }) => {
      if (unit === null) return [record, nobody]
      const recorded = chosen.get(record) ?? []
      const own =
        proposed === null
          ? recorded
          : [...recorded, { ...proposed, ...proposedNow, obligation: record }]
      return [record, own.length === 0 ? plainOf(unit) : responsibility(unit, own, lines, day)]
    }),
  )
}

const nobody: Responsibility = {
  namedUnit: null,
  unit: null,
  since: null,
  uncertain: false,
  open: null,
  from: null,
  until: null,
}

const unitField = recordDefinitions.reassignment.fields.unit.number

interface Reassigned {
  readonly obligation: number
  readonly uid: Uint8Array
  readonly unit: number
  readonly from: string
  /** Of the clock of the commit that says so. */
  readonly wall: number
  readonly logical: number
}

function reassignmentsOf(
  connection: ReadConnection,
  obligations: readonly number[],
): ReadonlyMap<number, readonly Reassigned[]> {
  const rows = connection.all<Reassigned>(
    `SELECT x.obligation, r.uid, x.unit, x."from", min(c.wall) AS wall, c.logical
     FROM record_reassignment x JOIN record r ON r.id = x.record
     JOIN live_change l ON l.record = x.record AND l.field = ${unitField} JOIN commit_log c ON c.id = l.commit_id
     WHERE x.obligation IN (SELECT value FROM json_each(?)) AND x.withdrawn IS NULL AND x.duplicate_of IS NULL
       AND x.unit IS NOT NULL AND x."from" IS NOT NULL GROUP BY x.record`,
    [listedIn(obligations)],
  )
  return groupedBy(rows, ({ obligation }) => obligation)
}

function responsibility(
  namedUnit: number,
  chosen: readonly Reassigned[],
  lines: (unit: number) => Line,
  day: string,
): Responsibility {
  const { named, successions, reassignments, numbers } = known(namedUnit, chosen, lines)
  const { responsible, from, until } = responsiblePeriod(day, named, successions, reassignments)
  return {
    namedUnit,
    unit: numbers.get(responsible.unit) ?? namedUnit,
    since: responsible.since,
    uncertain: responsible.uncertain,
    open: responsible.open[0]?.reason ?? null,
    from,
    until,
  }
}

/** All that says who answers for one obligation; units by their ids. */
interface Known {
  readonly named: string
  readonly successions: readonly SuccessionFacts[]
  readonly reassignments: readonly ReassignmentFacts[]
  /** Local numbers of the units by their ids. */
  readonly numbers: ReadonlyMap<string, number>
}

function known(
  namedUnit: number,
  chosen: readonly Reassigned[],
  lines: (unit: number) => Line,
): Known {
  const starts = [namedUnit, ...chosen.map(({ unit }) => unit)].map(lines)
  const [named] = starts
  if (named === undefined) throw new Error('no line of succession')
  return {
    named: named.unit,
    successions: starts.flatMap(({ successions }) => successions),
    reassignments: chosen.map(({ uid, unit, from, wall, logical }): ReassignmentFacts => ({
      id: toHex(uid),
      withdrawn: false,
      unit: lines(unit).unit,
      from,
      clock: { wall, logical },
    })),
    numbers: new Map(starts.flatMap((line) => [...line.numbers])),
  }
}

/**
 * Id of the unit that answered for one of these obligations on a day; `null`: its agreement names none. Reassignments
 * are read once for all of them, when somebody asks.
 */
export function unitThen(
  connection: ReadConnection,
  obligations: readonly Named[],
): (obligation: Named, day: string) => string | null {
  let chosen: ReadonlyMap<number, readonly Reassigned[]> | null = null
  const lines = rememberedLines(connection)
  return ({ record, unit }, day) => {
    if (unit === null) return null
    chosen ??= reassignmentsOf(
      connection,
      obligations.map((one) => one.record),
    )
    const { named, successions, reassignments } = known(unit, chosen.get(record) ?? [], lines)
    return responsibleOn(day, named, successions, reassignments).unit
  }
}

/** Who answers for one obligation on a day, with the successions and reassignments by which it came there. */
export function responsibleFor(
  connection: ReadConnection,
  { record, unit }: { readonly record: number; readonly unit: number },
  day: string,
): Responsible {
  const chosen = reassignmentsOf(connection, [record]).get(record) ?? []
  const { named, successions, reassignments } = known(unit, chosen, rememberedLines(connection))
  return responsibleOn(day, named, successions, reassignments)
}

/** A unit with all successions that can lead away from it, duplicates of units taken for the same unit. */
interface Line {
  /** Id of the surviving record. */
  readonly unit: string
  readonly successions: readonly SuccessionFacts[]
  /** Local numbers of the surviving units by their ids. */
  readonly numbers: ReadonlyMap<string, number>
}

const sameUnits = `
  UNION SELECT u.record FROM line JOIN record_unit u ON u.duplicate_of = line.unit
  UNION SELECT u.duplicate_of FROM line JOIN record_unit u ON u.record = line.unit
    WHERE u.duplicate_of IS NOT NULL`

/** Forward from the unit `:unit`. */
const line = `WITH RECURSIVE line(unit) AS (
  VALUES (:unit)
  UNION SELECT s.successor FROM line JOIN record_succession s ON s.predecessor = line.unit
    WHERE s.successor IS NOT NULL AND s.withdrawn IS NULL AND s.duplicate_of IS NULL
  ${sameUnits})`

function rememberedLines(connection: ReadConnection): (unit: number) => Line {
  const read = new Map<number, Line>()
  let leading: ReadonlySet<number> | null = null
  return (unit) => {
    leading ??= unitsThatLead(connection)
    const known = read.get(unit)
    if (known !== undefined) return known
    const found = leading.has(unit) ? lineOf(connection, unit) : lineOfItself(connection, unit)
    read.set(unit, found)
    return found
  }
}

/** Units from which a line leads anywhere: few. */
const unitsThatLead = (connection: ReadConnection): ReadonlySet<number> =>
  new Set(
    connection.column<number>(
      `SELECT predecessor FROM record_succession WHERE predecessor IS NOT NULL
       UNION SELECT record FROM record_unit WHERE duplicate_of IS NOT NULL
       UNION SELECT duplicate_of FROM record_unit WHERE duplicate_of IS NOT NULL`,
    ),
  )

function lineOfItself(connection: ReadConnection, unit: number): Line {
  const found = connection.get<{ uid: Uint8Array }>('SELECT uid FROM record WHERE id = ?', [unit])
  if (found === undefined) throw new Error(`unit ${unit} has no record`)
  const uid = toHex(found.uid)
  return { unit: uid, successions: [], numbers: new Map([[uid, unit]]) }
}

function lineOf(connection: ReadConnection, unit: number): Line {
  const units = connection.all<{ record: number; uid: Uint8Array; duplicateOf: Uint8Array | null }>(
    `${line} SELECT line.unit AS record, r.uid, d.uid AS duplicateOf FROM line JOIN record r ON r.id = line.unit
     LEFT JOIN record_unit u ON u.record = line.unit LEFT JOIN record d ON d.id = u.duplicate_of`,
    { unit },
  )
  const numbers = new Map(units.map(({ record, uid }) => [toHex(uid), record]))
  const next = new Map(
    units.flatMap(({ uid, duplicateOf }) =>
      duplicateOf === null ? [] : [[toHex(uid), toHex(duplicateOf)] as const],
    ),
  )
  const survivingOf = (uid: Uint8Array): string => survivor(toHex(uid), next)
  const own = units.find(({ record }) => record === unit)
  if (own === undefined) throw new Error(`unit ${unit} has no record`)
  const successions = connection
    .all<{
      uid: Uint8Array
      predecessor: Uint8Array
      successor: Uint8Array
      date: string | null
      kind: RecordFields<'succession'>['kind'] | null
    }>(
      `${line} SELECT r.uid, p.uid AS predecessor, q.uid AS successor, s.date, s.kind
       FROM line JOIN record_succession s ON s.predecessor = line.unit JOIN record r ON r.id = s.record
       JOIN record p ON p.id = s.predecessor JOIN record q ON q.id = s.successor
       WHERE s.withdrawn IS NULL AND s.duplicate_of IS NULL`,
      { unit },
    )
    .map((row): SuccessionFacts => ({
      id: toHex(row.uid),
      withdrawn: false,
      predecessor: survivingOf(row.predecessor),
      successor: survivingOf(row.successor),
      date: row.date,
      kind: row.kind ?? 'replaces',
    }))
    // What two records of one unit say of each other.
    .filter(({ predecessor, successor }) => predecessor !== successor)
  return { unit: survivingOf(own.uid), successions, numbers }
}
