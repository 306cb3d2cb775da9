import type { Clock, CommitHash, Id, PartitionKey } from '../../core/changes/types.ts'
import { partitionNumbers } from '../commit-wire.ts'
import { bytesOfHex } from '../hexadecimal.ts'
import { pushByte, pushBytes, type ByteSink } from './varint.ts'

/**
 * A block of commits as it is before compression: `docs/formats.md`, section "Package". What a reader can reckon is left
 * out of the commits and put back byte for byte: their beginnings (author, partition, sequence, previous hash) follow
 * from the feed range, what counts up stands apart, and some ids of 16 bytes follow from what they are. `block-writer.ts`, `block-reader.ts`.
 */

/** What a commit begins with, up to its item 9. */
export interface CommitBeginning {
  readonly schemaVersion: number
  readonly installation: Id
  readonly partition: PartitionKey
  readonly sequence: number
  readonly previous: CommitHash | null
  readonly counter: number
  readonly clock: Clock
}

/** List of 15 items, version 1, then items 1 to 9. */
export function pushBeginning(sink: ByteSink, beginning: CommitBeginning): void {
  const { schemaVersion, installation, partition, sequence, previous } = beginning
  pushByte(sink, 0x8f)
  pushByte(sink, 0x01)
  pushUnsigned(sink, schemaVersion)
  pushId(sink, installation)
  pushByte(sink, partitionNumbers[partition.kind])
  if (partition.kind === 'catalog') pushByte(sink, nothing)
  else pushId(sink, partition.id)
  pushUnsigned(sink, sequence)
  if (previous === null) {
    pushByte(sink, nothing)
  } else {
    pushByte(sink, 0x58)
    pushByte(sink, 32)
    pushBytes(sink, bytesOfHex(previous))
  }
  pushUnsigned(sink, beginning.counter)
  pushUnsigned(sink, beginning.clock.wall)
  pushUnsigned(sink, beginning.clock.logical)
}

const nothing = 0xf6

function pushId(sink: ByteSink, id: Id): void {
  pushByte(sink, 0x50)
  pushBytes(sink, bytesOfHex(id))
}

/** A CBOR integer in its shortest form. Byte by byte: an array for each would cost more than the commit around it. */
function pushUnsigned(sink: ByteSink, number: number): void {
  if (number < 24) return pushByte(sink, number)
  if (number < 0x100) return pushWithHead(sink, 0x18, number, 1)
  if (number < 0x10000) return pushWithHead(sink, 0x19, number, 2)
  if (number < 2 ** 32) return pushWithHead(sink, 0x1a, number, 4)
  pushWithHead(sink, 0x1b, Math.floor(number / 2 ** 32), 4)
  pushNumber(sink, number % 2 ** 32, 4)
}

function pushWithHead(sink: ByteSink, head: number, number: number, bytes: 1 | 2 | 4): void {
  pushByte(sink, head)
  pushNumber(sink, number, bytes)
}

/** The greatest byte first. */
function pushNumber(sink: ByteSink, number: number, bytes: 1 | 2 | 4): void {
  for (let shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    pushByte(sink, (number >>> shift) & 0xff)
}

/**
 * What was left out, by number: 0, the 16 bytes of the commit's own partition id; odd, the 16 bytes of the prefix of an
 * earlier commit of the block, so many back; even, the last 8 bytes of an id that an installation of the block's table
 * minted and of which the first 8 stand before.
 */
export const omissions = {
  ownPartition: 0,
  prefix: (back: number): number => 2 * back - 1,
  minted: (maker: number): number => 2 * maker + 2,
} as const

/** What the hash of an id's random half and its maker is made of (`ids-show-their-maker`): 48 ASCII digits. */
export function mintInput(installation: Id, random: string): Uint8Array {
  const bytes = new Uint8Array(48)
  const digits = installation + random
  for (let index = 0; index < 48; index += 1) bytes[index] = digits.charCodeAt(index)
  return bytes
}

/** Lower-case hexadecimal. */
export type Sha256 = (bytes: Uint8Array) => string
