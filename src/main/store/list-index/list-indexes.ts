import type * as z from 'zod'
import type { Refusal } from '../../../contract/errors.ts'
import {
  listRowSchemas,
  type CheckedListQuery,
  type ListKind,
  type ListRow,
} from '../../../contract/rows.ts'
import { success, type Result } from '../../../core/result.ts'
import type { ListPage } from '../../usecases/ports/register.ts'
import type { ChangedRecords } from '../apply-commits.ts'
import type { ReadConnection } from '../connection.ts'
import type { ListDefinition } from '../queries/list-columns.ts'
import { listDefinitions } from '../queries/list-definitions.ts'
import { listPage, rowsByRecord } from '../queries/list.ts'
import type { ScopesQuery } from '../queries/listed-scopes.ts'
import type { ColumnFiles } from './column-files.ts'
import { indexedList, type IndexedList } from './indexed-list.ts'
import { TableChanged } from './indexed-table.ts'

type TableKind = keyof typeof listDefinitions

/** The lists of one database, each made when it is first asked for. */
export interface ListIndexes {
  page(
    query: CheckedListQuery & { readonly kind: TableKind },
    today: string,
  ): Result<ListPage, Refusal>
  /** What the rows of the matrix are about; as of `listedScopes`. */
  scopes(query: ScopesQuery, today: string): Result<readonly number[], Refusal>
  /** After a save; `null`: anything may have changed. */
  changed(records: ChangedRecords | null): void
  /** Leaves what was read to the next session; before the database is closed. */
  keep(): void
}

/** Columns of the last session. */
export interface KeptLists {
  readonly files: ColumnFiles
  /** Whether they are of the database as it is; asked once, after its version. */
  readonly areCurrent: () => boolean
}

const nothingKept: KeptLists = {
  files: { least: Number.POSITIVE_INFINITY, read: () => null, keep: () => undefined },
  areCurrent: () => false,
}

/** More changed records than this are not followed one by one: reading all of them again is quicker from there on. */
const fewChanges = 30_000

export function listIndexes(
  connection: ReadConnection,
  { files, areCurrent }: KeptLists = nothingKept,
): ListIndexes {
  const lists = new Map<TableKind, IndexedList>()
  let version = versionOf(connection)
  /** What is kept says the same as the database, until the first change of either. */
  let current = areCurrent()
  const source: Pick<ColumnFiles, 'least' | 'read'> = {
    least: files.least,
    read: (name, parameters) => (current ? files.read(name, parameters) : null),
  }

  const listOf = (kind: TableKind, definition: ListDefinition): IndexedList | null => {
    if (definition.index === undefined) return null
    const known = lists.get(kind)
    if (known !== undefined) return known
    const made = indexedList(connection, definition, definition.index, source)
    lists.set(kind, made)
    return made
  }

  const page: ListIndexes['page'] = (query, today) => {
    const { kind } = query
    const definition: ListDefinition = listDefinitions[kind]
    const schema: z.ZodType<ListRow<ListKind>> = definition.rows ?? listRowSchemas[kind]
    const list = listOf(kind, definition)
    if (list === null || definition.index === undefined) return listPage(connection, query, today)
    const found = list.page(query, today)
    if (!found.ok) return found
    const { total, records } = found.value
    const { record } = definition.index
    return success({
      total,
      rows: rowsByRecord(connection, schema, definition, record, records, today),
    })
  }

  /** Another program may have written; twice in a row while this one reads is not to be expected. */
  const ofOneMoment = <Answer>(ask: () => Answer): Answer => {
    for (let attempt = 1; ; attempt += 1) {
      const now = versionOf(connection)
      if (now !== version) {
        lists.clear()
        current = false
      }
      version = now
      try {
        const answer = ask()
        if (versionOf(connection) === version || attempt === 3) return answer
      } catch (error) {
        if (!(error instanceof TableChanged) || attempt === 3) throw error
        lists.clear()
      }
    }
  }

  const scopes: ListIndexes['scopes'] = ({ of, units, where, search }, today) => {
    const list = listOf('obligations', listDefinitions.obligations)
    if (list === null) throw new Error('obligations have no index')
    const within = units === null ? null : { alias: 'u', records: units }
    return list.lookedUp(
      { where, search, withdrawn: false },
      today,
      of === 'clauses' ? 'c' : 'a',
      ['z'],
      within,
    )
  }

  return {
    page: (query, today) => ofOneMoment(() => page(query, today)),
    scopes: (query, today) => ofOneMoment(() => scopes(query, today)),
    changed: (records) => {
      current = false
      const many = records === null || records.statuses.size + sizeOf(records.records) > fewChanges
      for (const [kind, list] of lists) {
        if (many || !list.refresh(records)) lists.delete(kind)
      }
    },
    keep: () => {
      const columns = [...lists.values()].flatMap((list) => list.kept())
      files.keep(columns, current ? 'added' : 'all')
    },
  }
}

const sizeOf = (records: ChangedRecords['records']): number =>
  [...records.values()].reduce((sum, { size }) => sum + size, 0)

/** Changes when another connection wrote. */
const versionOf = (connection: ReadConnection): number =>
  connection.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0
