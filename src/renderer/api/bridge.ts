import * as z from 'zod'
import type {
  Bridge,
  FileTicket,
  MethodName,
  MethodParams,
  MethodResult,
} from '../../contract/ipc.ts'
import { methods } from '../../contract/ipc.ts'
import { type ListKind, type ListQuery, type ListRow, listRowSchemas } from '../../contract/rows.ts'
import type { Jobbed } from '../../contract/jobs.ts'
import type { Past } from '../../contract/past.ts'
import { shownPast } from './past.ts'
import { RefusalError } from './refusal-error.ts'

declare global {
  interface Window {
    readonly acuerdos: Bridge<File>
  }
}

// The page's content security policy forbids making functions from text, which zod would try.
z.config({ jitless: true })

interface Reader<Value> {
  readonly parse: (value: unknown) => Value
}

const resultReaders: {
  readonly [Name in MethodName]: { readonly result: Reader<MethodResult<Name>> }
} = methods

const rowReaders: { readonly [Kind in ListKind]: Reader<ListRow<Kind>> } = listRowSchemas

/**
 * Asks the main process, of the state of the register that the window shows unless told otherwise. Resolves with the
 * checked result; throws a `RefusalError` when it is refused.
 */
export async function call<Name extends MethodName>(
  method: Name,
  params: MethodParams<Name>,
  of: Past & Jobbed = shownPast(),
): Promise<MethodResult<Name>> {
  return resultReaders[method].result.parse(await ask(method, params, of))
}

export type ListParams = Omit<ListQuery, 'kind'>

/** One page of a list, with rows of that list's shape; `total` counts before paging. */
export async function list<Kind extends ListKind>(
  kind: Kind,
  params: ListParams,
  of: Past = shownPast(),
): Promise<{ total: number; rows: ListRow<Kind>[] }> {
  const { total, rows } = pageSchema.parse(await ask('records.list', { ...params, kind }, of))
  return { total, rows: rows.map((row) => rowReaders[kind].parse(row)) }
}

/** Turns dropped files into tickets: the page never sees a path. */
export function registerFiles(files: readonly File[]): Promise<readonly FileTicket[]> {
  return window.acuerdos.registerFiles(files)
}

export const onEngineEvent: Bridge<File>['onEvent'] = (listener) =>
  window.acuerdos.onEvent(listener)

const pageSchema = z.object({ total: z.int(), rows: z.array(z.unknown()) })

async function ask(method: MethodName, params: object, of: Past & Jobbed): Promise<unknown> {
  const answer = await window.acuerdos.call(method, { ...params, ...of })
  if (!answer.ok) throw new RefusalError(answer.error)
  return answer.value
}
