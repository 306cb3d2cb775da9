import type { ConflictDetail, ConflictRow } from '../../../contract/conflict-rows.ts'
import type { Commit } from '../../../core/changes/types.ts'
import { fieldsOfOwnUseCases } from '../../../core/schema/editing.ts'
import { fieldDefinition, isRecordKind, kindOfNumber } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import { commitCalled } from '../commit-called.ts'
import type { ReadConnection } from '../connection.ts'
import { findRecord } from '../record-ids.ts'
import { cellOfConflict } from './conflicts.ts'
import { obligationDetail } from './details.ts'
import { forkBranches } from './fork-branches.ts'
import { recordLabel } from './labels.ts'
import { jsonOf, nameLookup } from './records.ts'

type Side = ConflictDetail['sides'][number]
type Seen = Pick<ConflictDetail['values'][number], 'seen' | 'missing'>

/** One conflict with what each side had on screen, or, where no values differ, what each side is. */
export function conflictDetail(
  connection: ReadConnection,
  row: ConflictRow,
  today: string,
  holds: (sha256: string) => boolean,
): ConflictDetail {
  const cell = row.kind === 'values_differ' ? cellOfConflict(row.id) : null
  return {
    ...row,
    values: row.values.map((value) => ({
      ...value,
      ...(cell === null ? { seen: [], missing: 0 } : seenBy(connection, value.change, cell)),
    })),
    sides: sidesOf(connection, row, today, holds),
    keepOnly: row.field === null ? null : keepOnly(row.recordKind, row.field),
  }
}

/** Why a field can only get one of the values that stand in it. */
function keepOnly(recordKind: string, field: string): ConflictDetail['keepOnly'] {
  const definition = isRecordKind(recordKind) ? fieldDefinition(recordKind, field) : undefined
  if (definition === undefined) return 'newer_version'
  if (definition.writeOnce === true) return 'written_once'
  return fieldsOfOwnUseCases.includes(field) ? 'own_action' : null
}

/** The values of the changes that a change replaces, read from the log. */
function seenBy(
  connection: ReadConnection,
  change: string,
  cell: { readonly record: string; readonly field: number; readonly element: string | null },
): Seen {
  const inCell = ({ changes }: Commit) =>
    changes.find(
      ({ record, field, element }) =>
        record === cell.record && field === cell.field && element === cell.element,
    )
  const written = commitCalled(connection, change)
  const replaces = (written === undefined ? undefined : inCell(written))?.replaces ?? []
  const names = nameLookup(connection)
  const seen: Seen['seen'] = []
  let missing = 0
  for (const prefix of replaces) {
    const commit = commitCalled(connection, prefix)
    const before = commit === undefined ? undefined : inCell(commit)
    if (commit === undefined || before === undefined) {
      missing += 1
      continue
    }
    seen.push({
      value: jsonOf(before.value),
      author: names.person(commit.author),
      office: names.office(commit.installation),
      at: new Date(commit.wallTime).toISOString(),
    })
  }
  return { seen, missing }
}

function sidesOf(
  connection: ReadConnection,
  row: ConflictRow,
  today: string,
  holds: (sha256: string) => boolean,
): Side[] {
  switch (row.kind) {
    case 'values_differ':
      return []
    case 'feed_forked':
      return forkBranches(connection, row.record, row.agreement, row.detail)
    case 'verdicts_concurrent':
    case 'verdict_in_breach':
    case 'extensions_concurrent':
      return determinations(connection, row, today, holds)
    case 'placement_skipped':
    case 'duplicates_circular':
    case 'record_rewritten':
    case 'kind_contested':
    case 'duplicate_agreement':
    case 'similar_agreement':
    case 'duplicate_obligation':
    case 'duplicate_evidence':
    case 'duplicate_session':
    case 'duplicate_person':
    case 'duplicate_unit':
    case 'duplicate_code':
    case 'duplicate_body':
    case 'duplicate_indicator':
    case 'duplicate_funding':
    case 'left_under_duplicate':
    case 'report_on_duplicate':
    case 'report_on_withdrawn':
      return [row.record, ...(row.other === null ? [] : [row.other])].map((id) =>
        side(connection, id, '', []),
      )
  }
}

/** The verdicts or extensions of an obligation that this is about. */
function determinations(
  connection: ReadConnection,
  row: ConflictRow,
  today: string,
  holds: (sha256: string) => boolean,
): Side[] {
  const detail = obligationDetail(connection, row.record, today, holds)
  if (detail === undefined) return []
  if (row.kind === 'extensions_concurrent') {
    return detail.extensions
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ id, newDue }) => side(connection, id, newDue, []))
  }
  return detail.verdicts
    .filter(({ governing, breaches }) =>
      row.kind === 'verdict_in_breach' ? breaches.length > 0 : governing,
    )
    .map(({ id, result, breaches }) => side(connection, id, result, breaches))
}

/** A record with who wrote it first. */
function side(
  connection: ReadConnection,
  id: string,
  detail: string,
  reasons: readonly string[],
): Side {
  const found = findRecord(connection, id)
  const kind = found === undefined ? undefined : kindOfNumber(found.kind)
  const names = nameLookup(connection)
  const made =
    found === undefined
      ? undefined
      : connection.get<{
          author: Uint8Array
          installation: Uint8Array
          stated: number
          received: number
        }>(
          `SELECT c.author, c.installation, c.wall_time AS stated, p.received
           FROM touched t JOIN commit_log c ON c.id = t.commit_id JOIN receipt p ON p.commit_id = c.id
           WHERE t.record = ? ORDER BY c.wall, c.logical, c.hash LIMIT 1`,
          [found.id],
        )
  return {
    record: id,
    recordKind: kind ?? null,
    label: found === undefined || kind === undefined ? '' : recordLabel(connection, kind, found.id),
    detail,
    reasons: [...reasons],
    commits: null,
    author: made === undefined ? '' : names.person(toHex(made.author)),
    office: made === undefined ? '' : names.office(toHex(made.installation)),
    at: made === undefined ? '' : new Date(made.stated).toISOString(),
    received: made === undefined ? '' : new Date(made.received).toISOString(),
  }
}
