import { compareFeedRanges } from '../../../contract/package/feed-ranges.ts'
import { partitionOfName } from '../../../core/changes/partition.ts'
import type { OutgoingRange } from '../../usecases/ports/exchange.ts'
import { toHex } from '../bytes.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import type { MergedCommit } from './merged-commits.ts'

/**
 * Commits as chains, in the order of a manifest. Where a feed forked each branch is one of its own from there on.
 * `vouched`: of a chain of another author, up to where it may go out: a commit that its author signed. What is behind is
 * left out, as is a feed of which nothing was signed.
 */
export function feedRanges(
  commits: readonly MergedCommit[],
  vouched: (commit: MergedCommit) => boolean,
): { readonly ranges: readonly OutgoingRange[]; readonly unvouched: number } {
  let unvouched = 0
  const chains: OutgoingRange[] = []
  for (const feed of groupedBy(commits, feedOf).values()) {
    for (const chain of chainsOf(feed)) {
      const until = chain.findLastIndex(vouched) + 1
      unvouched += chain.length - until
      const range = rangeOf(chain.slice(0, until))
      if (range !== null) chains.push(range)
    }
  }
  const ranges = chains.toSorted((a, b) => compareFeedRanges(a.range, b.range))
  return { ranges, unvouched }
}

const feedOf = ({ installation, partition }: MergedCommit): string =>
  `${toHex(installation)} ${partition}`

/** Chains that follow each other: a branch begins after the commit at which it forked. */
function chainsOf(feed: readonly MergedCommit[]): readonly (readonly MergedCommit[])[] {
  const chains: MergedCommit[][] = []
  const ends = new Map<string, MergedCommit[]>()
  for (const commit of feed.toSorted((a, b) => a.sequence - b.sequence || a.id - b.id)) {
    const previous = commit.previous === null ? '' : toHex(commit.previous)
    const continued = ends.get(previous)
    const chain = continued ?? []
    if (continued === undefined) chains.push(chain)
    else ends.delete(previous)
    chain.push(commit)
    ends.set(toHex(commit.hash), chain)
  }
  return chains
}

function rangeOf(chain: readonly MergedCommit[]): OutgoingRange | null {
  const [first] = chain
  const last = chain.at(-1)
  const partition = first === undefined ? undefined : partitionOfName(first.partition)
  if (first === undefined || last === undefined || partition === undefined) return null
  return {
    range: {
      installation: toHex(first.installation),
      partition,
      after:
        first.previous === null
          ? null
          : { sequence: first.sequence - 1, hash: toHex(first.previous) },
      through: last.sequence,
    },
    head: toHex(last.hash),
    commits: chain.map(({ id }) => id),
  }
}
