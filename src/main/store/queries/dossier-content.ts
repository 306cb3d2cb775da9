import type { Dossier, DossierObligation } from '../../../contract/dossier.ts'
import {
  clauseRowSchema,
  agreementRowSchema,
  listQuerySchema,
  obligationRowSchema,
} from '../../../contract/rows.ts'
import type { DossierContent } from '../../usecases/ports/register.ts'
import type { ReadConnection } from '../connection.ts'
import { findRecord } from '../record-ids.ts'
import { countsWhere } from './summary.ts'
import { obligationDetail } from './details.ts'
import { typedPage } from './list.ts'
import type * as z from 'zod'
import type { listDefinitions } from './list-definitions.ts'

/** Everything that the dossier of a session shows, in its order; `undefined`: no such session. */
export function dossierContent(
  connection: ReadConnection,
  session: string,
  today: string,
  digest: string,
  office: string,
): DossierContent | undefined {
  const found = findRecord(connection, session)
  const facts =
    found === undefined
      ? undefined
      : connection.get<{
          body: string | null
          roman: string | null
          ordinal: number | null
          type: 'ordinary' | 'extraordinary' | null
          date: string | null
          venue: string | null
          gazetteDate: string | null
        }>(
          `SELECT b.name AS body, x.roman, x.ordinal, x.type, x.date, x.venue, x.gazette_date AS gazetteDate
           FROM record_session x LEFT JOIN record_body b ON b.record = x.body WHERE x.record = ?`,
          [found.id],
        )
  if (found === undefined || facts === undefined) return undefined

  const rows = <Row>(
    kind: keyof typeof listDefinitions,
    schema: z.ZodType<Row>,
    field: string,
    id: string,
    sort: readonly string[],
  ): readonly Row[] => {
    const query = listQuerySchema.parse({
      kind,
      where: [{ field, operator: '=', values: [id] }],
      sort: sort.map((name) => ({ field: name, descending: false })),
      limit: 100_000,
    })
    const page = typedPage(connection, schema, { ...query, kind }, today)
    if (!page.ok) throw new Error(`dossier ${kind}: ${page.error.code}`)
    return page.value.rows
  }

  const agreements = rows('agreements', agreementRowSchema, 'sessionId', session, []).map(
    (agreement): Dossier['agreements'][number] => {
      const obligations = rows('obligations', obligationRowSchema, 'agreement', agreement.id, [])
      return {
        number: agreement.number,
        kind: agreement.kind,
        sequence: agreement.sequence,
        title: agreement.title ?? '',
        text: agreement.text,
        procedural: agreement.procedural,
        compliance: agreement.compliance,
        counts: countsWhere(
          connection,
          's.agreement = :scope',
          { scope: findRecord(connection, agreement.id)?.id ?? 0 },
          's.counted = 1',
          today,
        ),
        clauses: rows('clauses', clauseRowSchema, 'agreement', agreement.id, ['order']).map(
          (clause) => ({
            order: clause.order,
            text: clause.text,
            nature: clause.nature,
            compliance: clause.compliance,
            obligations: obligations
              .filter((obligation) => obligation.clause === clause.id)
              .map((obligation) => dossierObligation(connection, obligation, today)),
          }),
        ),
      }
    },
  )
  const scope = { scope: found.id }
  return {
    session: {
      body: facts.body ?? '',
      roman: facts.roman ?? '',
      ordinal: facts.ordinal ?? 0,
      type: facts.type ?? 'ordinary',
      date: facts.date,
      venue: facts.venue,
      gazetteDate: facts.gazetteDate,
    },
    counts: countsWhere(connection, 's.session = :scope', scope, 's.counted = 1', today),
    apartCounts: countsWhere(connection, 's.session = :scope', scope, 's.counted = 0', today),
    agreements,
    demonstration: isDemonstration(agreements),
    digest,
    office,
  }
}

const isDemonstration = (agreements: Dossier['agreements']): boolean =>
  agreements.some(({ clauses }) =>
    clauses.some(({ obligations }) => obligations.some(({ demonstration }) => demonstration)),
  )

type ObligationRow = z.infer<typeof obligationRowSchema>

function dossierObligation(
  connection: ReadConnection,
  row: ObligationRow,
  today: string,
): DossierObligation {
  const base = {
    unitCode: row.unit,
    unit: row.unitName,
    role: row.role,
    due: row.due,
    dueEstimated: row.dueEstimated,
    compliance: row.compliance,
    metLate: row.metLate,
    verification: row.verification,
    response: row.response,
    overdue: row.overdue,
  }
  // Most obligations of a session have nothing to tell yet: only the others are looked into.
  const untouched =
    row.verification === 'none' && row.evidence === 0 && row.compliance === 'not_started'
  const detail = untouched ? undefined : obligationDetail(connection, row.id, today, () => true)
  return {
    ...base,
    dueText: '',
    reports: (detail?.reports ?? []).map((report) => ({
      reportedOn: report.reportedOn,
      author: report.authorName,
      narrative: report.narrative,
      percent: report.percent,
      withdrawn: report.withdrawn !== null,
    })),
    evidence: (detail?.evidence ?? []).map((evidence) => ({
      name: evidence.fileName ?? evidence.reference ?? evidence.link ?? '',
      reference: evidence.reference,
      sha256: evidence.sha256,
      size: evidence.size,
      withdrawn: evidence.withdrawn !== null,
    })),
    verdicts: (detail?.verdicts ?? []).map((verdict) => ({
      result: verdict.result,
      reason: verdict.reason,
      verifier: verdict.verifierName,
      office: verdict.office,
      issuedOn: verdict.issuedOn,
      fulfilledOn: verdict.fulfilledOn,
      governing: verdict.governing,
      inBreach: verdict.breaches.length > 0,
    })),
    demonstration:
      row.demonstration || (detail?.reports ?? []).some(({ demonstration }) => demonstration),
  }
}
