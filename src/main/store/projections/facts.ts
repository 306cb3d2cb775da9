import type {
  EvidenceFacts,
  ExtensionFacts,
  NotificationFacts,
  ObligationFacts,
  ReportFacts,
  VerdictFacts,
} from '../../../core/compliance/facts.ts'
import type { RecordFields } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import type { Directory } from './people.ts'

/** What a record's making says of it, whatever the record itself claims. */
interface Origin {
  readonly uid: Uint8Array
  readonly commitAuthor: Uint8Array
  readonly installation: Uint8Array
  readonly wall: number
  readonly logical: number
}

/** Field 10 of everything that hangs from an obligation is the obligation: the change that made the record. */
const origin = `r.uid, c.author AS commitAuthor, c.installation, c.wall, c.logical`
const madeBy = `JOIN record r ON r.id = x.record
  JOIN live_change l ON l.record = x.record AND l.field = 10 AND l.element = ''
  JOIN commit_log c ON c.id = l.commit_id`

type Row<Kind extends 'progressReport' | 'evidence' | 'verdict' | 'extension' | 'notification'> =
  RecordFields<Kind>

/**
 * Everything the compliance rules need to know of one obligation. `nature` comes from its clause.
 * A record with several live makers (two offices gave it the same id) has all of them as authors.
 */
export function obligationFacts(
  connection: ReadConnection,
  directory: Directory,
  obligation: { readonly record: number; readonly uid: string },
  nature: ObligationFacts['nature'],
  withdrawn: boolean,
): ObligationFacts {
  return {
    id: obligation.uid,
    withdrawn,
    nature,
    reports: reports(connection, directory, obligation.record),
    evidence: evidence(connection, directory, obligation.record),
    verdicts: verdicts(connection, directory, obligation.record),
    extensions: extensions(connection, obligation.record),
    notifications: notifications(connection, obligation.record),
  }
}

function reports(
  connection: ReadConnection,
  directory: Directory,
  obligation: number,
): readonly ReportFacts[] {
  const rows = connection.all<
    Origin & {
      withdrawn: string | null
      duplicateOf: number | null
      claim: Row<'progressReport'>['claim']
      response: Row<'progressReport'>['response']
      reportedOn: string | null
      author: Uint8Array | null
    }
  >(
    `SELECT ${origin}, x.withdrawn, x.duplicate_of AS duplicateOf, x.claim, x.response,
       x.reported_on AS reportedOn, a.uid AS author
     FROM record_progress_report x ${madeBy} LEFT JOIN record a ON a.id = x.author
     WHERE x.obligation = ? ORDER BY r.uid`,
    [obligation],
  )
  return grouped(rows).map(({ row, makers }) => ({
    id: toHex(row.uid),
    withdrawn: isGone(row),
    claim: row.claim ?? 'in_progress',
    response: row.response,
    reportedOn: row.reportedOn ?? dayOf(row.wall),
    authors: people(directory, row.author, makers),
    clock: { wall: row.wall, logical: row.logical },
  }))
}

function evidence(
  connection: ReadConnection,
  directory: Directory,
  obligation: number,
): readonly EvidenceFacts[] {
  const rows = connection.all<
    Origin & {
      withdrawn: string | null
      duplicateOf: number | null
      sha256: string | null
      purged: string | null
      author: Uint8Array | null
    }
  >(
    `SELECT ${origin}, x.withdrawn, x.duplicate_of AS duplicateOf, x.sha256, x.purged, a.uid AS author
     FROM record_evidence x ${madeBy} LEFT JOIN record a ON a.id = x.author
     WHERE x.obligation = ? ORDER BY r.uid`,
    [obligation],
  )
  return grouped(rows).map(({ row, makers }) => ({
    id: toHex(row.uid),
    withdrawn: isGone(row),
    sha256: row.sha256,
    purged: row.purged !== null,
    authors: people(directory, row.author, makers),
  }))
}

function verdicts(
  connection: ReadConnection,
  directory: Directory,
  obligation: number,
): readonly VerdictFacts[] {
  const rows = connection.all<
    Origin & {
      record: number
      withdrawn: string | null
      duplicateOf: number | null
      result: Row<'verdict'>['result']
      pertinence: Row<'verdict'>['pertinence']
      fulfilledOn: string | null
      issuedOn: string | null
      verifier: Uint8Array | null
    }
  >(
    `SELECT ${origin}, x.record, x.withdrawn, x.duplicate_of AS duplicateOf, x.result, x.pertinence,
       x.fulfilled_on AS fulfilledOn, x.issued_on AS issuedOn, a.uid AS verifier
     FROM record_verdict x ${madeBy} LEFT JOIN record a ON a.id = x.verifier
     WHERE x.obligation = ? ORDER BY r.uid`,
    [obligation],
  )
  return grouped(rows).flatMap(({ row, makers }): readonly VerdictFacts[] =>
    // Without its result (a newer version's, or cut off) it determines nothing.
    row.result === null
      ? []
      : [
          {
            id: toHex(row.uid),
            withdrawn: isGone(row),
            result: row.result,
            pertinence: row.pertinence,
            fulfilledOn: row.fulfilledOn,
            issuedOn: row.issuedOn ?? dayOf(row.wall),
            verifiers: people(directory, row.verifier, makers),
            basisReports: elements(connection, row.record, 17).map(({ element }) => element),
            basisEvidence: elements(connection, row.record, 18).map(({ element, mark }) => ({
              id: element,
              sha256: typeof mark === 'string' ? mark : '',
            })),
            supersedes: elements(connection, row.record, 19).map(({ element }) => element),
            authorAssigned: makers.every((maker) =>
              directory.isAssigned(toHex(maker.commitAuthor), toHex(maker.installation)),
            ),
            clock: { wall: row.wall, logical: row.logical },
          },
        ],
  )
}

function extensions(connection: ReadConnection, obligation: number): readonly ExtensionFacts[] {
  return connection
    .all<{
      record: number
      uid: Uint8Array
      withdrawn: string | null
      duplicateOf: number | null
      newDue: string | null
    }>(
      `SELECT x.record, r.uid, x.withdrawn, x.duplicate_of AS duplicateOf, x.new_due AS newDue
       FROM record_extension x JOIN record r ON r.id = x.record WHERE x.obligation = ? ORDER BY r.uid`,
      [obligation],
    )
    .flatMap((row) =>
      row.newDue === null
        ? []
        : [
            {
              id: toHex(row.uid),
              withdrawn: isGone(row),
              newDue: row.newDue,
              supersedes: elements(connection, row.record, 16).map(({ element }) => element),
            },
          ],
    )
}

function notifications(
  connection: ReadConnection,
  obligation: number,
): readonly NotificationFacts[] {
  return connection
    .all<{
      uid: Uint8Array
      withdrawn: string | null
      duplicateOf: number | null
      date: string | null
      acknowledgedOn: string | null
    }>(
      `SELECT r.uid, x.withdrawn, x.duplicate_of AS duplicateOf, x.date, x.acknowledged_on AS acknowledgedOn
       FROM record_notification x JOIN record r ON r.id = x.record WHERE x.obligation = ? ORDER BY x.date, r.uid`,
      [obligation],
    )
    .flatMap((row) =>
      row.date === null
        ? []
        : [
            {
              id: toHex(row.uid),
              withdrawn: isGone(row),
              date: row.date,
              acknowledgedOn: row.acknowledgedOn,
            },
          ],
    )
}

const isGone = (row: { withdrawn: string | null; duplicateOf: number | null }): boolean =>
  row.withdrawn !== null || row.duplicateOf !== null

/** A record's rows, one for each of its makers, as the record and its makers. */
function grouped<RowOf extends Origin>(
  rows: readonly RowOf[],
): readonly { readonly row: RowOf; readonly makers: readonly Origin[] }[] {
  const byId = new Map<string, { row: RowOf; makers: Origin[] }>()
  for (const row of rows) {
    const id = toHex(row.uid)
    const known = byId.get(id)
    if (known === undefined) byId.set(id, { row, makers: [row] })
    else known.makers.push(row)
  }
  return [...byId.values()]
}

function people(
  directory: Directory,
  named: Uint8Array | null,
  makers: readonly Origin[],
): readonly string[] {
  const all = [
    ...(named === null ? [] : [named]),
    ...makers.map(({ commitAuthor }) => commitAuthor),
  ]
  return [...new Set(all.map((person) => directory.survivorOf(toHex(person))))]
}

export function elements(
  connection: ReadConnection,
  record: number,
  field: number,
): readonly { readonly element: string; readonly mark: unknown }[] {
  return connection
    .all<{ element: string; mark: string }>(
      'SELECT element, mark FROM set_element WHERE record = ? AND field = ? ORDER BY element',
      [record, field],
    )
    .map(({ element, mark }) => ({ element, mark: JSON.parse(mark) }))
}

/** For a record whose own date did not arrive: the day its author's clock said. */
const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)
