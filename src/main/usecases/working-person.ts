import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Register } from './ports/register.ts'

/**
 * The person who does what is being done, by id or unique name; the surviving record when they were entered twice.
 * Unknown and ambiguous people are refused: every change has an author.
 */
export function workingPerson(register: Register, text: string | null): Result<string, Refusal> {
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
