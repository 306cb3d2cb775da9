import type { WriteConnection } from '../connection.ts'
import { listedIn } from './listed-in.ts'

/** The columns of `obligation_status` beside its key: what the timeline keeps of a period. */
export const statusColumns: readonly string[] = [
  'clause',
  'agreement',
  'session',
  'unit',
  'nature',
  'present',
  'apart',
  'due',
  'due_estimated',
  'due_missing',
  'due_rule',
  'compliance',
  'verification',
  'response',
  'fulfilled_on',
  'met_late',
  'reported_in_time',
  'open',
  'conflict',
  'breached',
  'reports',
  'evidence',
  'governing',
  'named_unit',
  'responsible_since',
  'responsible_uncertain',
  'responsible_open',
  'responsible_from',
  'responsible_until',
]

/** Derives some obligations again by `work`, and does what there is to do about what was said of them before. */
export type DeriveAgain = (obligations: readonly number[], work: () => void) => void

/** For tables of one moment. */
export const withoutTimeline: DeriveAgain = (_, work) => work()

const these = '(SELECT value FROM json_each(:obligations))'
const each = (alias: string): string =>
  statusColumns.map((column) => `${alias}.${column}`).join(', ')

/**
 * Keeps what was said of the obligations where it is another now: until `until`, the last commit of the save or block
 * that is being derived. Of several derivations for one block only the state before the first counts, because nobody
 * can ask for a moment in between.
 */
export function keepingTimeline(connection: WriteConnection, until: number): DeriveAgain {
  return (obligations, work) => {
    const parameters = { until, obligations: listedIn(obligations) }
    connection.run(
      `INSERT OR IGNORE INTO status_past (obligation, until, ${statusColumns.join(', ')})
       SELECT j.value, :until, ${each('s')} FROM json_each(:obligations) j
       LEFT JOIN obligation_status s ON s.obligation = j.value`,
      parameters,
    )
    work()
    connection.run(
      `DELETE FROM status_past AS p WHERE p.until = :until AND p.obligation IN ${these} AND (
         EXISTS (SELECT 1 FROM obligation_status s WHERE s.obligation = p.obligation
           AND ${statusColumns.map((column) => `s.${column} IS p.${column}`).join(' AND ')})
         OR (p.clause IS NULL AND NOT EXISTS (
           SELECT 1 FROM obligation_status s WHERE s.obligation = p.obligation)))`,
      parameters,
    )
  }
}

/** SQL for the obligations of which another thing is said now than at `:position` of the log, in the database `schema`. */
export const changedSince = (schema: string): string =>
  `SELECT DISTINCT obligation FROM ${schema}.status_past WHERE until > :position`

/** SQL for what is said now in the database `schema`. `of`: a condition on `s.obligation`. */
export const statusNow = (schema: string, of: string): string =>
  `SELECT s.obligation, ${each('s')} FROM ${schema}.obligation_status s WHERE ${of}`

/** SQL for what was said at `:position` of some of the obligations that `changedSince` names. `of`: SQL for these. */
export const statusThen = (schema: string, of: string): string =>
  `SELECT p.obligation, ${each('p')} FROM (${of}) c CROSS JOIN ${schema}.status_past p
     ON p.obligation = c.obligation
   WHERE p.until > :position AND p.clause IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM ${schema}.status_past q
     WHERE q.obligation = p.obligation AND q.until > :position AND q.until < p.until)`
