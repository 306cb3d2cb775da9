import type { CaptureDraft } from '../../../contract/capture.ts'
import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'
import type { RegisterDirectory } from './register.ts'

/** Bytes. */
export const largestDocument = 20 * 1024 * 1024

/** Reads documents into drafts, with what the register knows of units, bodies and indicators. */
export interface DocumentReader {
  read(bytes: Uint8Array, directory: RegisterDirectory): Promise<Result<CaptureDraft, Refusal>>
}
