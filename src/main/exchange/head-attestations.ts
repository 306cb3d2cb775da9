import {
  attestationContent,
  leafContent,
  type AttestedHead,
} from '../../contract/package/attestation.ts'
import type { FeedRange, PackagedAttestation } from '../../contract/package/manifest.ts'
import { partitionName } from '../../core/changes/partition.ts'
import type { CommitHash } from '../../core/changes/types.ts'
import {
  leafHash,
  narrowed,
  rootOf,
  wholeTree,
  type PartialTree,
} from '../../core/exchange/merkle.ts'
import type { HeldAttestation, PackageSigner, Trust } from '../usecases/ports/packages.ts'
import { sha256 } from './hashes.ts'
import { Refused } from './refused.ts'
import { isSignedByAny } from './signatures.ts'

const hashOfHead = (head: AttestedHead): string => leafHash(sha256, leafContent(head))

/** The end of each range, in the order of the manifest. */
export const headsOf = (
  feeds: readonly FeedRange[],
  hashes: readonly CommitHash[],
): readonly AttestedHead[] =>
  feeds.map(({ partition, through }, place) => {
    const hash = hashes[place]
    if (hash === undefined) throw new Error('a range without a head')
    return { partition, sequence: through, hash }
  })

/**
 * Who vouches for which range: the signers for their own, for the others an attestation that was received. A range for
 * which there is none is a bug of the caller, who must not offer it.
 */
export function attestationsFor(
  feeds: readonly FeedRange[],
  heads: readonly AttestedHead[],
  signers: readonly PackageSigner[],
  held: readonly HeldAttestation[],
): readonly PackagedAttestation[] {
  const made: PackagedAttestation[] = []
  const vouched = new Set<number>()
  const cover = (attestation: PackagedAttestation): void => {
    for (const { feed } of attestation.covers) vouched.add(feed)
    made.push(attestation)
  }
  for (const signer of signers) {
    const own = feeds.flatMap(({ installation }, place) =>
      installation === signer.installation ? [place] : [],
    )
    if (own.length > 0) cover(signedNow(signer, own, heads))
  }
  const open = new Map<string, number[]>()
  feeds.forEach(({ installation }, place) => {
    const head = heads[place]
    if (vouched.has(place) || head === undefined) return
    const key = headKey(installation, head)
    open.set(key, [...(open.get(key) ?? []), place])
  })
  for (const attestation of held) {
    const kept = forwarded(attestation, open)
    if (kept !== null) cover(kept)
  }
  if (vouched.size !== feeds.length) throw new Error('a range that nobody vouches for')
  return made
}

function signedNow(
  { installation, sign }: PackageSigner,
  own: readonly number[],
  heads: readonly AttestedHead[],
): PackagedAttestation {
  const hashes = own.flatMap((place) => {
    const head = heads[place]
    return head === undefined ? [] : [hashOfHead(head)]
  })
  const root = rootOf(wholeTree(hashes), sha256)
  if (root === null) throw new Error('a tree without leaves')
  return {
    installation,
    leaves: own.length,
    signature: sign(attestationContent(installation, own.length, root)),
    covers: own.map((feed, leaf) => ({ leaf, feed })),
    proof: [],
  }
}

/** The part of a received tree that ends ranges of this package; those are taken out of `open`. */
function forwarded(
  attestation: HeldAttestation,
  open: Map<string, number[]>,
): PackagedAttestation | null {
  const covers: { leaf: number; feed: number }[] = []
  for (const head of attestation.leaves.toSorted((a, b) => a.leaf - b.leaf)) {
    const feed = open.get(headKey(attestation.installation, head))?.shift()
    if (feed !== undefined) covers.push({ leaf: head.leaf, feed })
  }
  if (covers.length === 0) return null
  const kept = narrowed(treeOf(attestation), new Set(covers.map(({ leaf }) => leaf)), sha256)
  if (kept === null) throw new Error('an attestation that proves nothing')
  return {
    installation: attestation.installation,
    leaves: attestation.size,
    signature: attestation.signature,
    covers,
    proof: kept.proof,
  }
}

const headKey = (installation: string, { partition, sequence, hash }: AttestedHead): string =>
  `${installation} ${partitionName(partition)} ${sequence} ${hash}`

const treeOf = ({ size, leaves, proof }: HeldAttestation): PartialTree => ({
  size,
  leaves: new Map(leaves.map((head) => [head.leaf, hashOfHead(head)])),
  proof,
})

/** The attestations of a package as they are kept, when its chains have come to these heads. Refuses what proves nothing. */
export function verifiedAttestations(
  feeds: readonly FeedRange[],
  packaged: readonly PackagedAttestation[],
  heads: readonly AttestedHead[],
  { keysOf }: Trust,
): readonly HeldAttestation[] {
  const held = keptAttestations(feeds, packaged, heads)
  for (const attestation of held) {
    const { installation, size, signature } = attestation
    const known = keysOf(installation)
    if (known === null) throw new Refused('package_author_unknown', { installation })
    const root = rootOf(treeOf(attestation), sha256)
    if (
      root === null ||
      !isSignedByAny(known.keys, attestationContent(installation, size, root), signature)
    ) {
      throw new Refused('package_history_unproven', { installation })
    }
  }
  return held
}

export const keptAttestations = (
  feeds: readonly FeedRange[],
  packaged: readonly PackagedAttestation[],
  heads: readonly AttestedHead[],
): readonly HeldAttestation[] =>
  packaged.map(({ installation, leaves, signature, covers, proof }) => ({
    installation,
    size: leaves,
    signature,
    leaves: covers.map(({ leaf, feed }) => {
      const head = heads[feed]
      if (head === undefined || feeds[feed]?.installation !== installation) {
        throw new Error('an attestation of another range')
      }
      return { ...head, leaf }
    }),
    proof,
  }))
