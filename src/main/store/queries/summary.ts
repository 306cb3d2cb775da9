import type { MethodResult } from '../../../contract/ipc.ts'
import { complianceCodes } from '../../../core/compliance/codes.ts'
import { addDays } from '../../../core/compliance/day.ts'
import { emptyCounts, type Counts } from '../../../core/compliance/roll-up.ts'
import type { ReadConnection } from '../connection.ts'
import { adopted } from '../projections/adopted.ts'
import { wholeRegister } from '../projections/scope-counts.ts'
import { stands } from './list-columns.ts'
import { overdueCondition, overdueOf, standingAgreements } from './list-conditions.ts'
import { officeSettings } from './office-settings.ts'

/** The register as a whole: counts of binding obligations by state. */
export function registerSummary(
  connection: ReadConnection,
  today: string,
): MethodResult<'sessions.summary'> {
  const count = (which: string): number =>
    connection.get<{ number: number }>(`SELECT count(*) AS number FROM ${which}`)?.number ?? 0
  return {
    counts: wholeCounts(connection, today),
    sessions: count(`record_session x WHERE ${stands('x')}`),
    agreements: count(`${standingAgreements('x')} AND ${adopted('x')}`),
    dueSoon: dueSoon(connection, today),
  }
}

/** Counted by day what can be overdue: it is due before. */
function dueSoon(connection: ReadConnection, today: string): number {
  const soon = addDays(today, officeSettings(connection).dueSoonDays)
  return (
    connection.get<{ number: number }>(
      `SELECT coalesce(sum(number), 0) AS number FROM due_count
       WHERE scope = ${wholeRegister} AND due >= :today AND due <= :soon`,
      { today, soon },
    )?.number ?? 0
  )
}

function wholeCounts(connection: ReadConnection, today: string): Counts {
  return (
    connection.get<Counts>(
      `SELECT total, not_started, in_progress, partially_met, met, not_met, moot, met_late AS metLate, withdrawn,
         ${overdueOf(String(wholeRegister))} AS overdue
       FROM scope_count WHERE scope = ${wholeRegister}`,
      { today },
    ) ?? emptyCounts
  )
}

/** Counts of the obligations of a part of the register, `limit` says which: those that bind, or those counted apart. */
export function countsWhere(
  connection: ReadConnection,
  limit: string,
  parameters: Readonly<Record<string, number | Uint8Array>>,
  which: 'binding' | 'apart',
  today: string,
): Counts {
  const conditions = [`s.apart = ${which === 'apart' ? 1 : 0}`, ...(limit === '' ? [] : [limit])]
  const rows = connection.all<{
    compliance: string
    number: number
    late: number
    gone: number
    overdue: number
  }>(
    `SELECT s.compliance, sum(s.present) AS number, sum(s.present AND s.met_late) AS late,
       sum(s.present = 0) AS gone, sum(coalesce(${overdueCondition}, 0)) AS overdue
     FROM obligation_status s WHERE ${conditions.join(' AND ')} GROUP BY s.compliance`,
    { ...parameters, today },
  )
  const sum = (of: 'number' | 'late' | 'gone' | 'overdue'): number =>
    rows.reduce((total, row) => total + row[of], 0)
  const byCode = Object.fromEntries(
    complianceCodes.map((code) => [code, rows.find((row) => row.compliance === code)?.number ?? 0]),
  )
  return {
    ...emptyCounts,
    ...byCode,
    total: sum('number'),
    metLate: sum('late'),
    overdue: sum('overdue'),
    withdrawn: sum('gone'),
  }
}
