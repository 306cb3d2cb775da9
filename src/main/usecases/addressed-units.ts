import type { Register } from './ports/register.ts'

/** A unit that a clause names, with the units that it binds: a group's members, else itself. */
export interface AddressedUnit {
  readonly id: string
  readonly bound: readonly string[]
  /** The codes of those. */
  readonly codes: readonly string[]
}

/** Finds units by their codes. The clauses of a document name the same few again and again: each is looked up once. */
export function addressedUnits({
  directory,
}: Pick<Register, 'directory'>): (code: string) => AddressedUnit | undefined {
  const found = new Map<string, AddressedUnit | undefined>()
  return (code) => {
    if (!found.has(code)) found.set(code, find(directory, code))
    return found.get(code)
  }
}

function find(directory: Register['directory'], code: string): AddressedUnit | undefined {
  const unit = directory.unit(code)
  if (unit === undefined) return undefined
  const members = directory.members(unit.id)
  const bound = members.length === 0 ? [unit] : members
  return { id: unit.id, bound: bound.map(({ id }) => id), codes: bound.map(({ code }) => code) }
}
