import { emptyCounts, rollUpOfCounts } from '../../../core/compliance/roll-up.ts'
import type { Compliance } from '../../../core/compliance/codes.ts'
import type { WriteConnection } from '../connection.ts'

/** An obligation as far as it is counted, as `obligation_status` holds it. */
export interface CountedObligation {
  readonly clause: number
  readonly agreement: number
  readonly session: number | null
  readonly present: number
  readonly apart: number
  readonly compliance: Compliance
  readonly met_late: number
  readonly open: number
  readonly reported_in_time: number
  readonly due_estimated: number
  readonly due: string | null
}

export const countedColumns =
  'clause, agreement, session, present, apart, compliance, met_late, open, reported_in_time, due_estimated, due'

/** The scope of the register as a whole: no record has this number. */
export const wholeRegister = 0

/**
 * Differences to the counts of clauses, agreements, sessions and the register. Counting again is no choice where a
 * session has thousands of obligations and one of them changes.
 */
export interface CountDifferences {
  add(obligation: CountedObligation): void
  remove(obligation: CountedObligation): void
  /** Takes from a scope what is counted of one within it. */
  subtract(scope: number, counts: StoredCounts): void
  /** The same of what can be overdue once that day is past. */
  subtractDue(scope: number, due: string, number: number): void
  /** A clause, agreement or session is counted even with nothing in it. */
  note(scope: number): void
  /** Writes them; returns every scope whose counts are others, or new. */
  write(connection: WriteConnection): ReadonlySet<number>
}

export const countColumns = [
  'total',
  'not_started',
  'in_progress',
  'partially_met',
  'met',
  'met_late',
  'not_met',
  'moot',
  'apart',
  'withdrawn',
] as const
export type StoredCounts = Record<(typeof countColumns)[number], number>

const nothing = (): StoredCounts => ({
  total: 0,
  not_started: 0,
  in_progress: 0,
  partially_met: 0,
  met: 0,
  met_late: 0,
  not_met: 0,
  moot: 0,
  apart: 0,
  withdrawn: 0,
})

export function countDifferences(): CountDifferences {
  const counts = new Map<number, StoredCounts>()
  const dues = new Map<number, Map<string, number>>()

  const countsOf = (scope: number): StoredCounts => {
    const known = counts.get(scope)
    if (known !== undefined) return known
    const made = nothing()
    counts.set(scope, made)
    return made
  }
  const addDue = (scope: number, due: string, number: number): void => {
    const ofScope = dues.get(scope) ?? new Map<string, number>()
    dues.set(scope, ofScope)
    ofScope.set(due, (ofScope.get(due) ?? 0) + number)
  }
  const count = (obligation: CountedObligation, times: 1 | -1): void => {
    const { clause, agreement, session } = obligation
    for (const scope of [
      wholeRegister,
      clause,
      agreement,
      ...(session === null ? [] : [session]),
    ]) {
      addTo(countsOf(scope), obligation, times)
      if (canBeOverdue(obligation)) addDue(scope, obligation.due, times)
    }
  }
  return {
    add: (obligation) => count(obligation, 1),
    remove: (obligation) => count(obligation, -1),
    subtract: (scope, given) => {
      const known = countsOf(scope)
      for (const name of countColumns) known[name] -= given[name]
    },
    subtractDue: (scope, due, number) => addDue(scope, due, -number),
    note: (scope) => {
      countsOf(scope)
    },
    write: (connection) => {
      const changed = new Set<number>()
      for (const [scope, difference] of counts) {
        if (writeCounts(connection, scope, difference)) changed.add(scope)
      }
      for (const [scope, ofScope] of dues) {
        for (const [due, difference] of ofScope) {
          if (difference === 0) continue
          writeDue(connection, scope, due, difference)
          changed.add(scope)
        }
      }
      return changed
    },
  }
}

function addTo(
  counts: StoredCounts,
  { present, apart, compliance, met_late: late }: CountedObligation,
  times: 1 | -1,
): void {
  if (present === 0) {
    if (apart === 0) counts.withdrawn += times
  } else if (apart === 1) {
    counts.apart += times
  } else {
    counts.total += times
    counts[compliance] += times
    if (late === 1) counts.met_late += times
  }
}

/** Once its day is past. An estimate is no date. */
function canBeOverdue(
  obligation: CountedObligation,
): obligation is CountedObligation & { readonly due: string } {
  const { open, present, reported_in_time: inTime, due_estimated: estimated, due } = obligation
  return open === 1 && present === 1 && inTime === 0 && estimated === 0 && due !== null
}

function writeCounts(
  connection: WriteConnection,
  scope: number,
  difference: StoredCounts,
): boolean {
  const stored = connection.get<StoredCounts>(
    `SELECT ${countColumns.join(', ')} FROM scope_count WHERE scope = ?`,
    [scope],
  )
  if (stored !== undefined && countColumns.every((name) => difference[name] === 0)) return false
  const counts = nothing()
  for (const name of countColumns) counts[name] = (stored?.[name] ?? 0) + difference[name]
  connection.run(
    `INSERT OR REPLACE INTO scope_count (scope, roll_up, ${countColumns.join(', ')})
     VALUES (?, ?${', ?'.repeat(countColumns.length)})`,
    [scope, rollUpOf(counts), ...countColumns.map((name) => counts[name])],
  )
  return true
}

const rollUpOf = ({ met_late: metLate, ...counts }: StoredCounts): string =>
  rollUpOfCounts({ ...emptyCounts, ...counts, metLate })

function writeDue(
  connection: WriteConnection,
  scope: number,
  due: string,
  difference: number,
): void {
  connection.run(
    `INSERT INTO due_count (scope, due, number) VALUES (?, ?, ?)
     ON CONFLICT (scope, due) DO UPDATE SET number = number + excluded.number`,
    [scope, due, difference],
  )
  if (difference > 0) return
  connection.run('DELETE FROM due_count WHERE scope = ? AND due = ? AND number = 0', [scope, due])
}
