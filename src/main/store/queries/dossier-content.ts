import type * as z from 'zod'
import type { Dossier, DossierObligation, DossierWithdrawal } from '../../../contract/dossier.ts'
import { agreementRowSchema, clauseRowSchema } from '../../../contract/agreement-rows.ts'
import { obligationRowSchema } from '../../../contract/casework-rows.ts'
import { isAdopted } from '../../../core/compliance/stage.ts'
import type { DeadlineRule } from '../../../core/schema/deadline-rule.ts'
import type { DossierContent } from '../../usecases/ports/register.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { assessSession } from '../projections/obligation-status.ts'
import { loadDirectory } from '../projections/people.ts'
import { findRecord } from '../record-ids.ts'
import { caseworkOf, type Casework } from './casework.ts'
import { rowsOf } from './rows-of.ts'
import { countsWhere } from './summary.ts'
import { withdrawalsOf } from './withdrawals.ts'

/**
 * Everything that the dossier of a session shows, in its order, withdrawn records included and drafts left out;
 * `undefined`: no such session.
 */
export function dossierContent(
  connection: ReadConnection,
  session: string,
  today: string,
  inWords: (rule: DeadlineRule | null) => string,
  state: Pick<DossierContent, 'digest' | 'office'>,
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

  const agreements = rowsOf(
    connection,
    {
      kind: 'agreements',
      schema: agreementRowSchema,
      field: 'sessionId',
      ids: [session],
      withdrawn: true,
    },
    today,
  ).filter(({ stage }) => isAdopted(stage))
  const below = {
    field: 'agreement',
    ids: agreements.map(({ id }) => id),
    withdrawn: true,
  }
  const clauseRows = rowsOf(
    connection,
    { kind: 'clauses', schema: clauseRowSchema, sort: ['order'], ...below },
    today,
  )
  const obligationRows = rowsOf(
    connection,
    { kind: 'obligations', schema: obligationRowSchema, ...below },
    today,
  )
  const clauses = groupedBy(clauseRows, ({ agreement }) => agreement)
  const obligations = groupedBy(obligationRows, ({ clause }) => clause)
  const assessed = assessSession(connection, loadDirectory(connection), found.id)
  const statuses = new Map(assessed.map(({ facts, status }) => [facts.id, status] as const))
  const rules = new Map(assessed.map(({ facts, rule }) => [facts.id, rule] as const))
  const casework = caseworkOf(connection, statuses, today)

  const gone = withdrawalsOf(connection)
  const ofSession = gone('session', [session]).get(session) ?? null
  const ofAgreements = gone('agreement', idsOf(agreements))
  const ofClauses = gone('clause', idsOf(clauseRows))
  const ofObligations = gone('obligation', idsOf(obligationRows))
  const ofCasework = caseworkWithdrawals(
    gone,
    obligationRows.map(({ id }) => casework(id)),
  )

  const nameOf = (code: string): string =>
    connection.get<{ name: string | null }>(
      'SELECT coalesce(name, name_english) AS name FROM record_unit WHERE code = ? ORDER BY duplicate_of IS NOT NULL',
      [code],
    )?.name ?? code

  const shown = agreements.map((agreement): Dossier['agreements'][number] => {
    const withdrawal = ofAgreements.get(agreement.id) ?? ofSession
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
        's.agreement = (SELECT id FROM record WHERE uid = :scope)',
        { scope: fromHex(agreement.id) },
        'binding',
        today,
      ),
      withdrawal,
      clauses: (clauses.get(agreement.id) ?? []).map((clause) => {
        const ofClause = ofClauses.get(clause.id) ?? withdrawal
        return {
          order: clause.order,
          text: clause.text,
          nature: clause.nature,
          compliance: clause.compliance,
          withdrawal: ofClause,
          obligations: (obligations.get(clause.id) ?? []).map((obligation) =>
            dossierObligation(
              obligation,
              inWords(rules.get(obligation.id) ?? null),
              casework(obligation.id),
              ofObligations.get(obligation.id) ?? ofClause,
              ofCasework,
              nameOf,
            ),
          ),
        }
      }),
    }
  })
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
    counts: countsWhere(connection, 's.session = :scope', scope, 'binding', today),
    apartCounts: countsWhere(connection, 's.session = :scope', scope, 'apart', today),
    agreements: shown,
    demonstration: isDemonstration(shown),
    ...state,
  }
}

const isDemonstration = (agreements: Dossier['agreements']): boolean =>
  agreements.some(({ clauses }) =>
    clauses.some(({ obligations }) => obligations.some(({ demonstration }) => demonstration)),
  )

/** A withdrawal by the id of a report, an evidence or a verdict; `null`: it stands. */
type CaseworkWithdrawal = (id: string) => DossierWithdrawal | null

/** Evidence goes with the report that it was given with, for the same reason. */
function caseworkWithdrawals(
  gone: ReturnType<typeof withdrawalsOf>,
  all: readonly Casework[],
): CaseworkWithdrawal {
  const reports = gone(
    'progressReport',
    all.flatMap((casework) => casework.reports.map(({ id }) => id)),
  )
  const verdicts = gone(
    'verdict',
    all.flatMap((casework) => casework.verdicts.map(({ id }) => id)),
  )
  const given = all.flatMap((casework) => casework.evidence)
  const evidence = gone(
    'evidence',
    given.map(({ id }) => id),
  )
  const withReport = new Map(
    given.flatMap(({ id, report }) => {
      const ofReport = report === null ? undefined : reports.get(report)
      return ofReport === undefined ? [] : [[id, ofReport] as const]
    }),
  )
  return (id) =>
    reports.get(id) ?? evidence.get(id) ?? withReport.get(id) ?? verdicts.get(id) ?? null
}

type ObligationRow = z.infer<typeof obligationRowSchema>

function dossierObligation(
  row: ObligationRow,
  dueText: string,
  casework: Casework,
  withdrawal: DossierWithdrawal | null,
  withdrawalOf: CaseworkWithdrawal,
  nameOf: (unit: string) => string,
): DossierObligation {
  return {
    unitCode: row.unit,
    unit: row.unitName,
    namedUnit:
      row.namedUnit === row.unit ? null : { code: row.namedUnit, name: nameOf(row.namedUnit) },
    responsibleOpen: row.responsibleOpen,
    role: row.role,
    due: row.due,
    dueEstimated: row.dueEstimated,
    compliance: row.compliance,
    metLate: row.metLate,
    verification: row.verification,
    response: row.response,
    overdue: row.overdue,
    dueText,
    reports: casework.reports.map((report) => ({
      reportedOn: report.reportedOn,
      author: report.authorName,
      narrative: report.narrative,
      percent: report.percent,
      withdrawal: withdrawalOf(report.id),
    })),
    evidence: casework.evidence.map((evidence) => ({
      name: evidence.fileName ?? evidence.reference ?? evidence.link ?? '',
      reference: evidence.reference,
      sha256: evidence.sha256,
      size: evidence.size,
      withdrawal: withdrawalOf(evidence.id),
    })),
    verdicts: casework.verdicts.map((verdict) => ({
      result: verdict.result,
      reason: verdict.reason,
      verifier: verdict.verifierName,
      office: verdict.office,
      issuedOn: verdict.issuedOn,
      fulfilledOn: verdict.fulfilledOn,
      governing: verdict.governing,
      determining: verdict.determining,
      inBreach: verdict.breaches.length > 0,
      withdrawal: withdrawalOf(verdict.id),
    })),
    demonstration: row.demonstration || casework.reports.some(({ demonstration }) => demonstration),
    withdrawal,
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] =>
  rows.map(({ id }) => id)
