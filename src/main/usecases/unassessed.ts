import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Register } from './ports/register.ts'

/**
 * Why the rules say nothing of an obligation that the register has: its agreement is a draft or was rejected, or has not
 * arrived yet.
 */
export function unassessedRefusal(register: Register, id: string): Refusal {
  const clause = register.read.record(id)?.fields['clause']?.value
  const agreement =
    typeof clause === 'string' ? register.read.record(clause)?.fields['agreement']?.value : null
  return typeof agreement === 'string' && register.read.known(agreement) !== undefined
    ? refusal('agreement_not_adopted', { id, agreement })
    : refusal('record_unknown', { id })
}
