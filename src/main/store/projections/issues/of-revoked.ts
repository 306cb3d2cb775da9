import { kindOfNumber } from '../../../../core/schema/registry.ts'
import { partitionOfName } from '../../../../core/changes/partition.ts'
import { fromHex } from '../../bytes.ts'
import type { ReadConnection } from '../../connection.ts'
import type { FoundIssue, IssueFinder } from './finder.ts'

/**
 * What a revoked installation saved after its last accepted counter: one finding for each agreement, with how many
 * commits, and one of the installation for all else (what it saved in the catalogue, and agreements that only it knows).
 */
export const disregardedCommits: IssueFinder = {
  kinds: ['commits_disregarded'],
  concerned: (connection) =>
    connection.get(
      `SELECT 1 FROM disregarded UNION ALL
       SELECT 1 FROM issue_finding WHERE kind = 'commits_disregarded' LIMIT 1`,
    ) === undefined
      ? new Set()
      : 'all',
  find: (connection) => {
    const counts = new Map<string, FoundIssue & { readonly commits: number }>()
    for (const { installation, partition, commits } of connection.all<{
      installation: Uint8Array
      partition: string
      commits: number
    }>(
      `SELECT c.installation, c.partition, count(DISTINCT c.id) AS commits
       FROM disregarded d JOIN commit_log c ON c.id = d.commit_id
       GROUP BY c.installation, c.partition ORDER BY c.installation, c.partition`,
    )) {
      const signer = recordOf(connection, installation)
      const place = partitionOfName(partition)
      const agreement =
        place?.kind === 'agreement' ? recordOf(connection, fromHex(place.id)) : undefined
      // An installation of which nobody told anything is named by the commits alone, in `check` and in the log.
      const about = agreement ?? signer
      if (about === undefined) continue
      const key = `${about.record} ${signer?.record ?? ''}`
      const before = counts.get(key)?.commits ?? 0
      counts.set(key, {
        kind: 'commits_disregarded',
        about: about.record,
        recordKind: about.kind,
        record: about.record,
        other: signer === undefined || signer.record === about.record ? null : signer.record,
        detail: String(before + commits),
        commits: before + commits,
      })
    }
    return [...counts.values()]
  },
}

export function recordOf(
  connection: ReadConnection,
  uid: Uint8Array,
): (Pick<FoundIssue, 'record'> & { readonly kind: FoundIssue['recordKind'] }) | undefined {
  const found = connection.get<{ id: number; kind: number }>(
    'SELECT id, kind FROM record WHERE uid = ? AND kind IS NOT NULL',
    [uid],
  )
  const kind = found === undefined ? undefined : kindOfNumber(found.kind)
  return found === undefined || kind === undefined ? undefined : { record: found.id, kind }
}
