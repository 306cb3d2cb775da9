import type { ConflictDetail } from '../../../contract/conflict-rows.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { nameLookup } from './records.ts'

interface Branch {
  readonly author: Uint8Array
  readonly installation: Uint8Array
  readonly stated: number
  readonly received: number
  readonly sequence: number
  readonly commits: number
}

/**
 * The branches of a feed of an installation: who began each and when, and how many commits came on it. `agreement`:
 * of which it is; `null`: of the catalogue, or of the office's own where `partition` says so.
 */
export function forkBranches(
  connection: ReadConnection,
  installation: string,
  agreement: string | null,
  partition: string,
): ConflictDetail['sides'] {
  const names = nameLookup(connection)
  const inPartition =
    agreement === null
      ? partition === 'catalog'
        ? "f.partition = 'catalog'"
        : "f.partition LIKE 'office:%'"
      : `f.partition = 'agreement:${agreement}'`
  const branches = connection.all<Branch>(
    // Every commit that shares its predecessor with one that was noted as a fork begins a branch.
    `WITH RECURSIVE begins (id, hash) AS (
       SELECT DISTINCT c.id, c.hash FROM feed_fork k JOIN commit_log f ON f.id = k.commit_id
       JOIN commit_log c ON c.installation = f.installation AND c.partition = f.partition
         AND c.sequence = f.sequence AND c.previous IS f.previous AND c.held = 0
       WHERE f.installation = :installation AND ${inPartition}),
     following (begin, hash, installation, partition, sequence) AS (
       SELECT b.id, b.hash, c.installation, c.partition, c.sequence FROM begins b JOIN commit_log c ON c.id = b.id
       UNION ALL
       SELECT w.begin, n.hash, n.installation, n.partition, n.sequence FROM following w
       JOIN commit_log n ON n.installation = w.installation AND n.partition = w.partition
         AND n.sequence = w.sequence + 1 AND n.previous = w.hash AND n.held = 0)
     SELECT c.author, c.installation, c.wall_time AS stated, p.received, c.sequence,
       (SELECT count(*) FROM following w WHERE w.begin = b.id) AS commits
     FROM begins b JOIN commit_log c ON c.id = b.id JOIN receipt p ON p.commit_id = c.id
     ORDER BY c.sequence, c.wall, c.logical, c.hash`,
    { installation: fromHex(installation) },
  )
  return branches.map((branch) => ({
    record: null,
    recordKind: null,
    label: '',
    detail: String(branch.sequence),
    reasons: [],
    commits: branch.commits,
    author: names.person(toHex(branch.author)),
    office: names.office(toHex(branch.installation)),
    at: new Date(branch.stated).toISOString(),
    received: new Date(branch.received).toISOString(),
  }))
}
