import type { PackageHolding } from '../../../contract/package/manifest.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { lastPosition } from '../known-by.ts'
import { authorsIn } from './authors.ts'
import { mergedAfter, mergedInFeed, type MergedCommit } from './merged-commits.ts'
import { withinScope } from './scope-places.ts'

const sumBytes = 32

/** What is applied of one author: how many commits, and their hashes, exclusive or. */
export interface AuthorSum {
  counter: number
  commits: number
  readonly sum: Uint8Array
}

/** Adds a hash to a sum, and takes it out again. */
export function toggle(sum: Uint8Array, hash: Uint8Array): void {
  for (let index = 0; index < sumBytes; index += 1) {
    sum[index] = (sum[index] ?? 0) ^ (hash[index] ?? 0)
  }
}

/**
 * Brings what is kept of a scope up to the end of the log and gives its local number. What was merged since is read, and
 * all of a partition that came into the scope or left it: both are said in commits of that partition.
 */
export function keptScope(connection: WriteConnection, scope: readonly string[]): number {
  const text = scope.toSorted().join(' ')
  connection.run('INSERT OR IGNORE INTO holding_scope (scope, position) VALUES (?, 0)', [text])
  const kept = connection.get<{ id: number; position: number }>(
    'SELECT id, position FROM holding_scope WHERE scope = ?',
    [text],
  )
  if (kept === undefined) throw new Error(`scope ${text} was not kept`)
  const { id, position } = kept
  const end = lastPosition(connection)
  if (position === end) return id
  const within = withinScope(connection, scope)
  const since = groupedBy(slim(mergedAfter(connection, position)), (commit) => commit.partition)
  const sums = sumsOf(connection, id)
  // Of the first time everything came since.
  const authorsOf = position === 0 ? null : authorsIn(connection, since.keys())
  for (const [partition, commits] of since) {
    const was =
      connection.get('SELECT 1 FROM holding_partition WHERE scope = ? AND partition = ?', [
        id,
        partition,
      ]) !== undefined
    const is = within(partition)
    if (was && is) for (const commit of commits) add(sums, commit)
    if (was === is) continue
    const before = (authorsOf?.(partition) ?? [])
      .flatMap((author) => mergedInFeed(connection, author, partition))
      .filter(({ merged }) => merged <= position)
    if (is) {
      for (const commit of before) add(sums, commit)
      for (const commit of commits) add(sums, commit)
      connection.run('INSERT INTO holding_partition (scope, partition, entered) VALUES (?, ?, ?)', [
        id,
        partition,
        before.length === 0 ? 0 : end,
      ])
    } else {
      for (const commit of before) subtract(sums, commit)
      connection.run('DELETE FROM holding_partition WHERE scope = ? AND partition = ?', [
        id,
        partition,
      ])
    }
  }
  writeSums(connection, id, sums)
  connection.run('UPDATE holding_scope SET position = ? WHERE id = ?', [end, id])
  return id
}

type SlimCommit = Pick<MergedCommit, 'partition' | 'installation' | 'counter' | 'hash'>

/** What is kept of each while all are looked at. */
function* slim(commits: Iterable<MergedCommit>): Generator<SlimCommit> {
  for (const { partition, installation, counter, hash } of commits) {
    yield { partition, installation, counter, hash }
  }
}

function add(sums: Map<string, AuthorSum>, { installation, counter, hash }: SlimCommit): void {
  const author = toHex(installation)
  const known = sums.get(author) ?? { counter: 0, commits: 0, sum: new Uint8Array(sumBytes) }
  toggle(known.sum, hash)
  known.commits += 1
  known.counter = Math.max(known.counter, counter)
  sums.set(author, known)
}

function subtract(sums: Map<string, AuthorSum>, { installation, hash }: SlimCommit): void {
  const known = sums.get(toHex(installation))
  if (known === undefined) throw new Error('what is taken out of a sum was never in it')
  toggle(known.sum, hash)
  known.commits -= 1
}

/** By author installation, what is kept of a scope. */
export const sumsOf = (connection: ReadConnection, scope: number): Map<string, AuthorSum> =>
  new Map(
    connection
      .all<{ installation: Uint8Array } & AuthorSum>(
        'SELECT installation, counter, commits, sum FROM holding WHERE scope = ?',
        [scope],
      )
      .map(({ installation, counter, commits, sum }) => [
        toHex(installation),
        { counter, commits, sum: Uint8Array.from(sum) },
      ]),
  )

function writeSums(
  connection: WriteConnection,
  scope: number,
  sums: ReadonlyMap<string, AuthorSum>,
): void {
  for (const [installation, { counter, commits, sum }] of sums) {
    connection.run(
      `INSERT INTO holding (scope, installation, counter, commits, sum)
       VALUES (?, unhex(?), ?, ?, ?) ON CONFLICT (scope, installation)
       DO UPDATE SET counter = excluded.counter, commits = excluded.commits, sum = excluded.sum`,
      [scope, installation, counter, commits, sum],
    )
  }
}

/** As an acknowledgement says it, by installation. */
export const holdingsOf = (connection: ReadConnection, scope: number): readonly PackageHolding[] =>
  [...sumsOf(connection, scope)]
    .filter(([, { commits }]) => commits > 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([installation, { counter, commits, sum }]) => ({
      installation,
      // Two branches of a feed that forked count twice.
      counter: Math.max(counter, commits),
      commits,
      sum: toHex(sum),
    }))
