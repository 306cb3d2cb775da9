import type { Refusal } from '../../contract/errors.ts'
import type { RecordView } from '../../contract/records.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { takingPartRefusal } from './verdict-gate.ts'

/** Why this person may not take this record out of what counts; only verdicts ask who does it. `null`: may. */
export function undoingRefusal(
  register: Register,
  person: string,
  known: KnownRecord,
  view: RecordView,
): Refusal | null {
  if (known.kind !== 'verdict') return null
  const obligation = view.fields['obligation']?.value
  const assessed = typeof obligation === 'string' ? register.read.assessed(obligation) : undefined
  return assessed === undefined ? null : takingPartRefusal(register, person, assessed.facts)
}
