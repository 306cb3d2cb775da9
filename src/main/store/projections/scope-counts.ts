import { emptyCounts, rollUpOfCounts, type Counts } from '../../../core/compliance/roll-up.ts'
import { complianceCodes, type Compliance } from '../../../core/compliance/codes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'

/** Which column of `obligation_status` leads to the scope. */
export type ScopeKind = 'clause' | 'agreement' | 'session'

interface StoredCounts {
  readonly total: number
  readonly not_started: number
  readonly in_progress: number
  readonly partially_met: number
  readonly met: number
  readonly met_late: number
  readonly not_met: number
  readonly moot: number
  readonly apart: number
  readonly withdrawn: number
}

/** Counts a clause's, agreement's or session's obligations again. */
export function refreshScope(connection: WriteConnection, kind: ScopeKind, scope: number): void {
  const counts = countScope(connection, kind, scope)
  connection.run(
    `INSERT OR REPLACE INTO scope_count (scope, total, not_started, in_progress, partially_met, met, met_late,
       not_met, moot, apart, withdrawn, roll_up)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      scope,
      counts.total,
      counts.not_started,
      counts.in_progress,
      counts.partially_met,
      counts.met,
      counts.met_late,
      counts.not_met,
      counts.moot,
      counts.apart,
      counts.withdrawn,
      rollUpOfCounts(countsOf(counts)),
    ],
  )
}

function countScope(connection: ReadConnection, kind: ScopeKind, scope: number): StoredCounts {
  const groups = connection.all<{
    present: number
    apart: number
    compliance: Compliance
    number: number
    late: number
  }>(
    `SELECT present, apart, compliance, count(*) AS number, sum(met_late) AS late
     FROM obligation_status WHERE ${kind} = ? GROUP BY present, apart, compliance`,
    [scope],
  )
  type Group = (typeof groups)[number]
  const sum = (pick: (group: Group) => boolean): number =>
    groups.filter(pick).reduce((total, group) => total + group.number, 0)
  const isCounted = (group: Group): boolean => group.present === 1 && group.apart === 0
  const counted = Object.fromEntries(
    complianceCodes.map((code) => [
      code,
      sum((group) => isCounted(group) && group.compliance === code),
    ]),
  )
  return {
    total: sum(isCounted),
    not_started: counted['not_started'] ?? 0,
    in_progress: counted['in_progress'] ?? 0,
    partially_met: counted['partially_met'] ?? 0,
    met: counted['met'] ?? 0,
    met_late: groups.filter(isCounted).reduce((total, group) => total + group.late, 0),
    not_met: counted['not_met'] ?? 0,
    moot: counted['moot'] ?? 0,
    apart: sum((group) => group.present === 1 && group.apart === 1),
    withdrawn: sum((group) => group.present === 0 && group.apart === 0),
  }
}

function countsOf(stored: StoredCounts): Counts {
  return {
    ...emptyCounts,
    total: stored.total,
    not_started: stored.not_started,
    in_progress: stored.in_progress,
    partially_met: stored.partially_met,
    met: stored.met,
    metLate: stored.met_late,
    not_met: stored.not_met,
    moot: stored.moot,
    withdrawn: stored.withdrawn,
  }
}
