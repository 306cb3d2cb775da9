import type { Commit } from '../../core/changes/types.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { evidenceWithdrawn } from './projections/facts.ts'
import { refreshAuditFindings } from './projections/obligation-status.ts'

/** What was found when a file was last looked at; this office's own, no part of the log. */
export interface FileFinding {
  readonly sha256: string
  readonly state: 'held' | 'missing' | 'altered'
}

/** `moment`: milliseconds since 1970. */
export function rememberFindings(
  connection: WriteConnection,
  findings: readonly FileFinding[],
  moment: number,
): void {
  const other = findings.filter(({ sha256, state }) => stateOf(connection, sha256) !== state)
  for (const { sha256, state } of findings) {
    connection.run(
      `INSERT INTO attachment_state (sha256, state, checked) VALUES (?, ?, ?)
       ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, checked = excluded.checked`,
      [sha256, state, moment],
    )
  }
  if (other.length === 0) return
  refreshAuditFindings(
    connection,
    connection.column<number>(
      `SELECT DISTINCT obligation FROM record_evidence
       WHERE sha256 IN (SELECT value FROM json_each(?)) AND obligation IS NOT NULL`,
      [JSON.stringify(other.map(({ sha256 }) => sha256))],
    ),
  )
}

/** As of `fileState`. */
const stateOf = (connection: ReadConnection, sha256: string): FileFinding['state'] =>
  connection.get<Pick<FileFinding, 'state'>>(
    'SELECT state FROM attachment_state WHERE sha256 = ?',
    [sha256],
  )?.state ?? 'held'

/**
 * The state of a piece of evidence `x` as SQL: empty for a link. A file that nobody has looked at since it was kept is
 * held.
 */
export const fileState = `CASE WHEN x.purged IS NOT NULL THEN 'purged' WHEN x.sha256 IS NULL THEN NULL
  ELSE coalesce((SELECT f.state FROM attachment_state f WHERE f.sha256 = x.sha256), 'held') END`

const { evidence } = recordDefinitions

/** The hashes of files that the evidence in these commits names. */
export function filesNamed(commits: readonly { readonly commit: Commit }[]): readonly string[] {
  const named = commits.flatMap(({ commit }) =>
    commit.changes.flatMap(({ kind, field, value }) =>
      kind === evidence.number &&
      field === evidence.fields.sha256.number &&
      typeof value === 'string'
        ? [value]
        : [],
    ),
  )
  return [...new Set(named)]
}

/**
 * The files whose bytes have to go: some evidence with that file was purged, and no evidence or document that stands
 * has it. A function of what is recorded, so that it comes out the same in every office and in whatever order commits
 * arrive.
 */
export function filesToDiscard(connection: ReadConnection): readonly string[] {
  return connection
    .all<{ sha256: string }>(
      `SELECT DISTINCT p.sha256 FROM record_evidence p
       WHERE p.purged IS NOT NULL AND p.sha256 IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM record_evidence x WHERE x.sha256 = p.sha256 AND x.purged IS NULL
           AND x.duplicate_of IS NULL AND ${evidenceWithdrawn} IS NULL)
         AND NOT EXISTS (SELECT 1 FROM record_document d WHERE d.sha256 = p.sha256
           AND d.withdrawn IS NULL AND d.duplicate_of IS NULL)
       ORDER BY p.sha256`,
    )
    .map(({ sha256 }) => sha256)
}
