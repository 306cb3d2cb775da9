import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { workingPerson } from './working-person.ts'

/** What this person typed and did not save, the latest first. */
export function listDrafts(
  { register, formDrafts }: UseCaseDependencies,
  { as }: EngineParams<'drafts.list'>,
): Result<EngineResult<'drafts.list'>, Refusal> {
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const { drafts, unreadable } = formDrafts.of(person.value)
  return success({
    drafts: drafts.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : a.keptAt > b.keptAt ? -1 : 0)),
    unreadable,
  })
}

/** Keeps what was typed into a form until it is saved or discarded: no part of the register. */
export function keepDraft(
  { register, now, formDrafts }: UseCaseDependencies,
  { as, ...draft }: EngineParams<'drafts.keep'>,
): Result<EngineResult<'drafts.keep'>, Refusal> {
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const keptAt = new Date(now()).toISOString()
  formDrafts.keep(person.value, { ...draft, keptAt })
  return success({ keptAt })
}

export function dropDraft(
  { register, formDrafts }: UseCaseDependencies,
  { as, form, subject }: EngineParams<'drafts.drop'>,
): Result<EngineResult<'drafts.drop'>, Refusal> {
  const person = workingPerson(register, as)
  if (!person.ok) return person
  return success({ dropped: formDrafts.drop({ person: person.value, form, subject }) })
}
