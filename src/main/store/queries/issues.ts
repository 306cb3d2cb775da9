import type * as z from 'zod'
import { issueKinds, type issueRowSchema } from '../../../contract/rows.ts'
import { fieldDefinition, recordKinds, registry } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { columnOf, tableOf } from '../projections/columns.ts'
import { evidenceWithdrawn } from '../projections/facts.ts'
import { duplicateAgreements, duplicatePeople } from './duplicates.ts'
import { code, text } from './list-columns.ts'
import type { Reckoned } from './reckoned-page.ts'
import { treeAt } from './unit-tree.ts'

type IssueRow = z.infer<typeof issueRowSchema>

/** As of `reckonedPage`. */
export const issueColumns = {
  kind: code('kind', issueKinds),
  recordKind: text('recordKind'),
  record: text('record'),
  detail: text('detail'),
}
export const issuesSearched = ['detail', 'record']

export const reckonedIssues = (
  connection: ReadConnection,
  today: string,
): readonly Reckoned<IssueRow>[] =>
  dataIssues(connection, today).map((row) => ({ row, records: {} }))

/** What the data cannot be, found and listed: nothing that arrived is refused for it (DESIGN section 4). */
function dataIssues(connection: ReadConnection, today: string): IssueRow[] {
  return [
    ...skippedPlacements(connection, today),
    ...missingReferences(connection),
    ...breachedVerdicts(connection),
    ...concurrentVerdicts(connection),
    ...duplicateCodes(connection),
    ...duplicatePeople(connection).map(({ record, shared }) =>
      issue('duplicate_person', record, 'person', shared),
    ),
    ...duplicateAgreements(connection).map(({ record, shared }) =>
      issue('duplicate_agreement', record, 'agreement', shared),
    ),
    ...reportsOnWithdrawn(connection),
    ...damagedFiles(connection),
  ]
}

const issue = (
  kind: IssueRow['kind'],
  record: string,
  recordKind: string,
  detail: string,
): IssueRow => ({
  id: `${kind}/${record}`,
  kind,
  record,
  recordKind,
  detail,
})

function skippedPlacements(connection: ReadConnection, today: string): IssueRow[] {
  return treeAt(connection, today).skipped.map(({ id, unit }) =>
    issue('placement_skipped', id, 'placement', unit),
  )
}

/** References to records that have not arrived, or are of a kind that cannot be meant. */
function missingReferences(connection: ReadConnection): IssueRow[] {
  return recordKinds.flatMap((kind) =>
    Object.entries(registry[kind].fields).flatMap(([name]) => {
      const definition = fieldDefinition(kind, name)
      if (definition?.type !== 'reference' || definition.set === true) return []
      const column = columnOf(name)
      const allowed = (definition.target ?? [kind]).flatMap((target) =>
        recordKinds.filter((known) => known === target).map((known) => registry[known].number),
      )
      return connection
        .all<{ uid: Uint8Array; target: Uint8Array }>(
          `SELECT r.uid, t.uid AS target FROM ${tableOf(kind)} x JOIN record r ON r.id = x.record
           JOIN record t ON t.id = x.${column}
           WHERE t.kind IS NULL OR t.kind NOT IN (${allowed.join(', ')}) LIMIT 1000`,
        )
        .map(({ uid, target }) =>
          issue('reference_missing', toHex(uid), kind, `${name}: ${toHex(target)}`),
        )
    }),
  )
}

function breachedVerdicts(connection: ReadConnection): IssueRow[] {
  return connection
    .all<{ uid: Uint8Array }>(
      'SELECT r.uid FROM obligation_status s JOIN record r ON r.id = s.obligation WHERE s.breached = 1',
    )
    .map(({ uid }) => issue('verdict_in_breach', toHex(uid), 'obligation', ''))
}

function concurrentVerdicts(connection: ReadConnection): IssueRow[] {
  return connection
    .all<{ uid: Uint8Array }>(
      'SELECT r.uid FROM obligation_status s JOIN record r ON r.id = s.obligation WHERE s.conflict = 1',
    )
    .map(({ uid }) => issue('verdicts_concurrent', toHex(uid), 'obligation', ''))
}

function duplicateCodes(connection: ReadConnection): IssueRow[] {
  return connection
    .all<{ uid: Uint8Array; code: string }>(
      `SELECT r.uid, x.code FROM record_unit x JOIN record r ON r.id = x.record
       WHERE x.withdrawn IS NULL AND x.duplicate_of IS NULL AND x.code IN (
         SELECT code FROM record_unit WHERE withdrawn IS NULL AND duplicate_of IS NULL
         GROUP BY code HAVING count(*) > 1)`,
    )
    .map(({ uid, code }) => issue('duplicate_code', toHex(uid), 'unit', code))
}

/** A report that crossed the withdrawal of what it reports on is kept and listed. */
function reportsOnWithdrawn(connection: ReadConnection): IssueRow[] {
  return connection
    .all<{ uid: Uint8Array }>(
      `SELECT r.uid FROM obligation_status s JOIN record_progress_report p ON p.obligation = s.obligation
       JOIN record r ON r.id = p.record WHERE s.present = 0 AND p.withdrawn IS NULL`,
    )
    .map(({ uid }) => issue('report_on_withdrawn', toHex(uid), 'progressReport', ''))
}

/** Files that were gone or altered when this office last looked. Evidence is listed by its obligation, which shows it. */
function damagedFiles(connection: ReadConnection): IssueRow[] {
  return connection
    .all<{
      state: 'missing' | 'altered'
      uid: Uint8Array
      obligation: Uint8Array | null
      name: string | null
    }>(
      `SELECT f.state, r.uid, o.uid AS obligation, x.file_name AS name FROM attachment_state f
       JOIN record_evidence x ON x.sha256 = f.sha256 JOIN record r ON r.id = x.record
       LEFT JOIN record o ON o.id = x.obligation
       WHERE f.state <> 'held' AND x.purged IS NULL AND x.duplicate_of IS NULL AND ${evidenceWithdrawn} IS NULL
       UNION ALL
       SELECT f.state, r.uid, NULL, d.file_name FROM attachment_state f
       JOIN record_document d ON d.sha256 = f.sha256 JOIN record r ON r.id = d.record
       WHERE f.state <> 'held' AND d.withdrawn IS NULL AND d.duplicate_of IS NULL
       ORDER BY 1, 2`,
    )
    .map(({ state, uid, obligation, name }) => {
      const kind = state === 'missing' ? 'file_missing' : 'file_altered'
      return {
        ...(obligation === null
          ? issue(kind, toHex(uid), 'document', name ?? '')
          : issue(kind, toHex(obligation), 'obligation', name ?? '')),
        id: `${kind}/${toHex(uid)}`,
      }
    })
}
