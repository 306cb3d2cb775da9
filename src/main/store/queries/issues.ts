import type * as z from 'zod'
import type { Refusal } from '../../../contract/errors.ts'
import { catalogueInstallation } from '../../../contract/catalogue.ts'
import { issueKinds, type issueRowSchema } from '../../../contract/issue-rows.ts'
import { type CheckedListQuery } from '../../../contract/rows.ts'
import type { Result } from '../../../core/result.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import type { ListPage } from '../../usecases/ports/register.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import { caseworkIssues } from './casework-issues.ts'
import { catalogueIssues } from './catalogue-issues.ts'
import { duplicates } from './duplicates.ts'
import type { FoundIssue } from './found-issue.ts'
import { recordLabel } from './labels.ts'
import { code, text } from './list-columns.ts'
import { reckonedPage, type Reckoned } from './reckoned-page.ts'

type IssueRow = z.infer<typeof issueRowSchema>

/** As of `reckonedPage`. */
const issueColumns = {
  kind: code('kind', issueKinds),
  recordKind: text('recordKind'),
  record: text('record'),
  other: text('other'),
  detail: text('detail'),
  accepted: text('accepted'),
}
const issuesSearched = ['label', 'otherLabel', 'detail', 'record']

/** The list as it was reckoned last, good as long as nothing was written: pages and filters of one list ask again. */
const reckonedLast = new WeakMap<
  ReadConnection,
  { readonly state: string; readonly rows: readonly Reckoned<IssueRow>[] }
>()

/**
 * One page of what the data cannot be: nothing that arrived is refused for it (DESIGN section 4). What a person found
 * to be in order is left out unless withdrawn rows are asked for.
 */
export function issuesPage(
  connection: ReadConnection,
  query: CheckedListQuery,
  today: string,
): Result<ListPage, Refusal> {
  return reckonedPage(connection, query, issueColumns, issuesSearched, () => {
    const rows = issuesNow(connection, today)
    return query.withdrawn ? rows : rows.filter(({ row }) => row.accepted === null)
  })
}

function issuesNow(connection: ReadConnection, today: string): readonly Reckoned<IssueRow>[] {
  const state = `${today} ${stateOf(connection)}`
  const last = reckonedLast.get(connection)
  if (last?.state === state) return last.rows
  const rows = reckonedIssues(connection, today).map((row) => ({ row, records: {} }))
  reckonedLast.set(connection, { state, rows })
  return rows
}

/** Changes with every write, by this connection or another: SQLite counts its own rows and sees those of others. */
function stateOf(connection: ReadConnection): string {
  const own = connection.get<{ changes: number }>('SELECT total_changes() AS changes')
  const others = connection.get<{ data_version: number }>('PRAGMA data_version')
  return `${own?.changes ?? 0} ${others?.data_version ?? 0}`
}

function reckonedIssues(connection: ReadConnection, today: string): readonly IssueRow[] {
  const all = [
    ...duplicates(connection),
    ...caseworkIssues(connection),
    ...catalogueIssues(connection, today),
  ]
  const found = withoutShipped(connection, all).toSorted(
    (a, b) => issueKinds.indexOf(a.kind) - issueKinds.indexOf(b.kind),
  )
  const nameOf = names(connection, found)
  const reasons = acceptances(connection)
  return found.map((issue): IssueRow => {
    const { kind, recordKind, detail } = issue
    const record = nameOf(issue.record)
    const other = issue.other === null ? null : nameOf(issue.other)
    const accepted =
      reasons.get(`${record.id} ${kind}${other === null ? '' : `/${other.id}`}`) ??
      (other === null ? undefined : reasons.get(`${other.id} ${kind}/${record.id}`))
    return {
      id: [kind, record.id, ...(other === null ? [] : [other.id])].join('/'),
      kind,
      record: record.id,
      recordKind,
      label: record.label,
      other: other?.id ?? null,
      otherKind: other?.kind ?? null,
      otherLabel: other?.label ?? null,
      detail,
      accepted: accepted ?? null,
    }
  })
}

const leftOpenBySources: readonly FoundIssue['kind'][] = ['holders_overlap', 'sums_differ']

/**
 * What the sources of the national catalogue leave open (until when somebody held a post, what the other states got) is
 * not this office's to cure: such issues between records that only the catalogue wrote are left out.
 */
function withoutShipped(
  connection: ReadConnection,
  found: readonly FoundIssue[],
): readonly FoundIssue[] {
  const judged = found.filter(({ kind }) => leftOpenBySources.includes(kind))
  const records = judged.flatMap(({ record, other }) => [record, other ?? record])
  const shipped = new Set(
    connection.column(
      `SELECT t.record FROM touched t JOIN commit_log c ON c.id = t.commit_id
       WHERE t.record IN (SELECT value FROM json_each(?))
       GROUP BY t.record HAVING min(lower(hex(c.installation)) = ?) = 1`,
      [listedIn(records), catalogueInstallation],
    ),
  )
  return found.filter(
    ({ kind, record, other }) =>
      !leftOpenBySources.includes(kind) || !shipped.has(record) || !shipped.has(other ?? record),
  )
}

interface Named {
  readonly id: string
  readonly kind: string
  readonly label: string
}

/** Ids and names of all records that are named, each looked up once. */
function names(
  connection: ReadConnection,
  found: readonly FoundIssue[],
): (record: number) => Named {
  const records = found.flatMap(({ record, other }) => [record, ...(other === null ? [] : [other])])
  const known = new Map(
    connection
      .all<{ id: number; uid: Uint8Array; kind: number | null }>(
        'SELECT id, uid, kind FROM record WHERE id IN (SELECT value FROM json_each(?))',
        [listedIn(records)],
      )
      .map(({ id: record, uid, kind }): [number, Named] => {
        const name = kind === null ? undefined : kindOfNumber(kind)
        const label = name === undefined ? '' : recordLabel(connection, name, record)
        return [record, { id: toHex(uid), kind: name ?? '', label }]
      }),
  )
  return (record) => {
    const name = known.get(record)
    if (name === undefined) throw new Error(`record ${record} of an issue is not known`)
    return name
  }
}

const { acceptedIssues } = recordDefinitions.body.fields

/** The reasons for which issues were found to be in order, by record and by what they are called there. */
function acceptances(connection: ReadConnection): ReadonlyMap<string, string> {
  return new Map(
    connection
      .all<{ uid: Uint8Array; element: string; mark: string }>(
        `SELECT r.uid, e.element, e.mark FROM set_element e JOIN record r ON r.id = e.record
         WHERE e.field = ${acceptedIssues.number} ORDER BY r.uid, e.element`,
      )
      .flatMap(({ uid, element, mark }) => {
        const reason: unknown = JSON.parse(mark)
        return typeof reason === 'string' ? [[`${toHex(uid)} ${element}`, reason] as const] : []
      }),
  )
}
