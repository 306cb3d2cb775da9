import type { WriteConnection } from '../connection.ts'
import type { LocalCell } from '../local-cell.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import { affectedObligations } from './affected.ts'
import { refreshSketches } from './agreement-sketch.ts'
import { refreshAuditFindings, refreshObligations } from './obligation-status.ts'
import { refreshResponsibilities } from './refresh-responsibility.ts'
import { listedIn } from './listed-in.ts'
import { findIssues, refreshIssues } from './issues/refresh-issues.ts'
import { touchedBy } from './issues/finder.ts'
import { noFindings, type ChangedFindings } from './replace-findings.ts'
import { loadDirectory } from './people.ts'
import { countDifferences } from './scope-counts.ts'
import { withoutTimeline, type DeriveAgain } from './status-timeline.ts'
import { refreshWeakFindings } from './weak-findings.ts'
import { refreshSearch, searchedKinds, searchTableOf } from './search-text.ts'

/** What was derived again, by local record numbers. */
export interface DerivedAgain {
  readonly statuses: ReadonlySet<number>
  /** Clauses, agreements and sessions whose counts are others. */
  readonly scopes: ReadonlySet<number>
  /** Rows of what the rules found that are others. */
  readonly findings: ChangedFindings
}

/** What is told apart of the records of which something is derived. */
export interface Arrived {
  /** Of which nothing was derived before. */
  readonly added: ReadonlySet<number>
  /** That point to a record that has not arrived or is of another kind. */
  readonly astray: ReadonlySet<number>
}

/** Brings everything that is derived up to date with the cells that a save or an import touched. */
export function refreshDerived(
  connection: WriteConnection,
  cells: readonly LocalCell[],
  { added, astray }: Arrived,
  again: DeriveAgain,
): DerivedAgain {
  const derived = refreshStanding(connection, cells, again)
  refreshSearch(connection, cells, added)
  refreshSketches(connection, cells)
  const touched = touchedBy(cells, { obligations: derived.statuses, added, astray })
  refreshIssues(connection, touched, derived.findings)
  return derived
}

/** The same without the texts by which records are found. */
export function refreshStanding(
  connection: WriteConnection,
  cells: readonly LocalCell[],
  again: DeriveAgain,
): DerivedAgain {
  const derived = affectedObligations(connection, cells)
  const counts = countDifferences()
  const findings = noFindings()
  refreshObligations(connection, loadDirectory(connection), [...derived], counts, again, findings)
  refreshWeakFindings(connection, cells, findings)
  const answering = refreshResponsibilities(connection, cells, derived, again)
  refreshAuditFindings(connection, judgedByMemberOfUnit(connection, answering), findings)
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    if (name === 'clause' || name === 'agreement' || name === 'session') counts.note(record)
  }
  const scopes = counts.write(connection)
  connection.run(forgetFormerScopes)
  return { statuses: new Set([...derived, ...answering]), scopes, findings }
}

/** Those of which it may be another finding that somebody of the unit that answered judged them. */
const judgedByMemberOfUnit = (
  connection: WriteConnection,
  obligations: readonly number[],
): readonly number[] =>
  obligations.length === 0
    ? []
    : connection.column<number>(
        `SELECT DISTINCT value FROM json_each(?) JOIN record_verdict v ON v.obligation = value
         WHERE v.result = 'met' AND v.withdrawn IS NULL`,
        [listedIn(obligations)],
      )

/** Nothing is counted under a record that turned out to be of another kind, or of which nothing counts. */
const forgetFormerScopes = `DELETE FROM scope_count WHERE scope IN (
  SELECT k.record FROM (SELECT record FROM contested_kind UNION SELECT record FROM disregarded) k
  JOIN record r ON r.id = k.record
  WHERE coalesce(r.kind, 0) NOT IN (${[
    recordDefinitions.clause,
    recordDefinitions.agreement,
    recordDefinitions.session,
  ]
    .map(({ number }) => number)
    .join(', ')}))`

/** Derives everything from the records alone, as it stands. */
export function deriveAll(connection: WriteConnection): void {
  forgetDerived(connection)
  const cells = connection.all<LocalCell>(
    'SELECT id AS record, kind, 0 AS field, NULL AS element FROM record WHERE kind IS NOT NULL ORDER BY id',
  )
  refreshStanding(connection, cells, withoutTimeline)
  refreshSearch(connection, cells, new Set(cells.map(({ record }) => record)))
  refreshSketches(connection, cells)
  findIssues(connection)
}

/** Empties every table of what is derived. */
export function forgetDerived(connection: WriteConnection): void {
  connection.script(
    [
      'obligation_status',
      'status_past',
      'scope_count',
      'due_count',
      'agreement_sketch',
      ...searchedKinds.map(searchTableOf),
      'derived_succession',
      'weak_finding',
      'audit_finding',
      'issue_finding',
      'likeness',
    ]
      .map((table) => `DELETE FROM ${table};`)
      .join(' '),
  )
}
