import { recordDefinitions } from '../../../core/schema/records.ts'
import type { ReadConnection } from '../connection.ts'
import type { LocalCell } from '../local-cell.ts'
import type { MergedRecord } from '../merge.ts'
import { columnOf, tableOf } from './columns.ts'
import { listedIn } from './listed-in.ts'

const { agreement, clause, obligation } = recordDefinitions

/** What is said of an agreement rests on its clauses, and what is said of a clause on its obligations. */
const belongings = [
  {
    part: clause.number,
    field: clause.fields.agreement.number,
    table: tableOf('clause'),
    column: columnOf('agreement'),
    whole: agreement.number,
  },
  {
    part: obligation.number,
    field: obligation.fields.clause.number,
    table: tableOf('obligation'),
    column: columnOf('clause'),
    whole: clause.number,
  },
] as const

/**
 * The agreements and clauses to which these records belonged so far, where a commit says that they belong to another
 * one: what is derived of what they leave has to be derived again. To be asked before the records are written.
 */
export function leftBehind(
  connection: ReadConnection,
  records: readonly MergedRecord[],
): readonly LocalCell[] {
  return belongings.flatMap(({ part, field, table, column, whole }) => {
    const moved = records.filter(({ isNew, cells }) => !isNew && hasField(cells, part, field))
    if (moved.length === 0) return []
    return connection
      .column<number>(
        `SELECT DISTINCT w.id FROM ${table} p JOIN record w ON w.id = p.${column}
         WHERE p.record IN (SELECT value FROM json_each(?)) AND w.kind = ?`,
        [listedIn(moved.map(({ record }) => record)), whole],
      )
      .map((record): LocalCell => ({ record, kind: whole, field: 0, element: null }))
  })
}

function hasField(cells: Iterable<LocalCell>, kind: number, field: number): boolean {
  for (const cell of cells) if (cell.kind === kind && cell.field === field) return true
  return false
}
