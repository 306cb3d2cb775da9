import type { Id } from '../../../core/changes/types.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { countedTwice, knownRecipients, type KnownRecipient } from './acknowledgements.ts'
import { authorsOf } from './authors.ts'
import { keptScope } from './holdings.ts'
import { mergedAfter, mergedInFeed, mergedOfAuthor, type MergedCommit } from './merged-commits.ts'
import { withinScope } from './scope-places.ts'

export interface Lacked {
  /** One of the recipients never said what it holds: this is everything. */
  readonly whole: boolean
  readonly commits: readonly MergedCommit[]
}

/**
 * What offices lack of this register within a scope, going by what each of their installations said last: the least of
 * it where they differ. `offices`: none for a package sealed with a passphrase, of whose reader nothing is known.
 */
export function lackedCommits(
  connection: WriteConnection,
  scope: readonly string[],
  offices: readonly Id[],
  revoked: ReadonlySet<Id>,
): Lacked {
  const within = withinScope(connection, scope)
  const known = offices.map((office) => knownRecipients(connection, office, revoked))
  const found = new Map<number, MergedCommit>()
  const take = (commits: Iterable<MergedCommit>): void => {
    for (const commit of commits) if (within(commit.partition)) found.set(commit.id, commit)
  }
  const whole = known.length === 0 || known.some((installations) => installations.length === 0)
  if (whole) take(mergedAfter(connection, 0))
  else {
    for (const recipient of known.flat()) {
      const lacked = lackedBy(connection, recipient, keptScope(connection, scope))
      const { signer } = recipient
      take(countedTwice(connection, signer) ? lacked : except(toHex(signer), lacked))
    }
  }
  return { whole, commits: [...found.values()] }
}

/** An installation has what it made itself. */
function* except(installation: Id, commits: Iterable<MergedCommit>): Generator<MergedCommit> {
  for (const commit of commits) if (toHex(commit.installation) !== installation) yield commit
}

function* lackedBy(
  connection: WriteConnection,
  { scope, position, authors }: KnownRecipient,
  sent: number,
): Generator<MergedCommit> {
  yield* mergedAfter(connection, position)
  for (const [author, after] of authors) {
    yield* mergedOfAuthor(connection, Buffer.from(author, 'hex'), after, position)
  }
  for (const partition of newlyWithin(connection, { scope, position }, sent)) {
    for (const author of authorsOf(connection)) yield* mergedInFeed(connection, author, partition)
  }
}

/** The partitions that were not in the scope of which the recipient spoke, or came into it later with what they had. */
const newlyWithin = (
  connection: ReadConnection,
  { scope, position }: Pick<KnownRecipient, 'scope' | 'position'>,
  sent: number,
): readonly string[] =>
  connection.column<string>(
    `SELECT s.partition FROM holding_partition s WHERE s.scope = :sent AND NOT EXISTS (
       SELECT 1 FROM holding_partition k
       WHERE k.scope = :scope AND k.partition = s.partition AND k.entered <= :position)`,
    { sent, scope, position },
  )
