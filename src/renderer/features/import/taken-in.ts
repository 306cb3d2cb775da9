import type { MethodResult } from '../../../contract/ipc.ts'

/** A package that was taken in, or was here before. */
export interface TakenIn {
  readonly name: string
  readonly result: MethodResult<'exchange.takeIn'>
}
