import * as z from 'zod'
import { engineMethods, type EngineMethodName, type EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { Past } from '../../contract/past.ts'
import { listRowSchemas, type ListKind, type ListQuery, type ListRow } from '../../contract/rows.ts'
import { success, type Result } from '../../core/result.ts'
import type { Jobbed } from '../../contract/jobs.ts'
import type { Asked, Engine } from '../engine/engine.ts'

/** With the past state of which it is asked, and the name by which it can be cancelled. */
export type Params<Name extends EngineMethodName> = z.input<
  (typeof engineMethods)[Name]['params']
> &
  Past &
  Jobbed

/** The contract seen so that name and result stay together. */
const results: {
  readonly [Name in EngineMethodName]: { readonly result: z.ZodType<EngineResult<Name>> }
} = engineMethods

/** One call of the engine with its answer in the type that the contract gives it. */
export async function ask<Name extends Exclude<EngineMethodName, 'records.list'>>(
  engine: Engine,
  name: Name,
  params: Params<Name>,
  asked?: Asked,
): Promise<Result<EngineResult<Name>, Refusal>> {
  const answer = await engine.call(name, params, asked)
  return answer.ok ? success(results[name].result.parse(answer.value)) : answer
}

const pageSchema = z.object({
  total: z.int(),
  rows: z.array(z.looseObject({ id: z.string() })),
})
type Page = z.output<typeof pageSchema>

/** A page of a list as it is printed. */
export async function askPage(
  engine: Engine,
  query: ListQuery & Past,
): Promise<Result<Page, Refusal>> {
  const answer = await engine.call('records.list', query)
  return answer.ok ? success(pageSchema.parse(answer.value)) : answer
}

/** The row schemas seen so that kind and row stay together. */
const rowSchemas: { readonly [Kind in ListKind]: z.ZodType<ListRow<Kind>> } = listRowSchemas

/** All rows of a list that meet the query, for a command that looks something up. */
export async function askRows<Kind extends ListKind>(
  engine: Engine,
  kind: Kind,
  query: Omit<ListQuery, 'kind' | 'limit' | 'offset'> & Past,
): Promise<Result<readonly ListRow<Kind>[], Refusal>> {
  const page = await askPage(engine, { ...query, kind, limit: 100_000 })
  if (!page.ok) return page
  const schema = rowSchemas[kind]
  return success(page.value.rows.map((row) => schema.parse(row)))
}
