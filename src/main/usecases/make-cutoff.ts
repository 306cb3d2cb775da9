import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { allCutoffs, isSameName } from './cutoff-named.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

/** Freezes the register as it is under a name; its digest is that of what was there before the cut-off itself. */
export function makeCutoff(
  { register, now, today, newId }: UseCaseDependencies,
  input: EngineParams<'cutoffs.make'>,
): Result<EngineResult<'cutoffs.make'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const name = requiredText(input.name, 'name')
  if (!name.ok) return name
  // A withdrawn one keeps its name: who has it on paper must not find another under it.
  const taken = allCutoffs(register).find((known) => isSameName(known.name, name.value))
  if (taken !== undefined) {
    return failure(refusal('cutoff_name_taken', { name: taken.name, day: taken.day }))
  }
  const id = newId()
  const day = today()
  const digest = register.read.digest()
  const { office } = register.facts
  const saved = register.freeze(
    id,
    {
      author: person.value,
      intent: 'cutoff.make',
      changes: newRecord({
        kind: 'cutoff',
        id,
        partition: { kind: 'office', id: office.id },
        fields: { name: name.value, day, digest },
      }),
    },
    now(),
  )
  return saved.ok ? success({ id, name: name.value, day, digest }) : saved
}
