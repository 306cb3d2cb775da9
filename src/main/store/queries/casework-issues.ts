import type { ReadConnection } from '../connection.ts'
import { toHex } from '../bytes.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { evidenceWithdrawn } from '../projections/facts.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import { stands, type FoundIssue } from './found-issue.ts'

/** What is wrong about agreements, obligations and what is done on them. */
export function caseworkIssues(connection: ReadConnection): readonly FoundIssue[] {
  return [
    ...ofStatus(connection, 'verdict_in_breach', 's.breached = 1'),
    ...rewrittenRecords(connection),
    ...ofStatus(connection, 'verdicts_concurrent', 's.conflict = 1'),
    ...ofStatus(
      connection,
      'split_without_choice',
      's.responsible_open IS NOT NULL AND s.present = 1',
    ),
    ...concurrentExtensions(connection),
    ...agreementsWithoutClause(connection),
    ...unplacedObligations(connection),
    ...reportsOnWithdrawn(connection),
    ...filesNotHeld(connection),
  ]
}

function ofStatus(
  connection: ReadConnection,
  kind: 'verdict_in_breach' | 'verdicts_concurrent' | 'split_without_choice',
  condition: string,
): readonly FoundIssue[] {
  return connection
    .all<{ record: number; code: string | null }>(
      `SELECT s.obligation AS record, u.code FROM obligation_status s
       LEFT JOIN record_unit u ON u.record = s.unit WHERE ${condition} ORDER BY s.obligation`,
    )
    .map(({ record, code }) => ({
      kind,
      recordKind: 'obligation',
      record,
      other: null,
      detail: code ?? '',
    }))
}

/** Of what hangs from obligations: another commit than the one that made it wrote what its making fixes. */
function rewrittenRecords(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ record: number; kind: number | null; obligation: number }>(
      `SELECT m.record, r.kind, min(m.obligation) AS obligation FROM rewritten m JOIN record r ON r.id = m.record
       GROUP BY m.record ORDER BY m.record`,
    )
    .flatMap(({ record, kind, obligation }) => {
      const recordKind = kind === null ? undefined : kindOfNumber(kind)
      return recordKind === undefined
        ? []
        : [{ kind: 'record_rewritten', recordKind, record, other: obligation, detail: '' } as const]
    })
}

const { supersedes } = recordDefinitions.extension.fields

/** Several extensions of an obligation to different days, none of which replaces the other: the earlier counts. */
function concurrentExtensions(connection: ReadConnection): readonly FoundIssue[] {
  const rows = connection.all<{
    record: number
    uid: Uint8Array
    obligation: number
    day: string
    superseded: string | null
  }>(
    `SELECT x.record, r.uid, x.obligation, x.new_due AS day,
       (SELECT group_concat(e.element) FROM set_element e
        WHERE e.record = x.record AND e.field = ${supersedes.number}) AS superseded
     FROM record_extension x JOIN record r ON r.id = x.record
     WHERE ${stands('x')} AND x.new_due IS NOT NULL AND x.obligation IN (
       SELECT obligation FROM record_extension WHERE withdrawn IS NULL AND duplicate_of IS NULL
       GROUP BY obligation HAVING count(*) > 1)
     ORDER BY x.obligation, x.new_due`,
  )
  return [...groupedBy(rows, ({ obligation }) => obligation)].flatMap(([record, extensions]) => {
    const replaced = new Set(extensions.flatMap(({ superseded }) => superseded?.split(',') ?? []))
    const governing = extensions.filter(({ uid }) => !replaced.has(toHex(uid)))
    const days = [...new Set(governing.map(({ day }) => day))]
    return days.length < 2
      ? []
      : [
          {
            kind: 'extensions_concurrent' as const,
            recordKind: 'obligation' as const,
            record,
            other: null,
            detail: days.join(', '),
          },
        ]
  })
}

/** Agreements that bind nobody although they are no matter of procedure; drafts may still be without. */
function agreementsWithoutClause(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ record: number; number: string | null }>(
      `SELECT x.record, x.number FROM record_agreement x LEFT JOIN record_session s ON s.record = x.session
       WHERE ${stands('x')} AND x.procedural IS NOT 1 AND coalesce(x.stage, 'approved') = 'approved'
         AND s.withdrawn IS NULL AND s.duplicate_of IS NULL
         AND NOT EXISTS (SELECT 1 FROM record_clause c WHERE c.agreement = x.record AND ${stands('c')})
       ORDER BY x.session, x.record`,
    )
    .map(({ record, number }) => ({
      kind: 'agreement_without_clause',
      recordKind: 'agreement',
      record,
      other: null,
      detail: number ?? '',
    }))
}

/** Obligations of no clause or of nobody: the rules say nothing of them. */
function unplacedObligations(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ record: number; missing: string }>(
      `SELECT x.record, CASE WHEN x.clause IS NULL THEN 'clause' ELSE 'unit' END AS missing
       FROM record_obligation x WHERE (x.clause IS NULL OR x.unit IS NULL) AND ${stands('x')}
       ORDER BY x.record`,
    )
    .map(({ record, missing }) => ({
      kind: 'obligation_unplaced',
      recordKind: 'obligation',
      record,
      other: null,
      detail: missing,
    }))
}

/**
 * A report that crossed the withdrawal of what it reports on is kept and listed; so is one on a duplicate, unless it
 * was carried over to the survivor.
 */
function reportsOnWithdrawn(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ record: number; obligation: number; survivor: number | null; day: string | null }>(
      `SELECT p.record, p.obligation, o.duplicate_of AS survivor, p.reported_on AS day
       FROM obligation_status s JOIN record_progress_report p ON p.obligation = s.obligation
       JOIN record_obligation o ON o.record = s.obligation
       WHERE s.present = 0 AND ${stands('p')} AND NOT EXISTS (
         SELECT 1 FROM record_progress_report c WHERE c.carried_from = p.record AND ${stands('c')})
       ORDER BY p.record`,
    )
    .map(({ record, obligation, survivor, day }) =>
      survivor === null
        ? {
            kind: 'report_on_withdrawn',
            recordKind: 'progressReport',
            record,
            other: obligation,
            detail: day ?? '',
          }
        : {
            kind: 'report_on_duplicate',
            recordKind: 'obligation',
            record: obligation,
            other: survivor,
            detail: day ?? '',
          },
    )
}

/**
 * Files that were gone or altered when this office last looked. Evidence is listed by its obligation, where it is seen;
 * a document of a session by itself.
 */
function filesNotHeld(connection: ReadConnection): readonly FoundIssue[] {
  return connection
    .all<{ record: number; obligation: number | null; state: string; name: string | null }>(
      `SELECT x.record, x.obligation, f.state, x.file_name AS name FROM attachment_state f
       JOIN record_evidence x ON x.sha256 = f.sha256
       WHERE f.state <> 'held' AND x.purged IS NULL AND x.duplicate_of IS NULL AND ${evidenceWithdrawn} IS NULL
       UNION ALL
       SELECT d.record, NULL, f.state, d.file_name FROM attachment_state f
       JOIN record_document d ON d.sha256 = f.sha256 WHERE f.state <> 'held' AND ${stands('d')}
       ORDER BY 1`,
    )
    .map(({ record, obligation, state, name }) => ({
      kind: state === 'altered' ? 'file_altered' : 'file_missing',
      recordKind: obligation === null ? 'document' : 'obligation',
      record: obligation ?? record,
      other: obligation === null ? null : record,
      detail: name ?? '',
    }))
}
