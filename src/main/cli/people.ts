import { refusal, type Refusal } from '../../contract/errors.ts'
import { idSchema } from '../../contract/primitives.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Engine } from '../engine/engine.ts'
import { askRows } from './ask.ts'
import { sameWords } from './same-words.ts'

/**
 * The id of the person whose name or id was given with `--as`; nobody and several of a name are refused. Where only
 * one person may write for the office, there is nothing to ask: it is they.
 */
export async function workingPerson(
  engine: Engine,
  given: string | undefined,
): Promise<Result<string, Refusal>> {
  if (given === undefined || given.trim() === '') return onlyPerson(engine)
  if (idSchema.safeParse(given).success) return success(given)
  const people = await askRows(engine, 'people', { search: given })
  if (!people.ok) return people
  const [first, ...others] = people.value.filter(({ name }) => sameWords(name, given))
  if (first === undefined) return failure(refusal('person_unknown', { person: given }))
  return others.length === 0
    ? success(first.id)
    : failure(
        refusal('person_ambiguous', { person: given, ids: [first, ...others].map(({ id }) => id) }),
      )
}

/** Whoever is assigned to the office; people of the catalogue and of other offices write nothing here. */
async function onlyPerson(engine: Engine): Promise<Result<string, Refusal>> {
  const people = await askRows(engine, 'people', {
    where: [{ field: 'mayWork', operator: '=', values: ['true'] }],
  })
  if (!people.ok) return people
  const [only, ...others] = people.value
  return only === undefined || others.length > 0
    ? failure(refusal('person_required'))
    : success(only.id)
}
