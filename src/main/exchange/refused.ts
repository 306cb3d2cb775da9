import { refusal, type ErrorCode, type ErrorDetails, type Refusal } from '../../contract/errors.ts'

/** Ends the reading or writing of a package from wherever it is; the use of a package turns it into a refusal. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code)
    this.refusal = refusal(code, details)
  }
}

/**
 * What the operating system's or the person's "no" means here; `null`: that was a bug. `file`: what was read or written.
 */
export function refusalOf(error: unknown, file: string): Refusal | null {
  if (error instanceof Refused) return error.refusal
  if (error instanceof Error && error.name === 'AbortError') return refusal('package_cancelled')
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return null
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return refusal('storage_full')
    case 'ENOENT':
      return refusal('file_missing', { file })
    default:
      return refusal('file_unreadable', { file, reason: code })
  }
}
