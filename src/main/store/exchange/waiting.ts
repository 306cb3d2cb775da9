import { canonicalScope } from '../../../core/exchange/scope.ts'
import type { Id } from '../../../core/changes/types.ts'
import type { ReadConnection } from '../connection.ts'
import { knownRecipients, type KnownRecipient } from './acknowledgements.ts'
import { lackedBy, newlyWithin } from './lacked-commits.ts'
import { mergedAfter, type MergedCommit } from './merged-commits.ts'
import { withinScope } from './scope-places.ts'

/** What would go out to an office, as far as it was looked at. */
export interface WaitingCommits {
  /** It never said what it holds: everything would go. */
  readonly whole: boolean
  readonly commits: readonly MergedCommit[]
  /** Not everything was looked at. */
  readonly more: boolean
}

/** Enough to tell a person how much it is, in a few milliseconds however large the register is. */
export interface Looking {
  /** Commits that are found, and commits that are passed over to find them. */
  readonly found: number
  readonly passed: number
}

/**
 * What `lackedCommits` would send to one office, without writing down what is kept of its scope: a list that is looked at
 * saves nothing, and may be looked at where nothing can be saved.
 */
export function waitingFor(
  connection: ReadConnection,
  { scope, office, revoked }: WaitingQuestion,
  most: Looking,
): WaitingCommits {
  const within = withinScope(connection, scope)
  const known = knownRecipients(connection, office, revoked)
  const found = new Map<number, MergedCommit>()
  const whole = known.length === 0
  let passed = 0
  for (const source of whole
    ? [mergedAfter(connection, 0)]
    : known.map((recipient) =>
        lackedBy(connection, recipient, cameWithin(connection, recipient, scope, within)),
      )) {
    for (const commit of source) {
      passed += 1
      if (within(commit.partition)) found.set(commit.id, commit)
      if (found.size > most.found || passed > most.passed) {
        return { whole, commits: [...found.values()].slice(0, most.found), more: true }
      }
    }
  }
  return { whole, commits: [...found.values()], more: false }
}

export interface WaitingQuestion {
  readonly scope: readonly string[]
  readonly office: Id
  readonly revoked: ReadonlySet<Id>
}

/** As of `newlyWithin`; what was merged after the scope was last kept is looked at as it is now. */
function cameWithin(
  connection: ReadConnection,
  recipient: KnownRecipient,
  scope: readonly string[],
  within: (partition: string) => boolean,
): readonly string[] {
  const kept = connection.get<{ id: number; position: number }>(
    'SELECT id, position FROM holding_scope WHERE scope = ?',
    [canonicalScope(scope).join(' ')],
  )
  const touched =
    kept === undefined
      ? new Set(connection.column<string>('SELECT DISTINCT partition FROM feed_head'))
      : new Set(partitionsOf(mergedAfter(connection, kept.position)))
  const asKept =
    kept === undefined
      ? []
      : newlyWithin(connection, recipient, kept.id).filter((partition) => !touched.has(partition))
  const had = (partition: string): boolean =>
    connection.get(
      'SELECT 1 FROM holding_partition WHERE scope = ? AND partition = ? AND entered <= ?',
      [recipient.scope, partition, recipient.position],
    ) !== undefined
  return [...asKept, ...[...touched].filter((partition) => within(partition) && !had(partition))]
}

function* partitionsOf(commits: Iterable<MergedCommit>): Generator<string> {
  for (const { partition } of commits) yield partition
}
