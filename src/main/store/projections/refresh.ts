import type { WriteConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import { affectedObligations } from './affected.ts'
import { refreshSketches } from './agreement-sketch.ts'
import { refreshObligations } from './obligation-status.ts'
import { refreshResponsibilities } from './refresh-responsibility.ts'
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
}

/**
 * Brings everything that is derived up to date with the cells that a save or an import touched. `added`: records of
 * which nothing was derived before.
 */
export function refreshDerived(
  connection: WriteConnection,
  cells: readonly LocalCell[],
  added: ReadonlySet<number>,
  again: DeriveAgain,
): DerivedAgain {
  const derived = refreshStanding(connection, cells, again)
  refreshSearch(connection, cells, added)
  refreshSketches(connection, cells)
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
  refreshObligations(connection, loadDirectory(connection), [...derived], counts, again)
  refreshWeakFindings(connection, cells)
  const answering = refreshResponsibilities(connection, cells, derived, again)
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    if (name === 'clause' || name === 'agreement' || name === 'session') counts.note(record)
  }
  const scopes = counts.write(connection)
  return { statuses: new Set([...derived, ...answering]), scopes }
}

/** Derives everything from the records alone, as it stands. */
export function deriveAll(connection: WriteConnection): void {
  forgetDerived(connection)
  const cells = connection.all<LocalCell>(
    'SELECT id AS record, kind, 0 AS field, NULL AS element FROM record WHERE kind IS NOT NULL ORDER BY id',
  )
  refreshDerived(connection, cells, new Set(cells.map(({ record }) => record)), withoutTimeline)
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
    ]
      .map((table) => `DELETE FROM ${table};`)
      .join(' '),
  )
}
