import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import type { ColumnFiles, KeptColumn, NamedColumn } from './column-files.ts'
import {
  dictionaryColumn,
  growingDictionary,
  growingKeys,
  growingNumbers,
  keyColumn,
  numberColumn,
  rankedColumn,
  ranksOver,
  type EncodedColumn,
  type GrowingColumn,
  type KeyColumn,
  type SqlValue,
} from './encoded-column.ts'
import { growingOrder, recordsById, rowsById, type IdOrder } from './id-order.ts'

/** Rows of a table by the local number of their record, ascending. A row keeps its place while it is there. */
export interface IndexedTable {
  readonly count: number
  /** Tells it from the other tables of its list. */
  readonly name: string
  /** The local record number of a row. */
  recordAt(this: void, row: number): number
  /** `-1`: no such row. */
  rowOf(this: void, record: number): number
  /** Places of rows that are not there any more. */
  readonly gone: ReadonlySet<number>
  /** Values of an SQL expression; read when they are first asked for. */
  values(sql: string): EncodedColumn
  /** Local record numbers. */
  numbers(sql: string): EncodedColumn
  /** Local record numbers as rows of another table. */
  keys(sql: string, target: IndexedTable): KeyColumn
  /** All rows in the order of the records' ids; read when it is first asked for. */
  idOrder(this: void): Uint32Array
  /** Rows in that order. */
  inIdOrder(this: void, rows: Uint32Array): readonly number[]
  /**
   * Reads rows again: `own` are records that were written themselves, `others` those of which something else may say
   * another thing now. `false`: rows came or went in a way that it cannot follow; it has to be made again.
   */
  refresh(own: ReadonlySet<number>, others: ReadonlySet<number>): boolean
  /** What depends on a parameter that has another value now is read again. */
  setParameters(parameters: Readonly<Record<string, string>>): void
  /** What it has read, for the next session. */
  kept(): readonly NamedColumn[]
}

export interface TableSource {
  /** Tables that have exactly one row for each record. */
  readonly from: string
  /** The column of the local record number. */
  readonly record: string
  /** The tables, and those that columns may look up besides. */
  readonly wide: string
  /** Whether a column looks at nothing but the record's own row. */
  readonly isOwn: (sql: string) => boolean
  /** Whether a column needs `wide`. */
  readonly isWide: (sql: string) => boolean
  /** Row 0 stands for a record that is not there: all its columns are empty. */
  readonly hasMissing: boolean
  /** Rows may go: they keep their places empty. Of records nothing goes. */
  readonly mayGo: boolean
}

/** Another program wrote while this one read. */
export class TableChanged extends Error {}

/** So many values are taken from the database at once. */
const batchSize = 10_000

interface Kept {
  readonly sql: string
  readonly column: GrowingColumn
}

/** `files`: where columns may be kept from the last session; each says whether it still is. */
export function indexedTable(
  connection: ReadConnection,
  source: TableSource,
  files: Pick<ColumnFiles, 'least' | 'read'>,
): IndexedTable {
  const { record, hasMissing, mayGo } = source
  const gone = new Set<number>()
  const nameOf = (key: string): string => `${source.wide} by ${record}: ${key}`
  const keptRecords = files.read(nameOf('records'), noParameters)
  let records = keptRecords?.form === 'rows' ? rowsKept(keptRecords) : recordsOf(connection, source)
  let { length: count } = records
  let parameters: Readonly<Record<string, string>> = {}
  const columns = new Map<string, Kept>()
  const keyColumns = new Map<string, KeyColumn>()
  let order: IdOrder | null = null

  const rowOf = (wanted: number): number => {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((records[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low < count && records[low] === wanted ? low : -1
  }
  const recordAt = (row: number): number => records[row] ?? 0
  const tablesFor = (sql: string): string => (source.isWide(sql) ? source.wide : source.from)
  const parametersFor = (sql: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => sql.includes(`:${name}`)))
  const valueOf = (sql: string, of: number): SqlValue => {
    const [value = null] =
      hasMissing && of === 0
        ? connection.column<SqlValue>(
            `SELECT ${sql} FROM (SELECT 1) LEFT JOIN ${source.from} ON 0`,
            parametersFor(sql),
          )
        : connection.column<SqlValue>(
            `SELECT ${sql} FROM ${tablesFor(sql)} WHERE ${record} = :record`,
            { ...parametersFor(sql), record: of },
          )
    return value
  }

  function* valuesOf(sql: string): Generator<readonly SqlValue[]> {
    if (hasMissing) yield [valueOf(sql, 0)]
    for (let start = hasMissing ? 1 : 0; start < count; start += batchSize) {
      const end = Math.min(count, start + batchSize)
      const batch = connection.column<SqlValue>(
        `SELECT ${sql} FROM ${tablesFor(sql)} WHERE ${record} BETWEEN :first AND :last ORDER BY ${record}`,
        { ...parametersFor(sql), first: records[start] ?? 0, last: records[end - 1] ?? 0 },
      )
      const whole = gone.size === 0 ? batch : withPlaces(batch, start, end)
      if (whole.length !== end - start) throw new TableChanged()
      yield whole
    }
  }

  /** The first four bytes of every row's id. */
  const idBeginnings = (): Uint32Array => {
    const beginnings = new Uint32Array(count)
    let row = 0
    for (const batch of valuesOf(
      `(SELECT hex(substr(uid, 1, 4)) FROM record WHERE id = ${record})`,
    )) {
      for (const value of batch) beginnings[row++] = Number.parseInt(String(value), 16)
    }
    return beginnings
  }

  /** Nothing stands in the places of rows that are gone. */
  const withPlaces = (
    batch: readonly SqlValue[],
    start: number,
    end: number,
  ): readonly SqlValue[] => {
    const whole: SqlValue[] = []
    let next = 0
    for (let row = start; row < end; row += 1) {
      if (gone.has(row)) whole.push(null)
      else if (next < batch.length) whole.push(batch[next++] ?? null)
    }
    return next === batch.length ? whole : []
  }

  /** Rows in the order of a column's values, as `RankedValues` gives them. */
  function* rowsInOrder(sql: string): Generator<number> {
    const missing = hasMissing ? ' UNION ALL SELECT 0, :missing' : ''
    const entries = connection.column<number>(
      `SELECT 2 * record + (value IS lag(value) OVER (ORDER BY value)) FROM (
         SELECT ${record} AS record, ${sql} AS value FROM ${tablesFor(sql)}${missing})
       WHERE value IS NOT NULL ORDER BY value`,
      { ...parametersFor(sql), ...(hasMissing ? { missing: valueOf(sql, 0) } : {}) },
    )
    for (const entry of entries) {
      const row = rowOf(Math.floor(entry / 2))
      yield entry % 2 === 0 ? row : ~row
    }
  }

  /** Of the last session, if it is of the rows that there are. */
  const fromFile = (key: string, sql: string): KeptColumn | null => {
    const file = files.read(nameOf(key), JSON.stringify(parametersFor(sql)))
    return file !== null && file.codes.length === count ? file : null
  }
  const kept = <Column extends GrowingColumn>(
    known: Column | undefined,
    key: string,
    sql: string,
    load: (file: KeptColumn | null) => Column,
  ): Column => {
    if (known !== undefined && columns.has(key)) return known
    const column = load(fromFile(key, sql))
    columns.set(key, { sql, column })
    return column
  }
  const values = (sql: string): GrowingColumn =>
    kept(columns.get(sql)?.column, sql, sql, (file) => {
      const ranked = {
        inOrder: () => rowsInOrder(sql),
        valueAt: (row: number) => valueOf(sql, records[row] ?? 0),
      }
      if (file?.form === 'dictionary') return growingDictionary([...file.values], file.codes)
      if (file?.form === 'ranked') return ranksOver(ranked, file.codes, file.more)
      return dictionaryColumn(valuesOf(sql), count) ?? rankedColumn(ranked, count)
    })
  const orderById = (): IdOrder => {
    const file = fromFile('order', '')
    const rows =
      file?.form === 'rows' ? rowsKept(file) : rowsById(connection, idBeginnings(), recordAt)
    return growingOrder(connection, rows, recordAt)
  }

  /** Rows whose records have greater numbers than all before are added at the end. */
  const append = (added: readonly number[]): boolean => {
    const last = count === 0 ? 0 : (records[count - 1] ?? 0)
    if (added.some((one) => one <= last)) return false
    if (records.length < count + added.length) {
      const roomy = new Uint32Array(count + added.length + (count >>> 3))
      roomy.set(records.subarray(0, count))
      records = roomy
    }
    for (const one of added) records[count++] = one
    return true
  }

  const readAgain = (key: string, { sql, column }: Kept, again: Iterable<number>): void => {
    for (const one of again) {
      const row = rowOf(one)
      if (row >= 0 && !column.set(row, valueOf(sql, one))) {
        columns.delete(key)
        return
      }
    }
  }

  return {
    get count() {
      return count
    },
    name: source.from,
    recordAt,
    rowOf,
    gone,
    values,
    numbers: (sql) => {
      const key = `numbers ${sql}`
      return kept(columns.get(key)?.column, key, sql, (file) => {
        const end = file?.values[0]
        return file?.form === 'numbers' && typeof end === 'number'
          ? growingNumbers(file.codes, end)
          : numberColumn(valuesOf(sql), count)
      })
    },
    keys: (sql, target) => {
      // One number may be looked up in two tables: it is a person's or a unit's.
      const key = `keys ${sql} in ${target.name}`
      const known = keyColumns.get(key)
      const column = kept(known, key, sql, (file) =>
        file?.form === 'keys'
          ? growingKeys(file.codes, count, file.more, target)
          : keyColumn(valuesOf(sql), count, target),
      )
      keyColumns.set(key, column)
      // Records that were not there may have arrived.
      for (const row of column.unresolved) column.set(row, valueOf(sql, records[row] ?? 0))
      return column
    },
    idOrder: () => (order ??= orderById()).rows,
    inIdOrder: (rows) =>
      recordsById(connection, Array.from(rows, recordAt)).map((one) => rowOf(one)),
    refresh: (own, others) => {
      const present = connection.column<number>(
        `SELECT ${record} FROM ${source.from} WHERE ${record} IN (SELECT value FROM json_each(:records))`,
        { records: listedIn(own) },
      )
      const here = new Set(present)
      for (const one of own) {
        const row = rowOf(one)
        if (row < 0) continue
        if (here.has(one)) gone.delete(row)
        else if (mayGo) gone.add(row)
        else return false
      }
      // A place costs little as long as most are taken.
      if (gone.size > count / 4 + 100) return false
      const added = present.filter((one) => rowOf(one) < 0).toSorted((a, b) => a - b)
      if (!append(added)) return false
      if (order !== null && !order.insert(added.map((one) => rowOf(one)))) order = null
      const all = new Set([...present, ...others])
      for (const [key, column] of columns) {
        readAgain(key, column, source.isOwn(column.sql) ? present : all)
      }
      return true
    },
    setParameters: (given) => {
      const changed = Object.keys(given).filter((name) => given[name] !== parameters[name])
      parameters = given
      for (const [key, { sql }] of columns) {
        if (changed.some((name) => sql.includes(`:${name}`))) columns.delete(key)
      }
    },
    kept: () => {
      // Places that are empty are not worth keeping.
      if (count < files.least || gone.size > 0) return []
      const all: readonly (readonly [string, string, KeptColumn])[] = [
        ['records', '', keptRows(records.subarray(0, count))],
        ...(order === null ? [] : [['order', '', keptRows(order.rows)] as const]),
        ...Array.from(columns, ([key, { sql, column }]) => [key, sql, column.kept(count)] as const),
      ]
      return all.map(([key, sql, column]) => ({
        name: nameOf(key),
        parameters: JSON.stringify(parametersFor(sql)),
        column,
      }))
    },
  }
}

/** As they are written. */
const noParameters = '{}'

const rowsKept = ({ codes }: KeptColumn): Uint32Array =>
  codes instanceof Uint32Array ? codes : Uint32Array.from(codes)

const keptRows = (codes: Uint32Array): KeptColumn => ({
  form: 'rows',
  codes,
  more: new Uint32Array(0),
  values: [],
})

function recordsOf(
  connection: ReadConnection,
  { from, record, hasMissing }: TableSource,
): Uint32Array {
  const batches: (readonly number[])[] = hasMissing ? [[0]] : []
  let last = 0
  for (;;) {
    const batch = connection.column<number>(
      `SELECT ${record} FROM ${from} WHERE ${record} > :last ORDER BY ${record} LIMIT ${batchSize}`,
      { last },
    )
    if (batch.length === 0) break
    batches.push(batch)
    last = batch.at(-1) ?? last
  }
  const records = new Uint32Array(batches.reduce((sum, { length }) => sum + length, 0))
  let row = 0
  for (const batch of batches) for (const one of batch) records[row++] = one
  return records
}
