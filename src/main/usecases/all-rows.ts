import type { Refusal } from '../../contract/errors.ts'
import {
  listQuerySchema,
  listRowSchemas,
  type Filter,
  type ListKind,
  type ListRow,
} from '../../contract/rows.ts'
import { success, type Result } from '../../core/result.ts'
import type { Register } from './ports/register.ts'

/** The row schemas seen so that kind and row stay together. */
const rowReaders: {
  readonly [Kind in ListKind]: { readonly parse: (row: unknown) => ListRow<Kind> }
} = listRowSchemas

/** As many rows are asked for at a time. */
const page = 10_000

export const equal = (field: string, values: readonly string[]): Filter => ({
  field,
  operator: '=',
  values: [...values],
})

/** Every standing row of a list that meets these conditions, however many there are. */
export function allRows<Kind extends ListKind>(
  register: Register,
  today: string,
  kind: Kind,
  where: readonly Filter[],
): Result<readonly ListRow<Kind>[], Refusal> {
  const rows: ListRow<Kind>[] = []
  for (let offset = 0; ; offset += page) {
    const found = register.read.list(
      listQuerySchema.parse({ kind, where, limit: page, offset }),
      today,
    )
    if (!found.ok) return found
    for (const row of found.value.rows) rows.push(rowReaders[kind].parse(row))
    if (offset + page >= found.value.total) return success(rows)
  }
}
