import { issueRowSchema } from '../../contract/issue-rows.ts'
import type { RegisterExtent, RegisterReader } from '../usecases/ports/register.ts'
import type { ReadConnection } from './connection.ts'
import type { ListIndexes } from './list-index/list-indexes.ts'
import { assessObligation, assessObligations } from './projections/obligation-status.ts'
import { loadDirectory } from './projections/people.ts'
import { conflictRowSchema, type ConflictRow } from '../../contract/conflict-rows.ts'
import type { Refusal } from '../../contract/errors.ts'
import { listQuerySchema, type CheckedListQuery } from '../../contract/rows.ts'
import { conflictDetail } from './queries/conflict-detail.ts'
import { conflictCell, describedConflicts, filtersByOffices } from './queries/conflicts.ts'
import { agreementDetail, obligationDetail } from './queries/details.ts'
import { dossierContent } from './queries/dossier-content.ts'
import { institutionsReader } from './queries/institutions.ts'
import { findingCounts } from './queries/finding-counts.ts'
import { labelled } from './queries/issues.ts'
import { unitsIfReassigned } from './queries/if-reassigned.ts'
import { matrixOf } from './queries/matrix.ts'
import { agreementLineage } from './queries/lineage.ts'
import { sessionAgreements, sessionDetail } from './queries/session-detail.ts'
import { pointingAt } from './queries/pointing-at.ts'
import { knownRecord, recordHistory, recordView } from './queries/records.ts'
import { registerSummary } from './queries/summary.ts'
import { unitTree } from './queries/unit-tree.ts'
import { isId } from './projections/columns.ts'
import { findRecord } from './record-ids.ts'
import { success, type Result } from '../../core/result.ts'

export interface ReaderOptions {
  readonly office: () => string
  readonly holds: (sha256: string) => boolean
  /** As of `RegisterReader`. */
  readonly digest: () => string
  /** As of `RegisterReader`. */
  readonly extent: () => RegisterExtent
  readonly lists: Pick<ListIndexes, 'page' | 'scopes'>
}

/** The questions of `RegisterReader` over one database: the register itself or a past state of it. */
export function registerReader(connection: ReadConnection, options: ReaderOptions): RegisterReader {
  return {
    institutions: institutionsReader(connection),
    list: (query, today) => {
      const { kind } = query
      switch (kind) {
        case 'conflicts':
          return conflictPage(connection, options, query, today)
        case 'issues': {
          const page = options.lists.page({ ...query, kind }, today)
          if (!page.ok) return page
          const rows = page.value.rows.map((row) => issueRowSchema.parse(row))
          return success({ total: page.value.total, rows: labelled(connection, rows) })
        }
        default:
          return options.lists.page({ ...query, kind }, today)
      }
    },
    record: (id) => recordView(connection, id),
    known: (id) => knownRecord(connection, id),
    pointingAt: (id, places) => pointingAt(connection, id, places),
    history: (id) => recordHistory(connection, id),
    conflict: (id, today) => {
      const row = conflictCalled(connection, options, id, today)
      return row === undefined ? undefined : conflictDetail(connection, row, today, options.holds)
    },
    conflictCell: (id) => conflictCell(connection, id),
    agreement: (id, today) => agreementDetail(connection, id, today),
    session: (id, today) => sessionDetail(connection, id, today, options.holds),
    sessionAgreements: (id, today) => sessionAgreements(connection, id, today),
    lineage: (id, depth, today) => agreementLineage(connection, id, depth, today),
    obligation: (id, today) => obligationDetail(connection, id, today, options.holds),
    assessed: (id) => {
      const found = findRecord(connection, id)
      return found === undefined
        ? undefined
        : assessObligation(connection, loadDirectory(connection), found.id)
    },
    assessedAll: (ids) => {
      const records = ids.flatMap((id) => {
        const found = findRecord(connection, id)
        return found === undefined ? [] : [found.id]
      })
      return new Map(
        assessObligations(connection, loadDirectory(connection), records).map((assessed) => [
          assessed.facts.id,
          assessed,
        ]),
      )
    },
    matrix: (query, today) =>
      matrixOf(connection, (scopes, day) => options.lists.scopes(scopes, day), query, today),
    unitsIfReassigned: (ids, to, day) => unitsIfReassigned(connection, ids, to, day),
    summary: (today) => registerSummary(connection, today),
    findingCounts: (list) => findingCounts(connection, list),
    unitTree: (day) => unitTree(connection, day),
    dossier: (session, today, inWords) =>
      dossierContent(connection, session, today, inWords, {
        digest: options.digest(),
        office: options.office(),
      }),
    digest: options.digest,
    extent: options.extent,
  }
}

function conflictPage(
  connection: ReadConnection,
  { lists }: ReaderOptions,
  query: CheckedListQuery,
  today: string,
): Result<{ readonly total: number; readonly rows: readonly ConflictRow[] }, Refusal> {
  const where = filtersByOffices(connection, query.where)
  if (!where.ok) return where
  const page = lists.page({ ...query, kind: 'conflicts', where: where.value }, today)
  if (!page.ok) return page
  const rows = page.value.rows.map((row) => conflictRowSchema.parse(row))
  return success({ total: page.value.total, rows: describedConflicts(connection, rows) })
}

/** Asked by its record, with which its id begins, or which follows its kind. */
function conflictCalled(
  connection: ReadConnection,
  options: ReaderOptions,
  id: string,
  today: string,
): ConflictRow | undefined {
  const record = id
    .split('/')
    .find((part) => isId(part) && findRecord(connection, part) !== undefined)
  if (record === undefined) return undefined
  const query = listQuerySchema.parse({
    kind: 'conflicts',
    where: [{ field: 'record', operator: '=', values: [record] }],
    withdrawn: true,
    limit: 1000,
  })
  const page = conflictPage(connection, options, query, today)
  if (!page.ok) throw new Error(`conflicts of ${record}: ${page.error.code}`)
  return page.value.rows.find((row) => row.id === id)
}
