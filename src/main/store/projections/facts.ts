import type {
  EvidenceFacts,
  ExtensionFacts,
  NotificationFacts,
  ObligationFacts,
  ReportFacts,
  VerdictFacts,
} from '../../../core/compliance/facts.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { registry, type RecordFields } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { makerFirst, type StampRow } from '../makers.ts'
import { groupedBy } from './grouped-by.ts'
import { listedIn } from './listed-in.ts'
import type { Directory } from './people.ts'
import { writersOf } from './writers.ts'

/** What a record's making says of it, whatever the record itself claims. */
interface Origin extends StampRow {
  readonly obligation: number
  readonly uid: Uint8Array
  readonly commitAuthor: Uint8Array
}

/** Field 10 of everything that hangs from an obligation is the obligation: the change that made the record. */
const origin = `x.obligation, r.uid, c.author AS commitAuthor, c.installation, c.counter, c.hash, c.wall, c.logical`
const madeBy = `JOIN record r ON r.id = x.record
  JOIN live_change l ON l.record = x.record AND l.field = 10 AND l.element = ''
  JOIN commit_log c ON c.id = l.commit_id`

/** Evidence goes with the report that it was given with: withdrawing the report withdraws it, for the same reason. */
export const evidenceWithdrawn =
  'coalesce(x.withdrawn, (SELECT g.withdrawn FROM record_progress_report g WHERE g.record = x.report))'

type Row<Kind extends 'progressReport' | 'evidence' | 'verdict' | 'extension' | 'notification'> =
  RecordFields<Kind>

/** An obligation by its local number, with what its clause and its place in the register say of it. */
export interface ObligationHead {
  readonly record: number
  readonly uid: string
  readonly nature: ObligationFacts['nature']
  readonly withdrawn: boolean
  /** The person or unit that is to judge it. */
  readonly verifier: { readonly record: number; readonly kind: number | null } | null
}

/** Lists by the local number of the obligation that their items hang from. */
type ByObligation<Item> = ReadonlyMap<number, readonly Item[]>

/**
 * Everything the compliance rules need to know of some obligations, by local number: asked of the database once for
 * all of them. Of several commits that name its obligation the first made a record (`write-once.ts`).
 */
export function obligationFacts(
  connection: ReadConnection,
  directory: Directory,
  obligations: readonly ObligationHead[],
): ReadonlyMap<number, ObligationFacts> {
  const records = listedIn(obligations.map(({ record }) => record))
  const allReports = reports(connection, directory, records)
  const allEvidence = evidence(connection, directory, records)
  const allVerdicts = verdicts(connection, directory, records)
  const allExtensions = extensions(connection, records)
  const allNotifications = notifications(connection, records)
  const allPartakers = partakers(connection, records)
  const verifiersOf = assignedVerifiers(connection, directory)
  return new Map(
    obligations.map(({ record, uid, nature, withdrawn, verifier }) => [
      record,
      {
        id: uid,
        withdrawn,
        nature,
        partakers: (allPartakers.get(record) ?? []).map(({ person }) =>
          directory.survivorOf(person),
        ),
        reports: allReports.get(record) ?? [],
        evidence: allEvidence.get(record) ?? [],
        verdicts: allVerdicts.get(record) ?? [],
        extensions: allExtensions.get(record) ?? [],
        notifications: allNotifications.get(record) ?? [],
        assignedVerifiers: verifier === null ? null : verifiersOf(verifier),
      },
    ]),
  )
}

const { partakers: partakersField } = recordDefinitions.obligation.fields

/** Whom a merge of duplicates left there, and whoever wrote what once was said to belong to the obligation. */
function partakers(
  connection: ReadConnection,
  obligations: string,
): ByObligation<{ readonly person: string }> {
  const rows = connection.all<{ obligation: number; person: string }>(
    `SELECT record AS obligation, element AS person FROM set_element
     WHERE field = :field AND record IN (SELECT value FROM json_each(:obligations))
     UNION SELECT m.obligation, lower(hex(w.person)) FROM rewritten m JOIN record_writer w ON w.record = m.record
     WHERE m.obligation IN (SELECT value FROM json_each(:obligations))
       AND NOT EXISTS (SELECT 1 FROM record_progress_report x WHERE x.record = m.record AND x.obligation = m.obligation)
       AND NOT EXISTS (SELECT 1 FROM record_evidence x WHERE x.record = m.record AND x.obligation = m.obligation)
     ORDER BY 1, 2`,
    { field: partakersField.number, obligations },
  )
  return groupedBy(rows, ({ obligation }) => obligation)
}

function reports(
  connection: ReadConnection,
  directory: Directory,
  obligations: string,
): ByObligation<ReportFacts> {
  const rows = connection.all<
    Origin & {
      record: number
      withdrawn: string | null
      duplicateOf: number | null
      claim: Row<'progressReport'>['claim']
      response: Row<'progressReport'>['response']
      reportedOn: string | null
      author: Uint8Array | null
    }
  >(
    `SELECT ${origin}, x.record, x.withdrawn, x.duplicate_of AS duplicateOf, x.claim, x.response,
       x.reported_on AS reportedOn, a.uid AS author
     FROM record_progress_report x ${madeBy} LEFT JOIN record a ON a.id = x.author
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY r.uid`,
    [obligations],
  )
  const writers = writersOf(connection, 'record_progress_report', obligations)
  return byObligation(made(rows), ({ row }) => ({
    id: toHex(row.uid),
    withdrawn: isGone(row),
    claim: row.claim ?? 'in_progress',
    response: row.response,
    reportedOn: row.reportedOn ?? dayOf(row.wall),
    authors: people(directory, row.author, writers(row.record)),
    clock: { wall: row.wall, logical: row.logical },
  }))
}

function evidence(
  connection: ReadConnection,
  directory: Directory,
  obligations: string,
): ByObligation<EvidenceFacts> {
  const rows = connection.all<
    Origin & {
      record: number
      withdrawn: string | null
      duplicateOf: number | null
      sha256: string | null
      purged: string | null
      date: string | null
      author: Uint8Array | null
    }
  >(
    `SELECT ${origin}, x.record, ${evidenceWithdrawn} AS withdrawn, x.duplicate_of AS duplicateOf, x.sha256,
       x.purged, x.date, a.uid AS author
     FROM record_evidence x ${madeBy} LEFT JOIN record a ON a.id = x.author
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY r.uid`,
    [obligations],
  )
  const writers = writersOf(connection, 'record_evidence', obligations)
  return byObligation(made(rows), ({ row }) => ({
    id: toHex(row.uid),
    withdrawn: isGone(row),
    sha256: row.sha256,
    purged: row.purged !== null,
    date: row.date,
    authors: people(directory, row.author, writers(row.record)),
  }))
}

function verdicts(
  connection: ReadConnection,
  directory: Directory,
  obligations: string,
): ByObligation<VerdictFacts> {
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
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY r.uid`,
    [obligations],
  )
  const elements = elementsOf(connection, 'record_verdict', obligations)
  return byObligation(made(rows), ({ row }) => {
    // Without its result (a newer version's, or cut off) it determines nothing.
    if (row.result === null) return null
    return {
      id: toHex(row.uid),
      withdrawn: isGone(row),
      result: row.result,
      pertinence: row.pertinence,
      fulfilledOn: row.fulfilledOn,
      issuedOn: row.issuedOn ?? dayOf(row.wall),
      verifiers: people(directory, row.verifier, [toHex(row.commitAuthor)]),
      basisReports: elements(row.record, 17).map(({ element }) => element),
      basisEvidence: elements(row.record, 18).map(({ element, mark }) => ({
        id: element,
        sha256: typeof mark === 'string' ? mark : '',
      })),
      supersedes: elements(row.record, 19).map(({ element }) => element),
      authorAssigned: directory.isAssigned(toHex(row.commitAuthor), toHex(row.installation)),
      clock: { wall: row.wall, logical: row.logical },
    }
  })
}

function extensions(connection: ReadConnection, obligations: string): ByObligation<ExtensionFacts> {
  const rows = connection.all<{
    obligation: number
    record: number
    uid: Uint8Array
    withdrawn: string | null
    duplicateOf: number | null
    newDue: string | null
  }>(
    `SELECT x.obligation, x.record, r.uid, x.withdrawn, x.duplicate_of AS duplicateOf, x.new_due AS newDue
     FROM record_extension x JOIN record r ON r.id = x.record
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY r.uid`,
    [obligations],
  )
  const elements = elementsOf(connection, 'record_extension', obligations)
  return byObligation(
    rows.map((row) => ({ row })),
    ({ row }) =>
      row.newDue === null
        ? null
        : {
            id: toHex(row.uid),
            withdrawn: isGone(row),
            newDue: row.newDue,
            supersedes: elements(row.record, 16).map(({ element }) => element),
          },
  )
}

function notifications(
  connection: ReadConnection,
  obligations: string,
): ByObligation<NotificationFacts> {
  const rows = connection.all<{
    obligation: number
    uid: Uint8Array
    withdrawn: string | null
    duplicateOf: number | null
    date: string | null
    acknowledgedOn: string | null
  }>(
    `SELECT x.obligation, r.uid, x.withdrawn, x.duplicate_of AS duplicateOf, x.date,
       x.acknowledged_on AS acknowledgedOn
     FROM record_notification x JOIN record r ON r.id = x.record
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY x.date, r.uid`,
    [obligations],
  )
  return byObligation(
    rows.map((row) => ({ row })),
    ({ row }) =>
      row.date === null
        ? null
        : {
            id: toHex(row.uid),
            withdrawn: isGone(row),
            date: row.date,
            acknowledgedOn: row.acknowledgedOn,
          },
  )
}

/** Of a unit, the people that the directory puts there; each unit is asked for once. */
function assignedVerifiers(
  connection: ReadConnection,
  directory: Directory,
): (verifier: NonNullable<ObligationHead['verifier']>) => readonly string[] {
  const known = new Map<number, readonly string[]>()
  const read = ({ record, kind }: NonNullable<ObligationHead['verifier']>): readonly string[] => {
    const rows = connection.all<{ uid: Uint8Array }>(
      kind === registry.unit.number
        ? 'SELECT r.uid FROM record_person p JOIN record r ON r.id = p.record WHERE p.unit = ? ORDER BY r.uid'
        : 'SELECT uid FROM record WHERE id = ?',
      [record],
    )
    return [...new Set(rows.map(({ uid }) => directory.survivorOf(toHex(uid))))]
  }
  return (verifier) => {
    const found = known.get(verifier.record) ?? read(verifier)
    known.set(verifier.record, found)
    return found
  }
}

/** `null` from `read`: the row says nothing. */
function byObligation<Source extends { readonly row: { readonly obligation: number } }, Item>(
  sources: readonly Source[],
  read: (source: Source) => Item | null,
): ByObligation<Item> {
  const items = new Map<number, Item[]>()
  for (const source of sources) {
    const item = read(source)
    if (item === null) continue
    const known = items.get(source.row.obligation)
    if (known === undefined) items.set(source.row.obligation, [item])
    else known.push(item)
  }
  return items
}

const isGone = (row: { withdrawn: string | null; duplicateOf: number | null }): boolean =>
  row.withdrawn !== null || row.duplicateOf !== null

/** A record's rows, one for each commit that names its obligation: the first of them made it (`making.ts`). */
function made<RowOf extends Origin>(rows: readonly RowOf[]): readonly { readonly row: RowOf }[] {
  return [...groupedBy(rows, ({ uid }) => toHex(uid))].flatMap(([record, naming]) => {
    const [row] = makerFirst(record, naming)
    return row === undefined ? [] : [{ row }]
  })
}

/** The person that a record names and the others who had a part in it, each once, as the surviving record. */
function people(
  directory: Directory,
  named: Uint8Array | null,
  others: readonly string[],
): readonly string[] {
  const all = [...(named === null ? [] : [toHex(named)]), ...others]
  return [...new Set(all.map((person) => directory.survivorOf(person)))]
}

interface Element {
  readonly element: string
  readonly mark: unknown
}

/** The elements of every set field of the records of a table that hang from these obligations. */
function elementsOf(
  connection: ReadConnection,
  table: 'record_verdict' | 'record_extension',
  obligations: string,
): (record: number, field: number) => readonly Element[] {
  const rows = connection.all<{ record: number; field: number; element: string; mark: string }>(
    `SELECT e.record, e.field, e.element, e.mark FROM ${table} x JOIN set_element e ON e.record = x.record
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY e.record, e.field, e.element`,
    [obligations],
  )
  const elements = groupedBy(
    rows.map(({ mark, ...row }) => ({ ...row, mark: JSON.parse(mark) as unknown })),
    ({ record, field }) => `${record}/${field}`,
  )
  return (record, field) => elements.get(`${record}/${field}`) ?? []
}

/** For a record whose own date did not arrive: the day its author's clock said. */
const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)
