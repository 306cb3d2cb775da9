import type { Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery } from '../../../contract/rows.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { success, type Result } from '../../../core/result.ts'
import type { ChangedRecords } from '../apply-commits.ts'
import type { ReadConnection } from '../connection.ts'
import { tableOf } from '../projections/columns.ts'
import { listedIn } from '../projections/listed-in.ts'
import type { ChangedFindings } from '../projections/replace-findings.ts'
import { matchingRecords } from '../projections/search-text.ts'
import { checkFilter, isEmptyWithText, type CheckedFilter } from '../queries/filter.ts'
import type { Indexing, Join, ListDefinition } from '../queries/list-columns.ts'
import { parametersOfDay } from '../queries/list.ts'
import { orderTerms, type OrderTerm } from '../queries/order.ts'
import { searchOf } from '../queries/search.ts'
import { allowedCodes, allowedRecords } from './conditions.ts'
import type { CodeArray } from './code-array.ts'
import type { ColumnFiles, NamedColumn } from './column-files.ts'
import type { EncodedColumn } from './encoded-column.ts'
import { indexedTable, type IndexedTable, type TableSource } from './indexed-table.ts'
import {
  matchingRows,
  pageOfRows,
  sortKeys,
  type CodeCondition,
  type RowCondition,
  type SortKey,
} from './page-selection.ts'

export type ListConditions = Pick<CheckedListQuery, 'where' | 'search' | 'withdrawn'>

export interface IndexedList {
  /** How many match, and the local record numbers of those on the page, in its order. */
  page(
    query: CheckedListQuery,
    today: string,
  ): Result<{ readonly total: number; readonly records: readonly number[] }, Refusal>
  /**
   * Local numbers of the records that matching rows look up under `alias`, each once; of rows alone that have a record
   * under each of `having`, and one of `within` under its alias.
   */
  lookedUp(
    query: ListConditions,
    today: string,
    alias: string,
    having: readonly string[],
    within: { readonly alias: string; readonly records: readonly number[] } | null,
  ): Result<readonly number[], Refusal>
  /** `false`: it has to be made again. */
  refresh(changed: ChangedRecords): boolean
  /** What it has read, for the next session. */
  kept(): readonly NamedColumn[]
}

export function indexedList(
  connection: ReadConnection,
  definition: ListDefinition,
  index: Indexing,
  files: Pick<ColumnFiles, 'least' | 'read'>,
): IndexedList {
  const joined = new Map(index.joins.map((join) => [join.alias, join]))
  const joinsIn = (sql: string): readonly Join[] =>
    [...aliasesIn(sql)].flatMap((alias) => joined.get(alias) ?? [])
  const own: TableSource = {
    from: index.own,
    record: index.record,
    // A row without a required record has its place too; it is passed over when it is asked for.
    wide: [
      index.own,
      ...index.joins.map(
        ({ alias, kind, by }) => `LEFT JOIN ${tableOf(kind)} ${alias} ON ${alias}.record = ${by}`,
      ),
    ].join(' '),
    isOwn: (sql) => !sql.includes('SELECT') && [...aliasesIn(sql)].every((alias) => alias === 'x'),
    isWide: (sql) => joinsIn(sql).length > 0,
    hasMissing: false,
    mayGo: isOfFindings(index.kind),
  }
  const table = indexedTable(connection, own, files)
  const others = new Map<string, IndexedTable>()
  const otherTable = ({ alias, kind }: Join): IndexedTable => {
    const known = others.get(alias)
    if (known !== undefined) return known
    const from = `${tableOf(kind)} ${alias}`
    const made = indexedTable(
      connection,
      {
        from,
        record: `${alias}.record`,
        wide: from,
        isOwn: () => true,
        isWide: () => false,
        hasMissing: true,
        mayGo: false,
      },
      files,
    )
    others.set(alias, made)
    return made
  }
  /** Where matching rows are written. */
  let room = new Uint32Array(0)
  /** What a list begins with, until something changes. */
  let standing: Uint32Array | null = null

  /** A column by row of the list, or by row of the one table that the SQL looks it up in. */
  const columnOf = (sql: string): { column: EncodedColumn; through: CodeArray | null } => {
    const aliases = aliasesIn(sql)
    const [join] = joinsIn(sql)
    return join !== undefined && aliases.size === 1 && !sql.includes('SELECT')
      ? {
          column: otherTable(join).values(sql),
          through: table.keys(join.by, otherTable(join)).codes,
        }
      : { column: table.values(sql), through: null }
  }

  /** Where the SQL of a record number is what a join looks up, the join's rows stand for it. */
  const joinBy = (sql: string): Join | null => {
    const join = index.joins.find(({ by }) => by === sql)
    // A record that has not arrived has a number all the same, but no row.
    return join !== undefined && table.keys(sql, otherTable(join)).unresolved.size === 0
      ? join
      : null
  }

  const recordCondition = (
    sql: string,
    operator: CheckedFilter['operator'],
    records: readonly number[],
    empty: boolean,
  ): CodeCondition => {
    if (sql === index.record) {
      return { codes: null, allowed: allowedRecords(table, operator, records, false) }
    }
    const join = joinBy(sql)
    if (join !== null) {
      const other = otherTable(join)
      const { codes } = table.keys(sql, other)
      return { codes, allowed: allowedRecords(other, operator, records, empty) }
    }
    const { codes, end } = table.numbers(sql)
    const themselves = { count: end, recordAt: itself, rowOf: itself }
    return { codes, allowed: allowedRecords(themselves, operator, records, empty) }
  }

  const valueCondition = (
    sql: string,
    allowedOf: (column: EncodedColumn) => Uint8Array,
  ): CodeCondition => {
    const { column, through } = columnOf(sql)
    const allowed = allowedOf(column)
    if (through === null) return { codes: column.codes, allowed }
    const byRow = new Uint8Array(column.codes.length)
    for (let row = 0; row < byRow.length; row += 1) {
      byRow[row] = allowed[column.codes[row] ?? 0] ?? 0
    }
    return { codes: through, allowed: byRow }
  }

  const isTrue = (sql: string): CodeCondition =>
    valueCondition(sql, (column) => allowedCodes(column, '=', [1], false, false))

  const filterCondition = ({ operator, column, wanted, empty }: CheckedFilter): CodeCondition =>
    wanted.holds === 'records'
      ? recordCondition(wanted.sql, operator, wanted.records, empty)
      : valueCondition(column.sql, (encoded) =>
          allowedCodes(encoded, operator, wanted.values, empty, isEmptyWithText(column)),
        )

  /** Matches are many where a word is common: they are marked, not looked up one by one. */
  const foundIn = (sql: string, found: readonly number[]): CodeCondition =>
    recordCondition(sql, '=', found, false)

  const searchCondition = (text: string | undefined): RowCondition | 'nothing' | null => {
    const search = searchOf(definition, text)
    if (search === null || search === 'nothing') return search
    const matchesOf = (expression: string): readonly CodeCondition[] =>
      definition.searched.map(({ kind, record }) =>
        foundIn(record, connection.column<number>(matchingRecords(kind, '?'), [expression])),
      )
    const { searchedText } = definition
    const ownText =
      searchedText === undefined
        ? []
        : [
            foundIn(
              index.record,
              connection.column<number>(
                `SELECT ${index.record} FROM ${index.own} WHERE has_words(${searchedText}, ?)`,
                [search.typed],
              ),
            ),
          ]
    const words = [...matchesOf(search.words), ...ownText].map((one) => [one])
    if (search.numbered === null) return { any: words }
    const { sql, ordinal, others: rest } = search.numbered
    const sessions = connection.column<number>(
      'SELECT record FROM record_session WHERE ordinal = ?',
      [ordinal],
    )
    const ofSession = recordCondition(sql, '=', sessions, false)
    const numbered = rest === null ? [[ofSession]] : matchesOf(rest).map((one) => [ofSession, one])
    return { any: [...words, ...numbered] }
  }

  const keysOf = ({ sql, isRecord, descending, emptyLast }: OrderTerm): readonly SortKey[] => {
    if (isRecord && sql === index.record) {
      // Rows stand by their records; none is empty.
      const { count } = table
      const codes = new Uint32Array(count)
      for (let row = 0; row < count; row += 1) codes[row] = row
      return sortKeys({ codes, table: null }, count, descending, false)
    }
    const join = isRecord ? joinBy(sql) : null
    if (join !== null) {
      const { codes, end } = table.keys(sql, otherTable(join))
      return sortKeys({ codes, table: null }, end, descending, emptyLast)
    }
    if (isRecord) {
      const { codes, end } = table.numbers(sql)
      return sortKeys({ codes, table: null }, end, descending, emptyLast)
    }
    const { column, through } = columnOf(sql)
    if (through === null) {
      return sortKeys({ codes: column.codes, table: null }, column.end, descending, emptyLast)
    }
    const values = Uint32Array.from(column.codes)
    return sortKeys({ codes: through, table: values }, column.end, descending, emptyLast)
  }

  const rowsOf = (which: 'all' | 'standing'): Uint32Array => {
    if (which === 'standing' && standing !== null) return standing
    const all = new Uint32Array(table.count)
    for (let row = 0; row < all.length; row += 1) all[row] = row
    const conditions: RowCondition[] = index.joins.flatMap((join) => {
      if (!join.required) return []
      const keys = table.keys(join.by, otherTable(join))
      return keys.isComplete()
        ? []
        : { codes: keys.codes, allowed: new Uint8Array(keys.end).fill(1, 1) }
    })
    if (definition.always !== undefined) conditions.push(isTrue(definition.always))
    if (which === 'standing') conditions.push(isTrue(definition.present))
    const found = matchingRows(all, merged(conditions), table.count, all)
    const { gone } = table
    const rows = gone.size === 0 ? found : found.filter((row) => !gone.has(row))
    if (which === 'standing') standing = rows
    return rows
  }

  /** `extra`: besides those of the query. */
  const matching = (
    query: ListConditions,
    today: string,
    extra: () => readonly RowCondition[],
  ): Result<Uint32Array, Refusal> => {
    const filters: CheckedFilter[] = []
    for (const filter of query.where) {
      const checked = checkFilter(connection, definition, filter)
      if (!checked.ok) return checked
      filters.push(checked.value)
    }
    table.setParameters(parametersOfDay(connection, today))
    const search = searchCondition(query.search)
    if (search === 'nothing') return success(new Uint32Array(0))
    const conditions: RowCondition[] = [...filters.map(filterCondition), ...extra()]
    if (search !== null) conditions.push(search)
    const all = rowsOf(query.withdrawn ? 'all' : 'standing')
    if (conditions.length === 0) return success(all)
    if (room.length < table.count) room = new Uint32Array(table.count + (table.count >>> 3))
    return success(matchingRows(all, merged(conditions), table.count, room))
  }

  const joinOf = (alias: string): Join => {
    const join = joined.get(alias)
    if (join === undefined) throw new Error(`the list looks nothing up under ${alias}`)
    return join
  }

  return {
    page: (query, today) => {
      const order = orderTerms(definition, query)
      if (!order.ok) return order
      const found = matching(query, today, () => [])
      if (!found.ok) return found
      const rows = found.value
      const total = rows.length
      if (total === 0) return success({ total, records: [] })
      const { offset, limit } = query
      const ties = order.value.byId ? { order: table.idOrder, ordered: table.inIdOrder } : null
      const page = pageOfRows(rows, order.value.terms.flatMap(keysOf), offset, limit, ties)
      return success({ total, records: page.map((row) => table.recordAt(row)) })
    },
    lookedUp: (query, today, alias, having, within) => {
      const found = matching(query, today, () => [
        ...having.map((one): RowCondition => {
          const join = joinOf(one)
          const { codes, end } = table.keys(join.by, otherTable(join))
          return { codes, allowed: new Uint8Array(end).fill(1, 1) }
        }),
        ...(within === null
          ? []
          : [recordCondition(joinOf(within.alias).by, '=', within.records, false)]),
      ])
      if (!found.ok) return found
      const join = joinOf(alias)
      const other = otherTable(join)
      const { codes } = table.keys(join.by, other)
      const seen = new Uint8Array(other.count)
      for (const row of found.value) seen[codes[row] ?? 0] = 1
      const records: number[] = []
      for (let row = 1; row < seen.length; row += 1) {
        if (seen[row] === 1) records.push(other.recordAt(row))
      }
      return success(records)
    },
    refresh: (changed) => {
      standing = null
      const ofKind = (kind: RecordKind): ReadonlySet<number> =>
        changed.records.get(kind) ?? new Set<number>()
      for (const { alias, kind } of index.joins) {
        const other = others.get(alias)
        const records = ofKind(kind)
        if (other !== undefined && records.size > 0 && !other.refresh(records, new Set())) {
          return false
        }
      }
      const { kind: of } = index
      const written = new Set(isOfFindings(of) ? changed.findings[of] : ofKind(of))
      const indirectly = new Set(changed.scopes)
      // What is derived of an obligation is its row in the list of them.
      if (index.kind === 'obligation') for (const one of changed.statuses) written.add(one)
      for (const [kind, sql] of Object.entries(index.follows)) {
        const records = kind === 'status' ? changed.statuses : kindRecords(changed, kind)
        if (records.size === 0) continue
        if (sql === null) return false
        for (const one of connection.column<number>(sql, { records: listedIn(records) })) {
          indirectly.add(one)
        }
      }
      return table.refresh(written, indirectly)
    },
    kept: () => [table, ...others.values()].flatMap((one) => one.kept()),
  }
}

const itself = (record: number): number => record

const isOfFindings = (kind: Indexing['kind']): kind is keyof ChangedFindings =>
  kind === 'weak' || kind === 'audit' || kind === 'issues'

function kindRecords({ records }: ChangedRecords, kind: string): ReadonlySet<number> {
  for (const [known, numbers] of records) if (known === kind) return numbers
  return new Set()
}

function aliasesIn(sql: string): ReadonlySet<string> {
  return new Set(Array.from(sql.matchAll(/\b([a-z])\./g), ([, alias]) => alias ?? ''))
}

/** Conditions on the same codes are one. */
function merged(conditions: readonly RowCondition[]): readonly RowCondition[] {
  const simple = new Map<CodeArray, Uint8Array>()
  const others: RowCondition[] = []
  for (const condition of conditions) {
    if ('any' in condition || condition.codes === null) {
      others.push(condition)
      continue
    }
    const { codes, allowed } = condition
    const known = simple.get(codes)
    simple.set(
      codes,
      known === undefined ? allowed : known.map((one, at) => one & (allowed[at] ?? 0)),
    )
  }
  return [...Array.from(simple, ([codes, allowed]) => ({ codes, allowed })), ...others]
}
