import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { isWithdrawn } from './withdrawn.ts'

/** The session that something is done about; refused when unknown or withdrawn. */
export function sessionAtHand(register: Register, id: string): Result<KnownRecord, Refusal> {
  const known = register.read.known(id)
  if (known === undefined) return failure(refusal('record_unknown', { id }))
  if (known.kind !== 'session') {
    return failure(refusal('record_kind_wrong', { id, kind: known.kind, expected: 'session' }))
  }
  return isWithdrawn(register.read.record(id))
    ? failure(refusal('record_withdrawn', { id }))
    : success(known)
}
