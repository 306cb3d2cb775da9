/**
 * Merges the changes of a folder of `kept-stream.ts` with another library: `import-library.ts yjs FOLDER`. Prints what
 * merging and reading took, and how many bytes a change took in what was sent.
 */
import { decodeCommit } from '../../../src/contract/commit-codec.ts'
import type { Change } from '../../../src/core/changes/types.ts'
import { partitionName } from '../../../src/core/changes/partition.ts'
import { readBlocks } from '../import/block-file.ts'
import { blocksIn } from '../import/kept-stream.ts'
import { spent } from '../import/measured-import.ts'
import { mergeLibraries } from '../import/merge-libraries.ts'

const [name, directory] = process.argv.slice(2)
const library =
  name === 'yjs' || name === 'automerge' || name === 'loro' ? mergeLibraries[name] : null
if (library === null || directory === undefined) throw new Error('import-library.ts NAME FOLDER')

let changes = 0
const documents: Uint8Array[] = []
for (const commits of agreements(blocksIn(directory))) {
  for (const commit of commits) changes += commit.length
  documents.push(library.write(commits))
}
const work = spent()
for (const document of documents) {
  const read = library.read(document)
  if (typeof read !== 'object') throw new Error('nothing was read')
}
work.note(changes)
const bytes = documents.reduce((sum, document) => sum + document.length, 0) / changes
console.log(JSON.stringify({ ...work.outcome(), bytes }))

/** The changes of each agreement, commit by commit: in the stream they follow each other. */
function* agreements(path: string): Generator<readonly (readonly Change[])[]> {
  let current = ''
  let commits: (readonly Change[])[] = []
  for (const block of readBlocks(path)) {
    for (const bytes of block) {
      const commit = decodeCommit(bytes)
      if (!commit.ok) throw new Error(commit.error.code)
      const partition = partitionName(commit.value.partition)
      if (partition !== current && commits.length > 0) {
        yield commits
        commits = []
      }
      current = partition
      commits.push(commit.value.changes)
    }
  }
  if (commits.length > 0) yield commits
}
