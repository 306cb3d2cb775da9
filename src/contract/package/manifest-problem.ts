import { compareText } from '../../core/changes/stamp.ts'
import { commitsIn, compareFeedRanges } from './feed-ranges.ts'
import { packageLimits } from './limits.ts'
import type { Manifest } from './manifest.ts'

/**
 * What the parts of a manifest say that cannot be true together, in words for a log; `null`: nothing. The shape of each
 * part is the schema's matter.
 */
export function manifestProblem(manifest: Manifest): string | null {
  return (
    listsProblem(manifest) ??
    feedsProblem(manifest) ??
    attestationsProblem(manifest) ??
    framesProblem(manifest)
  )
}

function listsProblem({ recipients, scope, lacking, holdings, gaps }: Manifest): string | null {
  if (!isAscending(recipients)) return 'recipients are not in order'
  if (!isAscending(scope)) return 'the scope is not in order'
  if (!isAscending(lacking)) return 'lacking attachments are not in order'
  if (!isAscending(holdings.map(({ installation }) => installation))) {
    return 'holdings are not in order'
  }
  if (holdings.some(({ commits, counter }) => commits > counter)) {
    return 'more commits than an installation counted'
  }
  if (gaps.some(({ from, to }) => from > to)) return 'a gap ends before it begins'
  if (recipients.length === 0 && holdings.length + gaps.length + lacking.length > 0) {
    return 'an acknowledgement to nobody'
  }
  return null
}

function feedsProblem({ feeds, frames }: Manifest): string | null {
  let commits = 0
  for (const [place, feed] of feeds.entries()) {
    const before = feeds[place - 1]
    // Two branches that begin at one commit and are as long are told apart by their ends, which no range says.
    if (before !== undefined && compareFeedRanges(before, feed) > 0) return 'feeds are not in order'
    if (commitsIn(feed) < 1) return 'a range without commits'
    commits += commitsIn(feed)
  }
  const blocks = frames.filter(({ kind }) => kind === 'commits').length
  if (commits < blocks || commits > blocks * packageLimits.block.changes) {
    return 'ranges and blocks do not fit each other'
  }
  return null
}

function attestationsProblem({ feeds, attestations }: Manifest): string | null {
  const covered = new Set<number>()
  for (const { installation, leaves, covers } of attestations) {
    let before = -1
    for (const { leaf, feed } of covers) {
      if (leaf <= before || leaf >= leaves) return 'leaves are not in order'
      before = leaf
      if (covered.has(feed)) return 'a range is vouched for twice'
      covered.add(feed)
      if (feeds[feed]?.installation !== installation) return 'a range of another author'
    }
  }
  return covered.size === feeds.length ? null : 'a range that nobody vouches for'
}

/** Commits first: a reader knows what an attachment is for before it comes. */
function framesProblem({ frames }: Manifest): string | null {
  const files = new Set<string>()
  for (const frame of frames) {
    if (frame.kind === 'commits') {
      if (files.size > 0) return 'a block after an attachment'
      continue
    }
    if (files.has(frame.sha256)) return 'an attachment twice'
    files.add(frame.sha256)
  }
  return null
}

function isAscending(texts: readonly string[]): boolean {
  return texts.every((text, place) => {
    const before = texts[place - 1]
    return before === undefined || compareText(before, text) < 0
  })
}
