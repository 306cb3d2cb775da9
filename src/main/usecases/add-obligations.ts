import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newObligations, plannedObligations } from './new-obligations.ts'
import { newRecord } from './new-record.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { withdrawnAbove } from './withdrawn-above.ts'
import { workingPerson } from './working-person.ts'

/** Puts right whom an accepted clause binds: one obligation for each unit that has none yet, in one save. */
export function addObligations(
  { register, now, newId }: UseCaseDependencies,
  input: EngineParams<'obligations.add'>,
): Result<EngineResult<'obligations.add'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const named = clauseAndUnits(register, input)
  if (!named.ok) return named
  const gone = withdrawnAbove(register, named.value.clause)
  if (gone !== null) return failure(refusal('record_withdrawn', { id: gone }))
  const made = newObligations(register, {
    ...named.value,
    role: input.role,
    make: (id, unit) =>
      newRecord({
        kind: 'obligation',
        id,
        partition: named.value.clause.partition,
        fields: { clause: input.clause, unit, role: input.role },
      }),
    newId,
  })
  if (!made.ok) return made
  const { ids, changes } = made.value
  const saved = register.save(
    { author: person.value, intent: 'record.add', changes: [...changes] },
    now(),
  )
  return saved.ok ? success({ ids: [...ids] }) : saved
}

/** What it would make: shown before it is done. */
export function planObligations(
  { register }: UseCaseDependencies,
  input: EngineParams<'obligations.planned'>,
): Result<EngineResult<'obligations.planned'>, Refusal> {
  const named = clauseAndUnits(register, input)
  if (!named.ok) return named
  const { missing, existing } = plannedObligations(
    register,
    named.value.clause.id,
    named.value.units,
  )
  return success({
    missing: missing.map(({ code }) => code),
    existing: existing.map(({ unit, obligation }) => ({ unit: unit.code, id: obligation })),
  })
}

function clauseAndUnits(
  register: Register,
  { clause: id, units: codes }: EngineParams<'obligations.planned'>,
): Result<
  {
    readonly clause: KnownRecord
    readonly units: readonly { readonly id: string; readonly code: string }[]
  },
  Refusal
> {
  const clause = register.read.known(id)
  if (clause === undefined) return failure(refusal('record_unknown', { id }))
  if (clause.kind !== 'clause') {
    return failure(refusal('record_kind_wrong', { id, kind: clause.kind, expected: 'clause' }))
  }
  const units: { id: string; code: string }[] = []
  for (const code of codes) {
    const unit = register.directory.unit(code)
    if (unit === undefined) return failure(refusal('unit_unknown', { unit: code }))
    units.push(unit)
  }
  return success({ clause, units })
}
