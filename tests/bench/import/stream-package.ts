/** The stream as the package that carries it: sealed for one office, signed for the installation of each author. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { decodeCommit } from '../../../src/contract/commit-codec.ts'
import type { Id } from '../../../src/core/changes/types.ts'
import { packageFiles } from '../../../src/main/exchange/package-files.ts'
import type { StoredFeedCommit } from '../../../src/main/usecases/ports/commits.ts'
import type { StagedPackage, Trust } from '../../../src/main/usecases/ports/packages.ts'
import { contentOf, coordination, durango, rangesOf, testRegister } from '../../support/packages.ts'
import { expectValue } from '../register/generate.ts'

const packageIn = (folder: string): string => join(folder, 'stream.acuerdos')

/** Into a folder that is there; the commits are gone through once. */
export async function writeStreamPackage(
  folder: string,
  commits: Iterable<StoredFeedCommit>,
): Promise<void> {
  const packed: Pick<StoredFeedCommit, 'hash' | 'bytes'>[] = []
  const feeds = rangesOf(kept(commits, packed))
  const written = await packageFiles.write(
    contentOf(coordination, [], {
      id: randomBytes(16).toString('hex'),
      kind: 'snapshot',
      feeds,
      commits: decodedOf(packed),
    }),
    {
      signer: coordination.signer,
      alsoSigning: signersOf(feeds),
      sealing: { recipients: [durango.recipient] },
      temporaryFolder: folder,
      out: packageIn(folder),
    },
  )
  expectValue(written)
}

/** All authors' installations have the key of one: what is measured is how many signatures there are, not whose. */
const signersOf = (feeds: readonly { readonly installation: Id }[]) =>
  [...new Set(feeds.map(({ installation }) => installation))].map((installation) => ({
    ...coordination.signer,
    installation,
  }))

const trust = (): Trust => ({
  root: testRegister,
  keysOf: () => ({ office: coordination.office, keys: [coordination.publicKey] }),
})

/** Reads the package of that folder to its end into `staged`, which must not be there yet, and verifies all of it. */
export const stageStreamPackage = (folder: string, staged: string): Promise<StagedPackage> =>
  stagedFrom(packageIn(folder), staged)

export async function stagedFrom(file: string, staged: string): Promise<StagedPackage> {
  const opening = { identities: [durango.identity] }
  return expectValue(await packageFiles.stage(file, staged, { opening, trust }))
}

/** Decoded, a million changes would not fit. */
function* kept(
  commits: Iterable<StoredFeedCommit>,
  into: Pick<StoredFeedCommit, 'hash' | 'bytes'>[],
): Generator<StoredFeedCommit> {
  for (const commit of commits) {
    into.push({ hash: commit.hash, bytes: commit.bytes })
    yield commit
  }
}

function* decodedOf(
  packed: readonly Pick<StoredFeedCommit, 'hash' | 'bytes'>[],
): Generator<StoredFeedCommit> {
  for (const { hash, bytes } of packed) {
    const commit = decodeCommit(bytes)
    if (!commit.ok) throw new Error(commit.error.code)
    yield { hash, bytes, commit: commit.value }
  }
}
