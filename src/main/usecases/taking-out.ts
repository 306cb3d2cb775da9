import { refusal, type Refusal } from '../../contract/errors.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { mayVerify } from '../../core/compliance/gate.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { takingPartRefusal } from './verdict-gate.ts'

/** By which field of an obligation's row what hangs from a record of a kind is found. */
const below: Partial<Readonly<Record<RecordKind, string>>> = {
  obligation: 'id',
  clause: 'clause',
  agreement: 'agreement',
  session: 'sessionId',
}

/** Whether another value of this field may take the record out of what counts, or have it counted apart. */
export const takesOut = (kind: RecordKind, field: string): boolean =>
  field === 'duplicateOf' ||
  (kind === 'clause' && field === 'nature') ||
  (kind === 'agreement' && (field === 'procedural' || field === 'stage'))

/** Of these more than the word goes to the survivor of two: `merge-records.ts` takes it along. */
export const mergedWhole = (kind: RecordKind): boolean => below[kind] !== undefined

/**
 * Why this person may not take this record out of what counts, be it by withdrawing it, by calling it a duplicate or by
 * having it counted apart; `null`: may. A verdict may be taken away by those who could have given it (DESIGN 5.2). An
 * obligation, or what it hangs from, by those who had no part in its reports and evidence: taking out what one did not
 * fulfil would be finding one's own case moot.
 */
export function takingOutRefusal(
  register: Register,
  person: string,
  known: KnownRecord,
): Refusal | null {
  if (known.kind === 'person') return ofPerson(register, person, known.id)
  if (known.kind === 'verdict') return ofVerdict(register, person, known.id)
  const field = below[known.kind]
  if (field === undefined) return null
  const obligations = obligationsBelow(register, field, known.id)
  for (const [id, { facts }] of register.read.assessedAll(obligations)) {
    if (!mayVerify(facts, [person])) return refusal('withdrawal_own_work', { id })
  }
  return null
}

/** Who is found to have been entered twice does not take one of the two entries out again, to be two people. */
function ofPerson(register: Register, person: string, id: string): Refusal | null {
  const joined = (register.read.record(id)?.fields['duplicateOf']?.value ?? null) !== null
  return joined && register.directory.survivorOfPerson(id) === person
    ? refusal('person_own_entry', { id })
    : null
}

function ofVerdict(register: Register, person: string, id: string): Refusal | null {
  const obligation = register.read.record(id)?.fields['obligation']?.value
  const assessed = typeof obligation === 'string' ? register.read.assessed(obligation) : undefined
  return assessed === undefined ? null : takingPartRefusal(register, person, assessed.facts)
}

/** Those that count now: what was taken out before is nobody's case any more. */
function obligationsBelow(register: Register, field: string, id: string): readonly string[] {
  const query = listQuerySchema.parse({
    kind: 'obligations',
    where: [{ field, operator: '=', values: [id] }],
    limit: 100_000,
  })
  // The day decides only what is overdue, which is not asked.
  const page = register.read.list(query, '0001-01-01')
  if (!page.ok) throw new Error(`obligations by ${field}: ${page.error.code}`)
  return page.value.rows.map((row) => row.id)
}
