import type { Commit } from '../../core/changes/types.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { evidenceWithdrawn } from './projections/facts.ts'
import { refreshFileIssues } from './projections/issues/refresh-issues.ts'
import { noFindings, type ChangedFindings } from './projections/replace-findings.ts'
import { refreshAuditFindings } from './projections/obligation-status.ts'

/** What was found when a file was last looked at; this office's own, no part of the log. */
export interface FileFinding {
  readonly sha256: string
  readonly state: 'held' | 'missing' | 'altered'
}

export interface ChangedFiles {
  /** Hashes of those that were in another state before. */
  readonly files: readonly string[]
  readonly findings: ChangedFindings
}

/** `moment`: milliseconds since 1970. */
export function rememberFindings(
  connection: WriteConnection,
  findings: readonly FileFinding[],
  moment: number,
): ChangedFiles {
  const other = findings.filter(({ sha256, state }) => stateOf(connection, sha256) !== state)
  for (const { sha256, state } of findings) {
    connection.run(
      `INSERT INTO attachment_state (sha256, state, checked) VALUES (?, ?, ?)
       ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, checked = excluded.checked`,
      [sha256, state, moment],
    )
  }
  const changed = [...new Set(other.map(({ sha256 }) => sha256))]
  const found = noFindings()
  if (changed.length === 0) return { files: changed, findings: found }
  refreshAuditFindings(
    connection,
    connection.column<number>(
      `SELECT DISTINCT obligation FROM record_evidence
       WHERE sha256 IN (SELECT value FROM json_each(?)) AND obligation IS NOT NULL`,
      [JSON.stringify(changed)],
    ),
    found,
  )
  for (const finding of refreshFileIssues(connection, changed)) found.issues.add(finding)
  return { files: changed, findings: found }
}

/** As of `fileState`. */
export const stateOf = (connection: ReadConnection, sha256: string): FileFinding['state'] =>
  connection.get<Pick<FileFinding, 'state'>>(
    'SELECT state FROM attachment_state WHERE sha256 = ?',
    [sha256],
  )?.state ?? 'held'

/** By local number, the evidence that has one of these files. */
export function evidenceWith(
  connection: ReadConnection,
  files: readonly string[],
): ReadonlySet<number> {
  return new Set(
    files.flatMap((sha256) =>
      connection
        .all<{ record: number }>('SELECT record FROM record_evidence WHERE sha256 = ?', [sha256])
        .map(({ record }) => record),
    ),
  )
}

/** Files in the order of their hashes, with what was found of each. */
export const filesAfter = (
  connection: ReadConnection,
  sha256: string,
  limit: number,
): readonly FileFinding[] =>
  connection.all<FileFinding>(
    `SELECT f.sha256, f.state FROM attachment_state f WHERE f.sha256 > ? AND ${keptHere} ORDER BY f.sha256 LIMIT ?`,
    [sha256, limit],
  )

/** The one that was looked at the longest ago, before that moment. */
export const fileToCheck = (connection: ReadConnection, before: number): string | undefined =>
  connection.get<{ sha256: string }>(
    `SELECT f.sha256 FROM attachment_state f WHERE f.checked < ? AND ${keptHere}
     ORDER BY f.checked, f.sha256 LIMIT 1`,
    [before],
  )?.sha256

/** Some record says that the register keeps it; what was purged is not kept. */
const keptHere = `(EXISTS (SELECT 1 FROM record_evidence e WHERE e.sha256 = f.sha256 AND e.purged IS NULL)
  OR EXISTS (SELECT 1 FROM record_document d WHERE d.sha256 = f.sha256))`

/**
 * The state of a piece of evidence `x` as SQL: empty for a link. A file that nobody has looked at since it was kept is
 * held.
 */
export const fileState = `CASE WHEN x.purged IS NOT NULL THEN 'purged' WHEN x.sha256 IS NULL THEN NULL
  ELSE coalesce((SELECT f.state FROM attachment_state f WHERE f.sha256 = x.sha256), 'held') END`

const { evidence, document } = recordDefinitions
const namingFields: ReadonlyMap<number, number> = new Map([
  [evidence.number, evidence.fields.sha256.number],
  [document.number, document.fields.sha256.number],
])

/** The hashes of files that the evidence and documents in these commits name. */
export function filesNamed(commits: readonly { readonly commit: Commit }[]): readonly string[] {
  const named = commits.flatMap(({ commit }) =>
    commit.changes.flatMap(({ kind, field, value }) =>
      namingFields.get(kind) === field && typeof value === 'string' ? [value] : [],
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
