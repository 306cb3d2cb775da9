import type * as z from 'zod'
import type { AgreementDetail, ObligationDetail } from '../../../contract/records.ts'
import {
  agreementRowSchema,
  clauseRowSchema,
  evidenceRowSchema,
  extensionRowSchema,
  listQuerySchema,
  notificationRowSchema,
  obligationRowSchema,
  reportRowSchema,
  verdictRowSchema,
} from '../../../contract/rows.ts'
import { timeliness } from '../../../core/compliance/timeliness.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { readRule } from '../projections/deadline-anchors.ts'
import { assessObligation } from '../projections/obligation-status.ts'
import { loadDirectory } from '../projections/people.ts'
import { findRecord } from '../record-ids.ts'
import { typedPage } from './list.ts'
import type { listDefinitions } from './list-definitions.ts'
import { nameLookup } from './records.ts'

/** Days before a deadline in which it is called near. Configurable per register with the casework issue. */
const dueSoonDays = 30

/** Every row of a list whose field has this id, withdrawn ones included. */
function rowsOf<Row>(
  connection: ReadConnection,
  kind: keyof typeof listDefinitions,
  schema: z.ZodType<Row>,
  [field, id]: readonly [field: string, id: string],
  today: string,
): Row[] {
  const query = listQuerySchema.parse({
    kind,
    where: [{ field, operator: '=', values: [id] }],
    limit: 100_000,
    withdrawn: true,
  })
  const page = typedPage(connection, schema, { ...query, kind }, today)
  if (!page.ok) throw new Error(`list ${kind} by ${field}: ${page.error.code}`)
  return [...page.value.rows]
}

export function agreementDetail(
  connection: ReadConnection,
  id: string,
  today: string,
): AgreementDetail | undefined {
  const found = findRecord(connection, id)
  const [agreement] =
    found === undefined
      ? []
      : rowsOf(connection, 'agreements', agreementRowSchema, ['id', id], today)
  if (found === undefined || agreement === undefined) return undefined
  const notes = connection.get<{ legalBasis: string | null; fundingNote: string | null }>(
    'SELECT legal_basis AS legalBasis, funding_note AS fundingNote FROM record_agreement WHERE record = ?',
    [found.id],
  )
  const addressees = addresseesOf(connection, found.id)
  return {
    agreement,
    clauses: rowsOf(connection, 'clauses', clauseRowSchema, ['agreement', id], today).map(
      (clause) => ({
        clause,
        deadline: clauseRule(connection, clause.id),
        addressees: addressees.get(clause.id) ?? [],
      }),
    ),
    obligations: rowsOf(connection, 'obligations', obligationRowSchema, ['agreement', id], today),
    legalBasis: notes?.legalBasis ?? null,
    fundingNote: notes?.fundingNote ?? null,
  }
}

function clauseRule(
  connection: ReadConnection,
  clause: string,
): AgreementDetail['clauses'][number]['deadline'] {
  const found = findRecord(connection, clause)
  const row = connection.get<{ deadline: string | null }>(
    'SELECT deadline FROM record_clause WHERE record = ?',
    [found?.id ?? null],
  )
  return readRule(row?.deadline ?? null)
}

function addresseesOf(
  connection: ReadConnection,
  agreement: number,
): ReadonlyMap<string, { unit: string; role: string }[]> {
  const byClause = new Map<string, { unit: string; role: string }[]>()
  for (const row of connection.all<{ clause: Uint8Array; unit: string | null; mark: string }>(
    `SELECT r.uid AS clause, u.code AS unit, e.mark FROM record_clause c JOIN record r ON r.id = c.record
     JOIN set_element e ON e.record = c.record AND e.field = 15
     LEFT JOIN record_unit u ON u.record = e.target WHERE c.agreement = ? ORDER BY u.code`,
    [agreement],
  )) {
    const clause = toHex(row.clause)
    const role: unknown = JSON.parse(row.mark)
    const known = byClause.get(clause) ?? []
    known.push({ unit: row.unit ?? '', role: typeof role === 'string' ? role : 'responsible' })
    byClause.set(clause, known)
  }
  return byClause
}

export function obligationDetail(
  connection: ReadConnection,
  id: string,
  today: string,
  holds: (sha256: string) => boolean,
): Omit<ObligationDetail, 'gate'> | undefined {
  const found = findRecord(connection, id)
  const [obligation] =
    found === undefined
      ? []
      : rowsOf(connection, 'obligations', obligationRowSchema, ['id', id], today)
  const assessed =
    found === undefined
      ? undefined
      : assessObligation(connection, loadDirectory(connection), found.id)
  if (obligation === undefined || assessed === undefined) return undefined
  const { status, due, rule } = assessed
  const rows = <Row>(kind: keyof typeof listDefinitions, schema: z.ZodType<Row>): Row[] =>
    rowsOf(connection, kind, schema, ['obligation', id], today)
  const offices = officeOfVerdicts(connection, id)
  return {
    obligation,
    deadline: rule,
    dueMissing: due.kind === 'estimate' || due.kind === 'undetermined' ? due.missing : null,
    status: {
      compliance: status.compliance,
      verification: status.verification,
      response: status.response,
      fulfilledOn: status.fulfilledOn,
      conflict: status.conflict,
      ...timeliness(status, due, today, dueSoonDays),
    },
    reports: rows('reports', reportRowSchema),
    evidence: rows('evidence', evidenceRowSchema).map((evidence) => ({
      ...evidence,
      held: evidence.sha256 !== null && holds(evidence.sha256),
    })),
    verdicts: rows('verdicts', verdictRowSchema).map((verdict) => ({
      ...verdict,
      governing: status.governing.includes(verdict.id),
      breaches: status.breaches
        .filter((breached) => breached.verdict === verdict.id)
        .flatMap(({ breaches }) => breaches.map(({ kind }) => kind)),
      office: offices.get(verdict.id) ?? '',
    })),
    extensions: rows('extensions', extensionRowSchema),
    notifications: rows('notifications', notificationRowSchema),
  }
}

/** Under which office's key each verdict was written. */
function officeOfVerdicts(
  connection: ReadConnection,
  obligation: string,
): ReadonlyMap<string, string> {
  const names = nameLookup(connection)
  const found = findRecord(connection, obligation)
  return new Map(
    connection
      .all<{ uid: Uint8Array; installation: Uint8Array }>(
        `SELECT r.uid, c.installation FROM record_verdict v JOIN record r ON r.id = v.record
         JOIN live_change l ON l.record = v.record AND l.field = 10 JOIN commit_log c ON c.id = l.commit_id
         WHERE v.obligation = ?`,
        [found?.id ?? null],
      )
      .map((row) => [toHex(row.uid), names.office(toHex(row.installation))]),
  )
}
