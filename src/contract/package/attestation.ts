import type { CommitHash, Id, PartitionKey } from '../../core/changes/types.ts'
import { partitionNumbers } from '../commit-wire.ts'
import { bytesOfHex } from '../hexadecimal.ts'

/** The end of a feed, as its author vouches for it. */
export interface AttestedHead {
  readonly partition: PartitionKey
  readonly sequence: number
  readonly hash: CommitHash
}

/**
 * The bytes of a leaf, 57: kind of partition (1), its id (16, zeros for the catalogue), sequence (8, most significant
 * first), hash (32). Hashed by `leafHash` of the core.
 */
export function leafContent({ partition, sequence, hash }: AttestedHead): Uint8Array {
  const bytes = new Uint8Array(57)
  bytes[0] = partitionNumbers[partition.kind]
  if (partition.kind !== 'catalog') bytes.set(bytesOfHex(partition.id), 1)
  setUint64(bytes, 17, sequence)
  bytes.set(bytesOfHex(hash), 25)
  return bytes
}

const purpose = 'acuerdos attestation 1\n'

/**
 * What an author installation signs once per export: the purpose in ASCII (23 bytes), its id (16), how many leaves the
 * tree has (8, most significant first), and the root (32).
 */
export function attestationContent(installation: Id, leaves: number, root: string): Uint8Array {
  const bytes = new Uint8Array(purpose.length + 56)
  for (let index = 0; index < purpose.length; index += 1) bytes[index] = purpose.charCodeAt(index)
  bytes.set(bytesOfHex(installation), purpose.length)
  setUint64(bytes, purpose.length + 16, leaves)
  bytes.set(bytesOfHex(root), purpose.length + 24)
  return bytes
}

function setUint64(bytes: Uint8Array, at: number, number: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  view.setUint32(at, Math.floor(number / 2 ** 32))
  view.setUint32(at + 4, number % 2 ** 32)
}
