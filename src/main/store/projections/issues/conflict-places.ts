import { conflictKinds } from '../../../../contract/issue-rows.ts'
import type { WriteConnection } from '../../connection.ts'
import { listedIn } from '../listed-in.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
import { these, union, type Touched } from './finder.ts'
import { commitThatMade } from './made-first.ts'

const listedKinds = conflictKinds.map((kind) => `'${kind}'`).join(', ')

/** The obligation that a record of casework says it hangs from. */
const obligations = [
  ['progressReport', 'record_progress_report'],
  ['evidence', 'record_evidence'],
  ['verdict', 'record_verdict'],
  ['notification', 'record_notification'],
  ['extension', 'record_extension'],
  ['reassignment', 'record_reassignment'],
]
  .map(
    ([kind, table]) =>
      `WHEN '${kind}' THEN (SELECT o.obligation FROM ${table} o WHERE o.record = x.record)`,
  )
  .join(' ')

/** The office whose key signed each commit that some SQL names. */
const officesOf = (commits: string): string =>
  `SELECT i.office FROM (${commits}) w JOIN commit_log c ON c.id = w.commit_id
   JOIN record r ON r.uid = c.installation JOIN record_installation i ON i.record = r.id`

const making = (records: string): string =>
  `SELECT ${commitThatMade('n.record')} AS commit_id FROM (${records}) n`

/** Who wrote what does not go together; of what is found of two records, who made each. */
const offices = `CASE x.kind
  WHEN 'values_differ' THEN (SELECT group_concat(office, ',') FROM (SELECT DISTINCT office FROM (${officesOf(
    `SELECT l.commit_id FROM live_change l
     WHERE l.record = x.record AND l.field = x.field AND l.element = x.element`,
  )}) WHERE office IS NOT NULL ORDER BY office))
  WHEN 'feed_forked' THEN (SELECT i.office FROM record_installation i WHERE i.record = x.record)
  ELSE (SELECT group_concat(office, ',') FROM (SELECT DISTINCT office FROM (${officesOf(
    making(`SELECT v.record FROM record_verdict v
      WHERE x.kind IN ('verdicts_concurrent', 'verdict_in_breach') AND v.obligation = x.record
      UNION SELECT e.record FROM record_extension e
      WHERE x.kind = 'extensions_concurrent' AND e.obligation = x.record
      UNION SELECT r.id AS record FROM record r
      WHERE x.kind NOT IN ('verdicts_concurrent', 'verdict_in_breach', 'extensions_concurrent')
        AND r.id IN (x.record, x.other)`),
  )}) WHERE office IS NOT NULL ORDER BY office))
END`

/** What conflicts hang from and which offices wrote them: by these the inbox is filtered. */
export function writePlaces(connection: WriteConnection, findings: readonly number[]): void {
  if (findings.length === 0) return
  connection.run(
    `UPDATE issue_finding AS x SET
       agreement = CASE x.record_kind WHEN 'agreement' THEN x.record ELSE coalesce(
         (SELECT a.id FROM record r JOIN record a ON a.uid = unhex(substr(r.partition, 11))
          WHERE r.id = x.record AND r.partition LIKE 'agreement:%'),
         iif(x.kind = 'feed_forked', x.other, NULL)) END,
       obligation = CASE x.record_kind WHEN 'obligation' THEN x.record ${obligations} END,
       offices = (SELECT ',' || found || ',' FROM (SELECT ${offices} AS found))
     WHERE x.finding IN ${these} AND x.kind IN (${listedKinds})`,
    [listedIn(findings)],
  )
}

/**
 * What was found stays the same, where it belongs does not: a value that came to those of a conflict, or a verdict to
 * those of an obligation, may be another office's; its agreement or what says for which office somebody signs may come
 * later.
 */
export function placedAgain(connection: WriteConnection, touched: Touched): readonly number[] {
  const findings = placesChanged(connection, touched)
  writePlaces(connection, findings)
  return findings
}

const all = `SELECT finding FROM issue_finding WHERE kind IN (${listedKinds})`

function placesChanged(connection: WriteConnection, touched: Touched): readonly number[] {
  const { office } = recordDefinitions.installation.fields
  if (touched.of('installation', [office.number]).size > 0) return connection.column<number>(all)
  const records = union(touched.all, touched.obligations)
  if (records.size === 0) return []
  const listed = listedIn(records)
  const places = ['about', 'record', 'other'].map(
    (column) =>
      `SELECT finding FROM issue_finding WHERE ${column} IN ${these} AND +kind IN (${listedKinds})`,
  )
  const placeless = touched.of('agreement').size === 0 ? [] : [`${all} AND agreement IS NULL`]
  return connection.column<number>([...places, ...placeless].join(' UNION '), [
    listed,
    listed,
    listed,
  ])
}
