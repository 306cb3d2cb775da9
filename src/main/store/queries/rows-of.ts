import type * as z from 'zod'
import { listQuerySchema } from '../../../contract/rows.ts'
import type { ReadConnection } from '../connection.ts'
import { typedPage } from './list.ts'
import type { listDefinitions } from './list-definitions.ts'

/** All rows of a list in which a field has one of these ids. */
export interface RowsOf<Row> {
  readonly kind: keyof typeof listDefinitions
  readonly schema: z.ZodType<Row>
  readonly field: string
  readonly ids: readonly string[]
  /** The list's own order if empty; ties by id. */
  readonly sort?: readonly string[]
  readonly withdrawn: boolean
}

export function rowsOf<Row>(
  connection: ReadConnection,
  { kind, schema, field, ids, sort, withdrawn }: RowsOf<Row>,
  today: string,
): readonly Row[] {
  if (ids.length === 0) return []
  const query = {
    ...listQuerySchema.parse({ kind }),
    kind,
    where: [{ field, operator: '=' as const, values: [...ids] }],
    sort: (sort ?? []).map((name) => ({ field: name, descending: false })),
    limit: 1_000_000,
    withdrawn,
  }
  const page = typedPage(connection, schema, query, today)
  if (!page.ok) throw new Error(`list ${kind} by ${field}: ${page.error.code}`)
  return page.value.rows
}
