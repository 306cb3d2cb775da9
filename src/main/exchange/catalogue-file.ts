import { catalogueInstallation, type CataloguePins } from '../../contract/catalogue.ts'
import { decodeCommit } from '../../contract/commit-codec.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { CommitHash, HashedCommit } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'

/** A commit of the catalogue with its bytes: to be stored and forwarded like any imported one. */
export interface CatalogueCommit extends HashedCommit {
  readonly bytes: Uint8Array
}

/**
 * The commits of all releases in the order of their feed. A file is a row of frames: the length of a commit in four
 * bytes (big-endian), then its bytes. Everything is checked against the pins, so that a register never begins with
 * a catalogue that somebody changed.
 *
 * @param files the released files by name
 * @param sha256 lower-case hexadecimal
 */
export function readCatalogue(
  files: ReadonlyMap<string, Uint8Array>,
  pins: CataloguePins,
  sha256: (bytes: Uint8Array) => string,
): Result<readonly CatalogueCommit[], Refusal> {
  const commits: CatalogueCommit[] = []
  for (const pin of pins.releases) {
    const bytes = files.get(pin.file)
    if (bytes === undefined) return altered(pin.file, 'the file is missing')
    if (sha256(bytes) !== pin.sha256) return altered(pin.file, 'its SHA-256 is not the pinned one')
    const frames = framesOf(bytes)
    if (frames === null) return altered(pin.file, 'it ends within a commit')
    for (const frame of frames) {
      const decoded = decodeCommit(frame)
      if (!decoded.ok) return altered(pin.file, decoded.error.code)
      const next = { hash: sha256(frame), bytes: frame, commit: decoded.value }
      const problem = feedProblem(next, commits.at(-1)?.hash ?? null, commits.length + 1)
      if (problem !== null) return altered(pin.file, problem)
      commits.push(next)
    }
    if (frames.length !== pin.commits || commits.at(-1)?.hash !== pin.lastCommit) {
      return altered(pin.file, 'its commits are not the pinned ones')
    }
  }
  return success(commits)
}

const lengthBytes = 4

function framesOf(bytes: Uint8Array): readonly Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: Uint8Array[] = []
  let position = 0
  while (position < bytes.length) {
    if (position + lengthBytes > bytes.length) return null
    const start = position + lengthBytes
    const end = start + view.getUint32(position)
    if (end > bytes.length) return null
    frames.push(bytes.subarray(start, end))
    position = end
  }
  return frames
}

function feedProblem(
  { commit }: CatalogueCommit,
  previous: CommitHash | null,
  sequence: number,
): string | null {
  if (commit.installation !== catalogueInstallation) return 'a commit is of another installation'
  if (commit.partition.kind !== 'catalog') return 'a commit is of another partition'
  if (commit.previous !== previous || commit.sequence !== sequence) return 'the feed is broken'
  return null
}

function altered(file: string, problem: string): Result<never, Refusal> {
  return failure(refusal('catalogue_altered', { file, problem }))
}
