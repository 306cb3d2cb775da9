import { stands } from './list-columns.ts'

/** Past its date, not fulfilled, and nothing reported in time that waits for a verdict. An estimate is no date. */
export const overdueCondition = `s.open = 1 AND s.present = 1 AND s.reported_in_time = 0
  AND s.due_estimated = 0 AND s.due < :today`

/** Open, its date still to come, and that within the office's window (`:soon`, the last day of it). */
export const dueSoonCondition = `s.open = 1 AND s.present = 1 AND s.reported_in_time = 0
  AND s.due_estimated = 0 AND s.due >= :today AND s.due <= :soon`

/** How many obligations of a scope are overdue: those that were not done by a day that is past. */
export const overdueOf = (scope: string): string =>
  `(SELECT coalesce(sum(d.number), 0) FROM due_count d WHERE d.scope = ${scope} AND d.due < :today)`

/** SQL that counts them in the index that holds no others: SQLite would read the rows of all instead. */
export const standingAgreements = (alias: string): string =>
  `record_agreement ${alias} INDEXED BY agreement_standing WHERE ${stands(alias)}`
