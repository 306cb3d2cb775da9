import { createHash } from 'node:crypto'
import { decodeCommit } from '../../src/contract/commit-codec.ts'
import type { StoredFeedCommit } from '../../src/main/usecases/ports/commits.ts'
import type { SimulatedOffice } from './office.ts'
import { valueOf } from './value-of.ts'

/** What travels: the stored bytes of commits, and the files that evidence names. */
export interface Cargo {
  readonly commits: readonly StoredFeedCommit[]
  readonly files: readonly Uint8Array[]
}

/** How cargo becomes bytes on a stick, and what an office makes of the bytes that it finds on one. */
export interface Carrier {
  pack(cargo: Cargo): Uint8Array
  /** `null`: damaged on the way; nothing of it may be used. */
  unpack(bytes: Uint8Array): Cargo | null
}

const hashLength = 32

/** Numbers and parts one after the other behind a SHA-256 of all of them. */
export const plainCarrier: Carrier = {
  pack: ({ commits, files }) => {
    const body = Buffer.concat(
      [commits.map(({ bytes }) => bytes), files].flatMap((parts) => [
        length(parts.length),
        ...parts.flatMap((part) => [length(part.length), part]),
      ]),
    )
    return Buffer.concat([createHash('sha256').update(body).digest(), body])
  },
  unpack: (bytes) => {
    const body = Buffer.from(bytes.subarray(hashLength))
    const claimed = Buffer.from(bytes.subarray(0, hashLength))
    if (!createHash('sha256').update(body).digest().equals(claimed)) return null
    let at = 0
    const number = (): number => {
      const value = body.readUInt32BE(at)
      at += 4
      return value
    }
    const parts = (): readonly Uint8Array[] =>
      Array.from({ length: number() }, () => {
        const size = number()
        at += size
        return new Uint8Array(body.subarray(at - size, at))
      })
    const commits = parts().map((part): StoredFeedCommit => {
      const decoded = decodeCommit(part)
      if (!decoded.ok) throw new Error(`the sender packed what is no commit: ${decoded.error.code}`)
      return {
        bytes: part,
        commit: decoded.value,
        hash: createHash('sha256').update(part).digest('hex'),
      }
    })
    return { commits, files: parts() }
  },
}

function length(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Takes cargo in, in blocks as an import does: `between` runs after each but the last. */
export async function takeIn(
  office: SimulatedOffice,
  { commits, files }: Cargo,
  blockSize: number,
  between: () => Promise<void>,
): Promise<void> {
  for (const file of files) await office.attachments.keepBytes(file)
  for (let start = 0; start < commits.length; start += blockSize) {
    if (start > 0) await between()
    const block = commits.slice(start, start + blockSize)
    valueOf(office.register.receive(block, office.now()))
  }
}
