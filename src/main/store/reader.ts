import { issueRowSchema } from '../../contract/issue-rows.ts'
import type { RegisterReader } from '../usecases/ports/register.ts'
import type { ReadConnection } from './connection.ts'
import type { ListIndexes } from './list-index/list-indexes.ts'
import { assessObligation, assessObligations } from './projections/obligation-status.ts'
import { loadDirectory } from './projections/people.ts'
import { conflictCount, conflicts } from './queries/conflicts.ts'
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
import { findRecord } from './record-ids.ts'
import { success } from '../../core/result.ts'

export interface ReaderOptions {
  readonly office: () => string
  readonly holds: (sha256: string) => boolean
  /** As of `RegisterReader`. */
  readonly digest: () => string
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
          return success({
            total: conflictCount(connection),
            rows: conflicts(connection, query.limit, query.offset),
          })
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
  }
}
