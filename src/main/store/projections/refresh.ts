import type { ReadConnection, WriteConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import { affectedObligations } from './affected.ts'
import { refreshObligations } from './obligation-status.ts'
import { listedIn } from './listed-in.ts'
import { refreshResponsibilities } from './refresh-responsibility.ts'
import { loadDirectory } from './people.ts'
import { refreshScope, type ScopeKind } from './scope-counts.ts'
import { refreshSearch } from './search-text.ts'

/** Brings everything that is derived up to date with the cells that a save or an import touched. */
export function refreshDerived(connection: WriteConnection, cells: readonly LocalCell[]): void {
  const obligations = [...affectedObligations(connection, cells)]
  const scopes = new Map<number, ScopeKind>()
  const note = (): void => {
    for (const [scope, kind] of scopesOf(connection, obligations)) scopes.set(scope, kind)
  }
  // An obligation that moves is counted where it was and where it is.
  note()
  refreshObligations(connection, loadDirectory(connection), obligations)
  note()
  refreshResponsibilities(connection, cells, new Set(obligations))
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    if (name === 'clause' || name === 'agreement' || name === 'session') scopes.set(record, name)
  }
  for (const [scope, kind] of scopes) refreshScope(connection, kind, scope)
  refreshSearch(connection, cells)
}

function scopesOf(
  connection: ReadConnection,
  obligations: readonly number[],
): readonly (readonly [number, ScopeKind])[] {
  return connection
    .all<{ clause: number; agreement: number; session: number | null }>(
      `SELECT DISTINCT clause, agreement, session FROM obligation_status
       WHERE obligation IN (SELECT value FROM json_each(?))`,
      [listedIn(obligations)],
    )
    .flatMap(({ clause, agreement, session }) => [
      [clause, 'clause'] as const,
      [agreement, 'agreement'] as const,
      ...(session === null ? [] : [[session, 'session'] as const]),
    ])
}

/** Derives everything from the records alone. */
export function deriveAll(connection: WriteConnection): void {
  connection.script(
    'DELETE FROM obligation_status; DELETE FROM scope_count; DELETE FROM search_text; DELETE FROM derived_succession;',
  )
  const cells = connection.all<LocalCell>(
    'SELECT id AS record, kind, 0 AS field, NULL AS element FROM record WHERE kind IS NOT NULL ORDER BY id',
  )
  refreshDerived(connection, cells)
}
