import type * as z from 'zod'
import type { ObligationDetail } from '../../../contract/records.ts'
import {
  evidenceRowSchema,
  extensionRowSchema,
  notificationRowSchema,
  reassignmentRowSchema,
  reportRowSchema,
  verdictRowSchema,
} from '../../../contract/casework-rows.ts'
import type { ObligationStatus } from '../../../core/compliance/status.ts'
import type { ReadConnection } from '../connection.ts'
import { makersOf } from '../makers.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { nameLookup } from './records.ts'
import { rowsOf } from './rows-of.ts'

/** What was done on an obligation, withdrawn records included, each list in the order of its days. */
export type Casework = Pick<
  ObligationDetail,
  'reports' | 'verdicts' | 'extensions' | 'notifications' | 'reassignments'
> & { readonly evidence: readonly z.infer<typeof evidenceRowSchema>[] }

/** The casework of some obligations by id: each list is asked of the database once for all of them. */
export function caseworkOf(
  connection: ReadConnection,
  statuses: ReadonlyMap<string, ObligationStatus>,
  today: string,
): (obligation: string) => Casework {
  const ids = [...statuses.keys()]
  const listed = <Row extends { readonly obligation: string }>(
    kind: 'reports' | 'evidence' | 'verdicts' | 'extensions' | 'notifications' | 'reassignments',
    schema: z.ZodType<Row>,
    day: string,
  ): ((obligation: string) => Row[]) => {
    const rows = groupedBy(
      rowsOf(
        connection,
        { kind, schema, field: 'obligation', ids, sort: [day], withdrawn: true },
        today,
      ),
      ({ obligation }) => obligation,
    )
    return (obligation) => [...(rows.get(obligation) ?? [])]
  }
  const reports = listed('reports', reportRowSchema, 'reportedOn')
  const evidence = listed('evidence', evidenceRowSchema, 'date')
  const verdicts = listed('verdicts', verdictRowSchema, 'issuedOn')
  const extensions = listed('extensions', extensionRowSchema, 'grantedOn')
  const notifications = listed('notifications', notificationRowSchema, 'date')
  const reassignments = listed('reassignments', reassignmentRowSchema, 'from')
  const officeOf = officesOfVerdicts(connection)
  return (obligation) => ({
    reports: reports(obligation),
    evidence: evidence(obligation),
    verdicts: verdicts(obligation).map((verdict) => ({
      ...verdict,
      governing: statuses.get(obligation)?.governing.includes(verdict.id) ?? false,
      determining: statuses.get(obligation)?.determining.includes(verdict.id) ?? false,
      breaches: breachKinds(statuses.get(obligation), verdict.id),
      office: officeOf(verdict.id),
    })),
    extensions: extensions(obligation),
    notifications: notifications(obligation),
    reassignments: reassignments(obligation),
  })
}

/** Each kind once: two reports of one's own are one reason. */
function breachKinds(status: ObligationStatus | undefined, verdict: string): string[] {
  const breaches = (status?.breaches ?? []).filter((breached) => breached.verdict === verdict)
  return [...new Set(breaches.flatMap((breached) => breached.breaches.map(({ kind }) => kind)))]
}

/** Under which office's key a verdict was written. */
function officesOfVerdicts(connection: ReadConnection): (verdict: string) => string {
  const names = nameLookup(connection)
  return (verdict) => {
    const [made] = makersOf(connection, verdict)
    return made === undefined ? '' : names.office(made.installation)
  }
}
