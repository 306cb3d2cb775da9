import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Register } from './ports/register.ts'
import { isWithdrawn } from './withdrawn.ts'

/**
 * The person who does what is being done, by id or unique name; the surviving record when they were entered twice.
 * Every change has an author: unknown and ambiguous people are refused, withdrawn ones, and those whom the directory
 * does not assign to this office, for what they sign would be in breach everywhere (DESIGN 5.2).
 */
export function workingPerson(register: Register, text: string | null): Result<string, Refusal> {
  const person = personCalled(register, text)
  if (!person.ok) return person
  const { value: id } = person
  if (isWithdrawn(register.read.record(id))) return failure(refusal('record_withdrawn', { id }))
  return register.directory.isOfOffice(id, register.facts.office.id)
    ? person
    : failure(refusal('person_not_of_office', { person: id }))
}

function personCalled(register: Register, text: string | null): Result<string, Refusal> {
  if (text === null || text.trim() === '') return failure(refusal('person_required'))
  const known = register.read.known(text)
  if (known?.kind === 'person') return success(register.directory.survivorOfPerson(text))
  const [first, ...others] = register.directory.people(text)
  if (first === undefined) return failure(refusal('person_unknown', { person: text }))
  if (others.length > 0) {
    return failure(
      refusal('person_ambiguous', { person: text, ids: [first, ...others].map(({ id }) => id) }),
    )
  }
  return success(first.id)
}
