import type { PackageHolding } from '../../../contract/package/manifest.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { lastPosition } from '../known-by.ts'
import { sumsOf, toggle } from './holdings.ts'
import { mergedBackwards } from './merged-commits.ts'
import { withinScope } from './scope-places.ts'

/** What somebody holds of one's own log: everything up to `position`, of some authors only up to theirs. */
export interface Confirmed {
  readonly position: number
  readonly authors: ReadonlyMap<string, number>
}

/**
 * Where one's own log and what somebody says to hold agree: of each author as many of the last commits are taken away
 * as the other has fewer, in the order in which they came here, and what is left must have the other's sum. Agreeing
 * nowhere means that everything of that author is lacked: more than needed is harmless, less is not.
 *
 * @param scope local number of a scope that is kept up to the end of the log, with its elements
 */
export function confirmedBy(
  connection: ReadConnection,
  scope: { readonly id: number; readonly elements: readonly string[] },
  holdings: readonly PackageHolding[],
): Confirmed {
  const theirs = new Map(holdings.map((holding) => [holding.installation, holding]))
  const authors = new Map<string, number>()
  const walking = new Map<string, { commits: number; readonly sum: Uint8Array }>()
  for (const [author, own] of sumsOf(connection, scope.id)) {
    const held = theirs.get(author)
    if (own.commits === (held?.commits ?? 0)) {
      if (held !== undefined && held.sum !== toHex(own.sum)) authors.set(author, 0)
      continue
    }
    // What nothing says otherwise of is lacked from the beginning.
    authors.set(author, 0)
    if (held !== undefined && held.commits > 0 && held.commits < own.commits) {
      walking.set(author, own)
    }
  }
  if (walking.size > 0) {
    const within = withinScope(connection, scope.elements)
    for (const { installation, partition, hash, merged } of mergedBackwards(connection)) {
      const author = toHex(installation)
      const left = walking.get(author)
      if (left === undefined || !within(partition)) continue
      toggle(left.sum, hash)
      left.commits -= 1
      const held = theirs.get(author)
      if (held === undefined || left.commits > held.commits) continue
      // Others that were merged with the same arrival are taken to be lacked too.
      if (held.sum === toHex(left.sum)) authors.set(author, merged - 1)
      walking.delete(author)
      if (walking.size === 0) break
    }
  }
  return { position: lastPosition(connection), authors }
}
