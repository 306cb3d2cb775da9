import {
  listQuerySchema,
  listRowSchemas,
  type Filter,
  type ListKind,
  type ListRow,
} from '../../contract/rows.ts'
import type { Register } from './ports/register.ts'

/** The row schemas seen so that kind and row stay together. */
const rowReaders: {
  readonly [Kind in ListKind]: { readonly parse: (row: unknown) => ListRow<Kind> }
} = listRowSchemas

/** All standing rows of a list in which each field has one of these values, by the list's own order. */
export function rowsWhere<Kind extends ListKind>(
  register: Register,
  today: string,
  kind: Kind,
  where: Readonly<Record<string, readonly string[]>>,
): readonly ListRow<Kind>[] {
  const filters = Object.entries(where).map(([field, values]): Filter => ({
    field,
    operator: '=',
    values: [...values],
  }))
  if (filters.some(({ values }) => values.length === 0)) return []
  const page = register.read.list(
    listQuerySchema.parse({ kind, where: filters, limit: 100_000 }),
    today,
  )
  if (!page.ok) throw new Error(`list ${kind}: ${page.error.code}`)
  return page.value.rows.map((row) => rowReaders[kind].parse(row))
}
