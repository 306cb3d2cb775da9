import { createHash } from 'node:crypto'
import type { CheckProblem, CommitFacts } from '../../contract/check-report.ts'
import { decodeCommit } from '../../contract/commit-codec.ts'
import { partitionName } from '../../core/changes/partition.ts'
import type { Commit } from '../../core/changes/types.ts'
import { toHex } from './bytes.ts'
import type { CheckNames } from './check-names.ts'
import { foundIn } from './check-part.ts'
import type { ReadConnection } from './connection.ts'
import { RegisterDamage } from './open-failure.ts'

/** What reading every commit of the log gives. */
export interface LogFindings {
  readonly problems: readonly CheckProblem[]
  /** SHA-256 over the sorted hashes; `null`: not every commit can be read and matches its hash. */
  readonly digest: string | null
  /** In all commits; `null` as for `digest`. */
  readonly changes: number | null
}

/** What is kept of the commits that were read, while they are. */
interface Walk {
  readonly hashes: string[]
  /** The last commits of the branches of all feeds. */
  readonly heads: Set<string>
  changes: number
}

export function checkLog(
  connection: ReadConnection,
  names: CheckNames,
  knownDamaged: boolean,
): LogFindings {
  const walk: Walk = { hashes: [], heads: new Set(), changes: 0 }
  const problems = foundIn('log', knownDamaged, logProblems(connection, names, walk))
  const whole = !problems.some(({ code }) => unreckonable.has(code))
  return {
    problems: whole
      ? [...problems, ...foundIn('heads', knownDamaged, headProblems(connection, walk.heads))]
      : problems,
    digest: whole ? digestOf(walk.hashes) : null,
    changes: whole ? walk.changes : null,
  }
}

/** With one of these nobody can say which commits the register holds. */
const unreckonable: ReadonlySet<CheckProblem['code']> = new Set([
  'part_unreadable',
  'commit_altered',
  'commit_invalid',
])

const digestOf = (hashes: readonly string[]): string => {
  const digest = createHash('sha256')
  for (const hash of hashes.toSorted()) digest.update(hash, 'hex')
  return digest.digest('hex')
}

type Column = number | string | Uint8Array | null
type Row = Readonly<Record<string, Column>>

/** Adds what it reads to `walk`. */
function* logProblems(
  connection: ReadConnection,
  names: CheckNames,
  walk: Walk,
): Generator<CheckProblem> {
  const applied = new Set<string>()
  for (const row of connection.iterate<Row>(
    'SELECT * FROM commit_log ORDER BY installation, partition, sequence',
  )) {
    const [hash, bytes] = [blobIn(row, 'hash'), blobIn(row, 'bytes')]
    const commit = toHex(hash)
    walk.hashes.push(commit)
    if (createHash('sha256').update(bytes).digest('hex') !== commit) {
      yield { code: 'commit_altered', ...factsOf(commit, row, names) }
    }
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) {
      const reason = decoded.error.code
      yield { code: 'commit_invalid', ...factsOf(commit, row, names), reason }
      continue
    }
    walk.changes += decoded.value.changes.length
    const columns = Object.entries(columnsOf(decoded.value))
      .filter(([column, value]) => value !== portable(row[column]))
      .map(([column]) => column)
    if (columns.length > 0) {
      yield { code: 'commit_columns_differ', ...factsOf(commit, row, names), columns }
    }
    if (row['held'] === 1) continue
    const { previous, sequence } = decoded.value
    if (previous !== null && !applied.has(previous)) {
      const missing = sequence - 1
      yield { code: 'commit_predecessor_missing', ...factsOf(commit, row, names), missing }
    }
    applied.add(commit)
    walk.heads.add(commit)
    if (previous !== null) walk.heads.delete(previous)
  }
  // The order comes from an index, which may have lost entries that the table has.
  const there = connection.get<{ number: number }>(
    'SELECT count(*) AS number FROM commit_log NOT INDEXED',
  )?.number
  if (there !== walk.hashes.length) {
    throw new RegisterDamage(`commit_by_feed: ${walk.hashes.length} of ${there ?? 0}`)
  }
}

function blobIn(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (value instanceof Uint8Array) return value
  throw new RegisterDamage(`commit_log ${String(row['id'])}: ${column}`)
}

const portable = (value: Column | undefined): number | string | null =>
  value instanceof Uint8Array ? toHex(value) : (value ?? null)

const textIn = (row: Row, column: string): string => String(portable(row[column]) ?? '')

function factsOf(commit: string, row: Row, names: CheckNames): CommitFacts {
  const [installation, partition] = [textIn(row, 'installation'), textIn(row, 'partition')]
  const moment = new Date(Number(row['wall_time']))
  return {
    commit,
    partition,
    office: names.office(installation),
    installation,
    agreement: names.agreement(partition),
    sequence: Number(row['sequence']),
    person: names.person(textIn(row, 'author')),
    day: Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10),
  }
}

/** What the log keeps of a commit beside its bytes, by the names of its columns. */
const columnsOf = (commit: Commit): Readonly<Record<string, number | string | null>> => ({
  installation: commit.installation,
  partition: partitionName(commit.partition),
  sequence: commit.sequence,
  previous: commit.previous,
  counter: commit.counter,
  wall: commit.clock.wall,
  logical: commit.clock.logical,
  wall_time: commit.wallTime,
  author: commit.author,
  intent: commit.intent,
  save: commit.save,
})

function* headProblems(
  connection: ReadConnection,
  heads: ReadonlySet<string>,
): Generator<CheckProblem> {
  const stored = new Set(
    connection
      .all<{ hash: Uint8Array }>('SELECT hash FROM feed_head')
      .map(({ hash }) => toHex(hash)),
  )
  const commits = [
    ...[...heads].filter((hash) => !stored.has(hash)),
    ...[...stored].filter((hash) => !heads.has(hash)),
  ].toSorted()
  if (commits.length > 0) yield { code: 'heads_differ', commits }
}
