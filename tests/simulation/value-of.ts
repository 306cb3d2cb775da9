import type { Refusal } from '../../src/contract/errors.ts'
import type { Result } from '../../src/core/result.ts'

/** The value of a result that has to be there. */
export function valueOf<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}
