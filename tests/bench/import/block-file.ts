/** Blocks of commits in a file, packed as the frames of a package are; one at a time in memory. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { StoredCommit } from '../../../src/main/store/log.ts'

/** As many changes as a frame of a package holds at most (DESIGN section 6). */
const changesOfBlock = 10_000
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Each block, and in it each commit, behind its length in bytes. */
export function writeBlocks(path: string, commits: Iterable<StoredCommit>): void {
  const file = openSync(path, 'w')
  const write = (block: readonly Uint8Array[]): void => {
    if (block.length > 0)
      writeSync(file, behindLength(brotliCompressSync(behindLengths(block), quality)))
  }
  try {
    let block: Uint8Array[] = []
    let changes = 0
    for (const { bytes, commit } of commits) {
      if (changes + commit.changes.length > changesOfBlock) {
        write(block)
        block = []
        changes = 0
      }
      block.push(bytes)
      changes += commit.changes.length
    }
    write(block)
  } finally {
    closeSync(file)
  }
}

/** The bytes of the commits of each block. */
export function* readBlocks(path: string): Generator<readonly Uint8Array[]> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const length = Buffer.alloc(4)
      if (readSync(file, length) === 0) return
      const packed = Buffer.alloc(length.readUInt32LE())
      readSync(file, packed)
      yield commitsIn(brotliDecompressSync(packed))
    }
  } finally {
    closeSync(file)
  }
}

function commitsIn(block: Buffer): readonly Uint8Array[] {
  const commits: Uint8Array[] = []
  for (let at = 0; at < block.length;) {
    const end = at + 4 + block.readUInt32LE(at)
    commits.push(block.subarray(at + 4, end))
    at = end
  }
  return commits
}

const behindLengths = (parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat(parts.map(behindLength))

function behindLength(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([length, bytes])
}
