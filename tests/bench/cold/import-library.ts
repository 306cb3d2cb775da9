/**
 * Merges the changes of a folder of `kept-stream.ts` with another library: `import-library.ts yjs FOLDER`. Prints what
 * merging and reading took, and how many bytes a change took in what was sent.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Change } from '../../../src/core/changes/types.ts'
import { partitionName } from '../../../src/core/changes/partition.ts'
import type { StagedPackage } from '../../../src/main/usecases/ports/packages.ts'
import { microsecondsOf } from '../import/measured-import.ts'
import { mergeLibraries } from '../import/merge-libraries.ts'
import { stageStreamPackage } from '../import/stream-package.ts'

const [name, directory] = process.argv.slice(2)
const library =
  name === 'yjs' || name === 'automerge' || name === 'loro' ? mergeLibraries[name] : null
if (library === null || directory === undefined) throw new Error('import-library.ts NAME FOLDER')

let changes = 0
const documents: Uint8Array[] = []
const folder = mkdtempSync(join(dirname(directory), 'staged-'))
try {
  const staged = await stageStreamPackage(directory, join(folder, 'stream'))
  for await (const commits of agreements(staged)) {
    for (const commit of commits) changes += commit.length
    documents.push(library.write(commits))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const [, microseconds] = await microsecondsOf(() => Promise.resolve(readAll()))
const bytes = documents.reduce((sum, document) => sum + document.length, 0) / changes
console.log(JSON.stringify({ microseconds: microseconds / changes, bytes }))

function readAll(): void {
  for (const document of documents) {
    if (typeof library?.read(document) !== 'object') throw new Error('nothing was read')
  }
}

/** The changes of each agreement, commit by commit: in the stream they follow each other. */
async function* agreements(staged: StagedPackage): AsyncGenerator<readonly (readonly Change[])[]> {
  let current = ''
  let commits: (readonly Change[])[] = []
  for (const number of staged.blocks.keys()) {
    for (const { commit } of await staged.readBlock(number)) {
      const partition = partitionName(commit.partition)
      if (partition !== current && commits.length > 0) {
        yield commits
        commits = []
      }
      current = partition
      commits.push(commit.changes)
    }
  }
  if (commits.length > 0) yield commits
}
