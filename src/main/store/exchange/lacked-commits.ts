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
      const came = newlyWithin(connection, recipient, keptScope(connection, scope))
      const lacked = lackedBy(connection, recipient, came)
      take(lacked)
    }
  }
  return { whole, commits: [...found.values()] }
}

/**
 * What one installation of a recipient lacks, in scope or not. `came`: the partitions that it may have now and might not
 * before.
 */
export function lackedBy(
  connection: ReadConnection,
  recipient: KnownRecipient,
  came: readonly string[],
): Iterable<MergedCommit> {
  const lacked = notSaidToBeHeld(connection, recipient, came)
  return countedTwice(connection, recipient.signer) ? lacked : exceptOwn(recipient, lacked)
}

/**
 * An installation has what it made, except what was here already when it said that it had made less: a disk lost that, and
 * an older backup took its place.
 */
function* exceptOwn(
  { signer, counter, position }: KnownRecipient,
  commits: Iterable<MergedCommit>,
): Generator<MergedCommit> {
  const own = toHex(signer)
  for (const commit of commits) {
    const isLost = commit.counter > counter && commit.merged <= position
    if (isLost || toHex(commit.installation) !== own) yield commit
  }
}

function* notSaidToBeHeld(
  connection: ReadConnection,
  { position, authors }: KnownRecipient,
  came: readonly string[],
): Generator<MergedCommit> {
  yield* mergedAfter(connection, position)
  for (const [author, after] of authors) {
    yield* mergedOfAuthor(connection, Buffer.from(author, 'hex'), after, position)
  }
  for (const partition of came) {
    for (const author of authorsOf(connection)) yield* mergedInFeed(connection, author, partition)
  }
}

/** The partitions that were not in the scope of which the recipient spoke, or came into it later with what they had. */
export const newlyWithin = (
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
