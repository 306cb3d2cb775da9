import type { ErrorCode, ErrorDetails, Refusal } from '../../contract/errors.ts'

/** What a call throws when the program refuses or fails: a code with a sentence in the locale files. */
export class RefusalError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(refused: Refusal) {
    super(refused.code)
    this.name = 'RefusalError'
    this.code = refused.code
    this.details = refused.details
  }
}

/** Anything thrown, as the refusal that a person is told. What is not a refusal is a bug of the program. */
export function toRefusal(thrown: unknown): Refusal {
  if (thrown instanceof RefusalError) return { code: thrown.code, details: thrown.details }
  return { code: 'internal_error', details: {} }
}
