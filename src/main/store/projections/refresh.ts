import type { WriteConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import { affectedObligations } from './affected.ts'
import { refreshObligation } from './obligation-status.ts'
import { loadDirectory } from './people.ts'
import { refreshScope, type ScopeKind } from './scope-counts.ts'
import { refreshSearch } from './search-text.ts'

/** Brings everything that is derived up to date with the cells that a save or an import touched. */
export function refreshDerived(connection: WriteConnection, cells: readonly LocalCell[]): void {
  const obligations = affectedObligations(connection, cells)
  const scopes = new Map<number, ScopeKind>()
  const note = (obligation: number): void => {
    const row = connection.get<{ clause: number; agreement: number; session: number | null }>(
      'SELECT clause, agreement, session FROM obligation_status WHERE obligation = ?',
      [obligation],
    )
    if (row === undefined) return
    scopes.set(row.clause, 'clause')
    scopes.set(row.agreement, 'agreement')
    if (row.session !== null) scopes.set(row.session, 'session')
  }
  const directory = loadDirectory(connection)
  for (const obligation of obligations) {
    note(obligation)
    refreshObligation(connection, directory, obligation)
    note(obligation)
  }
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    if (name === 'clause' || name === 'agreement' || name === 'session') scopes.set(record, name)
  }
  for (const [scope, kind] of scopes) refreshScope(connection, kind, scope)
  refreshSearch(connection, cells)
}

/** Derives everything from the records alone. */
export function deriveAll(connection: WriteConnection): void {
  connection.script(
    'DELETE FROM obligation_status; DELETE FROM scope_count; DELETE FROM search_text;',
  )
  const cells = connection.all<LocalCell>(
    'SELECT id AS record, kind, 0 AS field, NULL AS element FROM record WHERE kind IS NOT NULL ORDER BY id',
  )
  refreshDerived(connection, cells)
}
