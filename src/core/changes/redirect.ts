import { compareText } from './stamp.ts'
import type { Id } from './types.ts'

/**
 * The record that stands for `id` after following `duplicateOf` to its end. Two offices may each
 * have called the other's record the duplicate: of a cycle the smallest id survives, for every
 * record that leads into it.
 */
export function survivor(id: Id, duplicateOf: ReadonlyMap<Id, Id>): Id {
  const path = [id]
  const places = new Map([[id, 0]])
  let current = id
  for (let next = duplicateOf.get(id); next !== undefined; next = duplicateOf.get(next)) {
    const start = places.get(next)
    if (start !== undefined) return smallest(path.slice(start), next)
    places.set(next, path.length)
    path.push(next)
    current = next
  }
  return current
}

function smallest(cycle: readonly Id[], first: Id): Id {
  return cycle.reduce((least, id) => (compareText(id, least) < 0 ? id : least), first)
}
