import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { numberOf } from './new-record.ts'
import type { KnownRecord, Register } from './ports/register.ts'

interface UnitAtHand {
  readonly id: string
  readonly code: string
}

/** Which units a clause would bind anew, and which it binds already. */
export interface PlannedObligations {
  readonly missing: readonly UnitAtHand[]
  readonly existing: readonly { readonly unit: UnitAtHand; readonly obligation: string }[]
}

/** A group stands for its members, as when a text is captured; every unit once. */
export function plannedObligations(
  register: Register,
  clause: string,
  units: readonly UnitAtHand[],
): PlannedObligations {
  const held = new Map(
    register.directory.obligationsOf(clause).map(({ id, unit }) => [unit.id, id]),
  )
  const bound = new Map(
    units
      .flatMap((unit) => membersOf(register, unit))
      .map((unit): readonly [string, UnitAtHand] => [unit.id, unit]),
  )
  return {
    missing: [...bound.values()].filter(({ id }) => !held.has(id)),
    existing: [...bound.values()].flatMap((unit) => {
      const obligation = held.get(unit.id)
      return obligation === undefined ? [] : [{ unit, obligation }]
    }),
  }
}

function membersOf(register: Register, unit: UnitAtHand): readonly UnitAtHand[] {
  const members = register.directory.members(unit.id)
  return members.length === 0 ? [unit] : members
}

interface NewObligations {
  readonly clause: KnownRecord
  /** As the person named them: groups stay groups among the clause's addressees. */
  readonly units: readonly UnitAtHand[]
  /** One of `obligationRoles`, the same for each of them. */
  readonly role: Value
  /** The changes that make the obligation of one unit. */
  readonly make: (id: string, unit: string) => readonly DraftChange[]
  readonly newId: () => string
}

/**
 * Binds more units by a clause: one obligation for each, and none that is there already. A unit that was named itself
 * and has one is refused with `duplicate_obligation`, naming it; members of a group that have theirs are passed over,
 * but not when all have. Whom the clause did not address before it addresses now.
 */
export function newObligations(
  register: Register,
  { clause, units, role, make, newId }: NewObligations,
): Result<{ readonly ids: readonly string[]; readonly changes: readonly DraftChange[] }, Refusal> {
  const { missing, existing } = plannedObligations(register, clause.id, units)
  const [first] = existing
  const named = existing.find(({ unit }) => units.some(({ id }) => id === unit.id))
  const duplicate = named ?? (missing.length === 0 ? first : undefined)
  if (duplicate !== undefined) {
    const { unit, obligation } = duplicate
    return failure(refusal('duplicate_obligation', { unit: unit.code, id: obligation }))
  }
  const made = missing.map((unit) => ({ id: newId(), unit: unit.id }))
  return success({
    ids: made.map(({ id }) => id),
    changes: [
      ...made.flatMap(({ id, unit }) => make(id, unit)),
      ...addressed(register, clause, units, role),
    ],
  })
}

function addressed(
  register: Register,
  clause: KnownRecord,
  units: readonly UnitAtHand[],
  role: Value,
): readonly DraftChange[] {
  const present = register.read.record(clause.id)?.sets['addressees'] ?? []
  return [...new Set(units.map(({ id }) => id))]
    .filter((id) => !present.some(({ element }) => element === id))
    .map((element) => ({
      kind: registry.clause.number,
      record: clause.id,
      partition: clause.partition,
      field: numberOf('clause', 'addressees'),
      element,
      value: role,
      replaces: [],
    }))
}
