import type { CutoffVector, NamedCommit } from '../../contract/cutoff-vector.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { partitionOfName } from '../../core/changes/partition.ts'
import type { LackingFeed } from '../usecases/ports/register.ts'
import { digestOf } from './backup.ts'
import { fromHex, toHex } from './bytes.ts'
import type { ReadConnection } from './connection.ts'
import { groupedBy } from './projections/grouped-by.ts'
import { nameLookup } from './queries/records.ts'

interface CommitRow {
  readonly partition: string
  readonly installation: Uint8Array
  readonly sequence: number
  readonly hash: Uint8Array
}

const named = ({ partition, installation, sequence, hash }: CommitRow): NamedCommit => ({
  partition,
  installation: toHex(installation),
  sequence,
  hash: toHex(hash),
})

const columns = 'c.partition, c.installation, c.sequence, c.hash'
const inOrder = 'ORDER BY c.partition, c.installation, c.sequence, c.hash'

/** What was there when the log was so long, said without regard to the order in which it came. */
export function vectorAt(connection: ReadConnection, position: number): CutoffVector {
  const heads = connection
    .all<CommitRow>(
      `SELECT ${columns} FROM commit_log c JOIN receipt p ON p.commit_id = c.id
       WHERE p.merged <= :position AND NOT EXISTS (
         SELECT 1 FROM commit_log d JOIN receipt q ON q.commit_id = d.id
         WHERE d.installation = c.installation AND d.partition = c.partition
           AND d.sequence = c.sequence + 1 AND d.previous = c.hash AND q.merged <= :position)
       ${inOrder}`,
      { position },
    )
    .map(named)
  const held = connection
    .all<CommitRow>(
      `SELECT ${columns} FROM commit_log c JOIN receipt p ON p.commit_id = c.id
       WHERE c.id <= :position AND (p.merged IS NULL OR p.merged > :position) ${inOrder}`,
      { position },
    )
    .map(named)
  const names = nameLookup(connection)
  const installations = new Set([...heads, ...held].map(({ installation }) => installation))
  return {
    heads,
    held,
    offices: [...installations]
      .toSorted()
      .map((installation) => ({ installation, name: names.office(installation) })),
  }
}

/** The commits that a vector stands for, by local number, in the order in which they arrived here. */
export interface VectorCommits {
  readonly ids: readonly number[]
  /** SHA-256 over their hashes in order, as the digest of a register that holds these and no other. */
  readonly digest: string
}

/** From every head back to the beginning of its feed, as far as this register has them. */
const reachedFrom = `
  WITH RECURSIVE reached(id, previous) AS (
    SELECT c.id, c.previous FROM json_each(:heads) j JOIN commit_log c ON c.hash = unhex(j.value)
    UNION SELECT c.id, c.previous FROM reached r JOIN commit_log c ON c.hash = r.previous)`

/** `cutoff_commits_missing` names the offices whose commits this register lacks, and how many of each. */
export function commitsOfVector(
  connection: ReadConnection,
  vector: CutoffVector,
): Result<VectorCommits, Refusal> {
  const lacking = lackingOf(connection, vector)
  if (lacking.length > 0) return failure(missing(connection, vector, lacking))
  const given = {
    heads: JSON.stringify(vector.heads.map(({ hash }) => hash)),
    held: JSON.stringify(vector.held.map(({ hash }) => hash)),
  }
  const all = `${reachedFrom}, wanted(id) AS (SELECT id FROM reached
    UNION SELECT c.id FROM json_each(:held) j JOIN commit_log c ON c.hash = unhex(j.value))`
  const hashes = connection.iterate<{ hash: Uint8Array }>(
    `${all} SELECT c.hash FROM wanted w JOIN commit_log c ON c.id = w.id ORDER BY c.hash`,
    given,
  )
  return success({
    ids: connection.column<number>(`${all} SELECT id FROM wanted ORDER BY id`, given),
    digest: digestOf(bytesOf(hashes)),
  })
}

function* bytesOf(rows: Iterable<{ readonly hash: Uint8Array }>): Generator<Uint8Array> {
  for (const { hash } of rows) yield hash
}

/** By feed, the commits of a vector that are not here, whose they are and how many. */
export function lackingFeeds(
  connection: ReadConnection,
  vector: CutoffVector,
): readonly LackingFeed[] {
  const names = new Map(vector.offices.map(({ installation, name }) => [installation, name]))
  return countsByFeed(connection, lackingOf(connection, vector)).map(
    ({ installation, partition, count }) => ({
      office: names.get(installation) ?? installation,
      partition: partitionIn(partition),
      count,
    }),
  )
}

function partitionIn(name: string): LackingFeed['partition'] {
  const partition = partitionOfName(name)
  if (partition === undefined) throw new Error(`no partition is named ${name}`)
  return partition
}

/** The commits that are not here: named by the vector, or continued by one that is here. */
function lackingOf(connection: ReadConnection, vector: CutoffVector): readonly NamedCommit[] {
  const holds = ({ hash }: NamedCommit): boolean =>
    connection.get('SELECT 1 FROM commit_log WHERE hash = ?', [fromHex(hash)]) !== undefined
  const beneath = connection.all<CommitRow>(
    `${reachedFrom} SELECT c.partition, c.installation, c.sequence - 1 AS sequence, r.previous AS hash
     FROM reached r JOIN commit_log c ON c.id = r.id
     WHERE r.previous IS NOT NULL AND NOT EXISTS (SELECT 1 FROM commit_log d WHERE d.hash = r.previous)`,
    { heads: JSON.stringify(vector.heads.map(({ hash }) => hash)) },
  )
  const lacked = [...vector.heads, ...vector.held].filter((commit) => !holds(commit))
  return [...lacked, ...beneath.map(named)]
}

function missing(
  connection: ReadConnection,
  { offices }: CutoffVector,
  lacking: readonly NamedCommit[],
): Refusal {
  const names = new Map(offices.map(({ installation, name }) => [installation, name]))
  const counts = new Map<string, number>()
  for (const { installation, count } of countsByFeed(connection, lacking)) {
    const office = names.get(installation) ?? installation
    counts.set(office, (counts.get(office) ?? 0) + count)
  }
  return refusal('cutoff_commits_missing', {
    count: [...counts.values()].reduce((sum, number) => sum + number, 0),
    offices: [...counts].map(([office, number]) => `${office} (${number})`).join(', '),
    feeds: [
      ...new Set(lacking.map(({ installation, partition }) => `${installation}/${partition}`)),
    ],
  })
}

/**
 * A feed is a chain, so all its numbers up to a commit that is lacking belong to it; those of which no commit is here
 * are lacking with it. Where a feed forked there may be more of them.
 */
function countsByFeed(
  connection: ReadConnection,
  lacking: readonly NamedCommit[],
): readonly {
  readonly installation: string
  readonly partition: string
  readonly count: number
}[] {
  const feeds = groupedBy(lacking, ({ installation, partition }) => `${installation}/${partition}`)
  return [...feeds.values()].flatMap((commits) => {
    const [first] = commits
    if (first === undefined) return []
    const { installation, partition } = first
    const last = Math.max(...commits.map(({ sequence }) => sequence))
    const here =
      connection.get<{ number: number }>(
        `SELECT count(DISTINCT sequence) AS number FROM commit_log
         WHERE installation = ? AND partition = ? AND sequence <= ?`,
        [fromHex(installation), partition, last],
      )?.number ?? 0
    const distinct = new Set(commits.map(({ hash }) => hash)).size
    return [{ installation, partition, count: Math.max(last - here, distinct) }]
  })
}
