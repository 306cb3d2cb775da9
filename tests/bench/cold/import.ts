/**
 * Imports the blocks of a folder of `kept-stream.ts` into a copy of its register, each in a durable transaction of its
 * own: unpacks, hashes, decodes, merges, projects, derives. Prints processor time and the most memory that it held, and
 * the processor time of inserting the same rows raw.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { decodeCommit } from '../../../src/contract/commit-codec.ts'
import { applyCommits, type ReceivedCommit } from '../../../src/main/store/apply-commits.ts'
import { openConnection } from '../../../src/main/store/connection.ts'
import { readBlocks } from '../import/block-file.ts'
import { blocksIn } from '../import/kept-stream.ts'
import { inCopyOfRegister, spent } from '../import/measured-import.ts'
import { insertRaw } from '../import/raw-insert.ts'

const [directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('import.ts FOLDER')

inCopyOfRegister(directory, (copy) => {
  const path = join(copy, 'register.sqlite')
  const connection = openConnection({
    path,
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    const before = process.memoryUsage().rss / 1_000_000
    const work = spent()
    for (const block of readBlocks(blocksIn(directory))) {
      const commits = block.map(receivedCommit)
      connection.transaction(() => applyCommits(connection, commits))
      for (const { commit } of commits) work.note(commit.changes.length)
    }
    const outcome = work.outcome()
    connection.close()
    console.log(
      JSON.stringify({ ...outcome, before, floor: insertRaw(copy, copy) / outcome.changes }),
    )
  } catch (error) {
    connection.close()
    throw error
  }
})

function receivedCommit(bytes: Uint8Array): ReceivedCommit {
  const commit = decodeCommit(bytes)
  if (!commit.ok) throw new Error(commit.error.code)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { hash, bytes, commit: commit.value, received: Date.now() }
}
