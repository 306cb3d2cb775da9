import { encode, rfc8949EncodeOptions } from 'cborg'
import { compareText } from '../../core/changes/stamp.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import type { Wire } from '../commit-wire.ts'
import { bytesOfHex } from '../hexadecimal.ts'
import { coversAllOwn, feedsByInstallation } from './feed-ranges.ts'
import { packageLimits } from './limits.ts'
import { manifestSchema, packageKinds } from './manifest.ts'
import type { FeedRange, Manifest, PackagedAttestation, PackageFrame } from './manifest.ts'

/** The one serialisation of a manifest: `docs/formats.md`, section "Package". One past the limits is a bug: an exception. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  manifestSchema.parse(manifest)
  const bytes = serialise(manifest)
  if (bytes.length > packageLimits.manifest) throw new Error(`manifest of ${bytes.length} bytes`)
  return bytes
}

/** What a reader compares with: the bytes that a manifest must have. */
export function serialise(manifest: Manifest): Uint8Array {
  const installations = installationsOf(manifest)
  const installation = numberIn(installations)
  const partitions = partitionsOf(manifest)
  const agreement = numberIn(partitions.agreements)
  const office = numberIn(partitions.offices)
  const partition = (key: PartitionKey): number => {
    switch (key.kind) {
      case 'catalog':
        return 0
      case 'office':
        return 1 + office(key.id)
      case 'agreement':
        return 1 + partitions.offices.length + agreement(key.id)
    }
  }
  const own = feedsByInstallation(manifest.feeds)
  const wire: Wire = [
    bytesOfHex(manifest.id),
    packageKinds.indexOf(manifest.kind),
    bytesOfHex(manifest.register),
    bytesOfHex(manifest.sender.office),
    installation(manifest.sender.installation),
    bytesOfHex(manifest.recipients.join('')),
    manifest.made,
    manifest.program,
    manifest.schemaVersion,
    manifest.catalogue,
    manifest.scope,
    manifest.statements.map(({ content, signature }) => [content, signature]),
    bytesOfHex(installations.join('')),
    bytesOfHex(partitions.offices.join('')),
    bytesOfHex(partitions.agreements.join('')),
    manifest.feeds.map((feed) =>
      writeFeed(feed, installation(feed.installation), partition(feed.partition)),
    ),
    manifest.attestations.map((attestation) =>
      writeAttestation(
        attestation,
        installation(attestation.installation),
        own.get(attestation.installation) ?? [],
      ),
    ),
    manifest.holdings.map(({ installation: author, counter, commits, sum }) => [
      installation(author),
      counter,
      commits,
      bytesOfHex(sum),
    ]),
    manifest.gaps.map(({ installation: author, partition: key, from, to }) => [
      installation(author),
      partition(key),
      from,
      to,
    ]),
    bytesOfHex(manifest.lacking.join('')),
    manifest.frames.map(writeFrame),
  ]
  return encode(wire, rfc8949EncodeOptions)
}

/** Every installation that the manifest names, once, ascending: everything else names them by their place. */
function installationsOf({
  sender,
  feeds,
  attestations,
  holdings,
  gaps,
}: Manifest): readonly string[] {
  const named = [sender, ...attestations, ...holdings, ...gaps].map(
    ({ installation }) => installation,
  )
  for (const { installation } of feeds) named.push(installation)
  return ascending(named)
}

function partitionsOf({ feeds, gaps }: Manifest): {
  readonly offices: readonly string[]
  readonly agreements: readonly string[]
} {
  const offices: string[] = []
  const agreements: string[] = []
  const note = ({ partition }: { readonly partition: PartitionKey }): void => {
    if (partition.kind === 'office') offices.push(partition.id)
    if (partition.kind === 'agreement') agreements.push(partition.id)
  }
  feeds.forEach(note)
  gaps.forEach(note)
  return { offices: ascending(offices), agreements: ascending(agreements) }
}

const ascending = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].toSorted(compareText)

function numberIn(table: readonly string[]): (id: string) => number {
  const numbers = new Map(table.map((id, number) => [id, number]))
  return (id) => {
    const number = numbers.get(id)
    if (number === undefined) throw new Error(`${id} is not in the table`)
    return number
  }
}

function writeFeed({ after, through }: FeedRange, installation: number, partition: number): Wire {
  const wire: Wire[] = [partition, installation, through]
  return after === null ? wire : [...wire, after.sequence, bytesOfHex(after.hash)]
}

function writeAttestation(
  attestation: PackagedAttestation,
  installation: number,
  ownFeeds: readonly number[],
): Wire {
  const { leaves, signature, covers, proof } = attestation
  if (coversAllOwn(attestation, ownFeeds)) return [installation, signature]
  return [
    installation,
    signature,
    leaves,
    covers.flatMap(({ leaf, feed }) => [leaf, feed]),
    bytesOfHex(proof.join('')),
  ]
}

export const frameNumbers = { commits: 0, stored: 1, brotli: 2 } as const

function writeFrame(frame: PackageFrame): Wire {
  const { packed, size } = frame
  const hash = bytesOfHex(frame.hash)
  if (frame.kind === 'commits') return [frameNumbers.commits, hash, packed, size]
  switch (frame.packing) {
    case 'stored':
      return [frameNumbers.stored, hash, packed]
    case 'brotli':
      return [frameNumbers.brotli, hash, packed, size, bytesOfHex(frame.sha256)]
  }
}
