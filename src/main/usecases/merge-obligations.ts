import { clausePairs } from '../../core/compliance/clause-pairs.ts'
import type { KnownRecord, Register } from './ports/register.ts'

/** An obligation of the duplicate with what it is the same as in the survivor. */
export interface ObligationPair {
  readonly duplicate: string
  /** An obligation of the survivor; `null`: it has none for this unit. */
  readonly survivor: string | null
  /** The surviving clause under which one would be made; `null`: there is none. */
  readonly clause: string | null
  /** Code of the unit. */
  readonly unit: string
  /** Place of the duplicate's clause in its agreement. */
  readonly order: number | null
}

interface StandingClause {
  readonly id: string
  readonly order: number | null
  readonly text: string
}

/** The obligations of a duplicate beside those of the survivor, by clause and unit; of other kinds none. */
export function obligationPairs(
  register: Register,
  duplicate: KnownRecord,
  survivor: KnownRecord,
): readonly ObligationPair[] {
  switch (duplicate.kind) {
    case 'obligation': {
      const clause = textOf(register, survivor.id, 'clause')
      const own = clauseOf(register, textOf(register, duplicate.id, 'clause') ?? '')
      const unit = textOf(register, duplicate.id, 'unit') ?? ''
      return [
        {
          duplicate: duplicate.id,
          survivor: survivor.id,
          clause,
          unit: textOf(register, unit, 'code') ?? unit,
          order: own?.order ?? null,
        },
      ]
    }
    case 'clause':
      return pairsUnder(register, clauseOf(register, duplicate.id), survivor.id)
    case 'agreement': {
      const clauses = clausesOf(register, duplicate.id)
      const pairs = clausePairs(clauses, clausesOf(register, survivor.id))
      return clauses.flatMap((clause) => pairsUnder(register, clause, pairs.get(clause.id) ?? null))
    }
    default:
      return []
  }
}

/** The clauses of the duplicate with those that say the same in the survivor. */
export function clausesMerged(
  register: Register,
  duplicate: KnownRecord,
  survivor: KnownRecord,
): ReadonlyMap<string, string> {
  switch (duplicate.kind) {
    case 'obligation': {
      const [own, other] = [duplicate, survivor].map(({ id }) => textOf(register, id, 'clause'))
      return new Map(typeof own === 'string' && typeof other === 'string' ? [[own, other]] : [])
    }
    case 'clause':
      return new Map([[duplicate.id, survivor.id]])
    case 'agreement':
      return clausePairs(clausesOf(register, duplicate.id), clausesOf(register, survivor.id))
    default:
      return new Map()
  }
}

function pairsUnder(
  register: Register,
  own: StandingClause | null,
  clause: string | null,
): readonly ObligationPair[] {
  if (own === null) return []
  const free = [...(clause === null ? [] : register.directory.obligationsOf(clause))]
  return register.directory.obligationsOf(own.id).map(({ id, unit }): ObligationPair => {
    const index = free.findIndex((other) => other.unit.id === unit.id)
    const [found] = index < 0 ? [] : free.splice(index, 1)
    return { duplicate: id, survivor: found?.id ?? null, clause, unit: unit.code, order: own.order }
  })
}

const clausesOf = (register: Register, agreement: string): readonly StandingClause[] =>
  register.read
    .pointingAt(agreement, [{ kind: 'clause', field: 'agreement' }])
    .flatMap(({ id }) => clauseOf(register, id) ?? [])
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))

function clauseOf(register: Register, id: string): StandingClause | null {
  const fields = register.read.record(id)?.fields
  if (fields === undefined) return null
  const order = fields['order']?.value ?? null
  return {
    id,
    order: typeof order === 'number' ? order : null,
    text: textOf(register, id, 'text') ?? '',
  }
}

function textOf(register: Register, id: string, field: string): string | null {
  const value = register.read.record(id)?.fields[field]?.value ?? null
  return typeof value === 'string' ? value : null
}
