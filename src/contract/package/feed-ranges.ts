import { comparePartitions } from '../../core/changes/partition.ts'
import { compareText } from '../../core/changes/stamp.ts'
import type { FeedRange, PackagedAttestation } from './manifest.ts'

/** By partition, installation, where they begin and how far they go; zero for two branches that have all that in common. */
export function compareFeedRanges(a: FeedRange, b: FeedRange): number {
  return (
    comparePartitions(a.partition, b.partition) ||
    compareText(a.installation, b.installation) ||
    (a.after?.sequence ?? 0) - (b.after?.sequence ?? 0) ||
    compareText(a.after?.hash ?? '', b.after?.hash ?? '') ||
    a.through - b.through
  )
}

/** How many commits the range has. */
export const commitsIn = ({ after, through }: FeedRange): number => through - (after?.sequence ?? 0)

/**
 * Whether the tree has one leaf for each range of its author in the package, in their order, and no others: what an
 * export says of its own feeds. It is written in one byte.
 */
export function coversAllOwn(
  { leaves, covers, proof }: PackagedAttestation,
  ownFeeds: readonly number[],
): boolean {
  return (
    leaves === ownFeeds.length &&
    covers.length === leaves &&
    proof.length === 0 &&
    covers.every(({ leaf, feed }, place) => leaf === place && feed === ownFeeds[place])
  )
}

/** Places of the ranges of each installation in the manifest. */
export function feedsByInstallation(
  feeds: readonly FeedRange[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  feeds.forEach(({ installation }, place) => {
    const known = places.get(installation)
    if (known === undefined) places.set(installation, [place])
    else known.push(place)
  })
  return places
}
