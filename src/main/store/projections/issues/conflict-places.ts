import { conflictKinds } from '../../../../contract/issue-rows.ts'
import type { WriteConnection } from '../../connection.ts'
import { listedIn } from '../listed-in.ts'
import { these } from './finder.ts'

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

const touching = (records: string): string =>
  `SELECT min(t.commit_id) AS commit_id FROM touched t WHERE t.record IN (${records}) GROUP BY t.record`

/** Who wrote what does not go together; of what is found of two records, who made each. */
const offices = `CASE x.kind
  WHEN 'values_differ' THEN (SELECT group_concat(office, ',') FROM (SELECT DISTINCT office FROM (${officesOf(
    `SELECT l.commit_id FROM live_change l
     WHERE l.record = x.record AND l.field = x.field AND l.element = x.element`,
  )}) WHERE office IS NOT NULL ORDER BY office))
  WHEN 'feed_forked' THEN (SELECT i.office FROM record_installation i WHERE i.record = x.record)
  ELSE (SELECT group_concat(office, ',') FROM (SELECT DISTINCT office FROM (${officesOf(
    touching(`SELECT v.record FROM record_verdict v
      WHERE x.kind IN ('verdicts_concurrent', 'verdict_in_breach') AND v.obligation = x.record
      UNION SELECT e.record FROM record_extension e
      WHERE x.kind = 'extensions_concurrent' AND e.obligation = x.record
      UNION SELECT r.id FROM record r
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

/** A value that came to those of a conflict may be another office's: the finding is the same, its offices are not. */
export function placedAgain(
  connection: WriteConnection,
  records: ReadonlySet<number>,
): readonly number[] {
  if (records.size === 0) return []
  const findings = connection.column<number>(
    `SELECT finding FROM issue_finding WHERE about IN ${these} AND +kind IN (${listedKinds})`,
    [listedIn(records)],
  )
  writePlaces(connection, findings)
  return findings
}
