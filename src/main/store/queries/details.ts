import type { FileState } from '../../../contract/evidence.ts'
import type { AgreementDetail, ObligationDetail } from '../../../contract/records.ts'
import { agreementRowSchema, clauseRowSchema } from '../../../contract/agreement-rows.ts'
import { obligationRowSchema } from '../../../contract/casework-rows.ts'
import { timeliness } from '../../../core/compliance/timeliness.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { readRule } from '../projections/deadline-anchors.ts'
import { assessObligation } from '../projections/obligation-status.ts'
import { loadDirectory } from '../projections/people.ts'
import { findRecord } from '../record-ids.ts'
import { caseworkOf } from './casework.ts'
import { officeSettings } from './office-settings.ts'
import { responsibleWay } from './responsible-way.ts'
import { rowsOf } from './rows-of.ts'
import { tracesOf } from './traces.ts'

export function agreementDetail(
  connection: ReadConnection,
  id: string,
  today: string,
): AgreementDetail | undefined {
  const found = findRecord(connection, id)
  const only = { ids: [id], withdrawn: true }
  const [agreement] =
    found === undefined
      ? []
      : rowsOf(
          connection,
          { kind: 'agreements', schema: agreementRowSchema, field: 'id', ...only },
          today,
        )
  if (found === undefined || agreement === undefined) return undefined
  const notes = connection.get<{ legalBasis: string | null; fundingNote: string | null }>(
    'SELECT legal_basis AS legalBasis, funding_note AS fundingNote FROM record_agreement WHERE record = ?',
    [found.id],
  )
  const addressees = addresseesOf(connection, found.id)
  const below = { field: 'agreement', ...only }
  const clauses = rowsOf(connection, { kind: 'clauses', schema: clauseRowSchema, ...below }, today)
  return {
    agreement,
    clauses: clauses.map((clause) => ({
      clause,
      deadline: clauseRule(connection, clause.id),
      addressees: addressees.get(clause.id) ?? [],
    })),
    obligations: [
      ...rowsOf(connection, { kind: 'obligations', schema: obligationRowSchema, ...below }, today),
    ],
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
      : rowsOf(
          connection,
          {
            kind: 'obligations',
            schema: obligationRowSchema,
            field: 'id',
            ids: [id],
            withdrawn: true,
          },
          today,
        )
  const assessed =
    found === undefined
      ? undefined
      : assessObligation(connection, loadDirectory(connection), found.id)
  if (found === undefined || obligation === undefined || assessed === undefined) return undefined
  const { status, due, rule } = assessed
  const casework = caseworkOf(connection, new Map([[id, status]]), today)(id)
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
      ...timeliness(status, due, today, officeSettings(connection).dueSoonDays),
    },
    responsibility: responsibleWay(connection, found.id, today),
    ...casework,
    ...tracesOf(connection, found.id),
    evidence: casework.evidence.map((evidence) => {
      const held = evidence.sha256 !== null && holds(evidence.sha256)
      return {
        ...evidence,
        held,
        fileState: seenNow(evidence.fileState, held),
        fileChecked: checkedAt(connection, evidence.sha256),
        clauses: clausesOf(connection, evidence.id),
      }
    }),
  }
}

/** A file that was there when it was last looked at may have gone since, and one that was missing may have come. */
function seenNow(remembered: FileState | null, held: boolean): FileState | null {
  switch (remembered) {
    case null:
    case 'purged':
      return remembered
    case 'altered':
      return held ? 'altered' : 'missing'
    case 'held':
    case 'missing':
      return held ? 'held' : 'missing'
  }
}

function checkedAt(connection: ReadConnection, sha256: string | null): string | null {
  const checked = connection.get<{ checked: number }>(
    'SELECT checked FROM attachment_state WHERE sha256 = ?',
    [sha256 ?? ''],
  )?.checked
  return checked === undefined || checked === 0 ? null : new Date(checked).toISOString()
}

const { clauses } = recordDefinitions.evidence.fields

const clausesOf = (connection: ReadConnection, evidence: string): string[] =>
  connection
    .all<{ element: string }>(
      `SELECT e.element FROM record r JOIN set_element e ON e.record = r.id AND e.field = ?
       WHERE r.uid = ? ORDER BY e.element`,
      [clauses.number, fromHex(evidence)],
    )
    .map(({ element }) => element)
