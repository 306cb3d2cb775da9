/** Commits that one office has from another, as its packages would carry them. */
import { decodeCommit } from '../../src/contract/commit-codec.ts'
import type { StoredFeedCommit } from '../../src/main/usecases/ports/commits.ts'
import { databaseIn } from './past-casework.ts'
import { expectValue, type Office } from './registers.ts'

/** Everything that a register holds, in the order in which it came. */
export const commitsOf = (office: Office): readonly StoredFeedCommit[] =>
  databaseIn(office.directory)
    .all<{ hash: string; bytes: Uint8Array }>(
      'SELECT lower(hex(hash)) AS hash, bytes FROM commit_log ORDER BY id',
    )
    .map(({ hash, bytes }) => {
      const decoded = decodeCommit(bytes)
      if (!decoded.ok) throw new Error(decoded.error.code)
      return { hash, bytes, commit: decoded.value }
    })

export const give = (to: Office, commits: readonly StoredFeedCommit[]): void =>
  expectValue(to.register.receive(commits, to.now()))
