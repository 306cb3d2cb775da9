import { draftingChecks } from '../../../contract/capture.ts'
import type { WeakRow } from '../../../contract/review.ts'
import { placedFindings, type CheckedClause } from '../../../core/compliance/drafting-checks.ts'
import type { ClauseNature, UnitKind } from '../../../core/schema/codes.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { readRule } from '../projections/deadline-anchors.ts'
import { groupedBy } from '../projections/grouped-by.ts'
import { code, integer, named, id, text } from './list-columns.ts'
import type { Reckoned } from './reckoned-page.ts'

/** As of `reckonedPage`. */
export const weakColumns = {
  check: code('check', draftingChecks),
  agreement: named('agreement', 'agreement', id('agreement')),
  agreementNumber: text('agreementNumber'),
  session: named('session', 'session', text('session')),
  clauseOrder: integer('clauseOrder'),
}
export const weakSearched = ['agreementNumber', 'agreementTitle', 'session', 'text']

interface SavedAgreement {
  readonly record: number
  readonly uid: Uint8Array
  readonly number: string | null
  readonly title: string | null
  readonly text: string | null
  readonly procedural: number | null
  readonly session: number | null
  readonly sessionUid: Uint8Array | null
  readonly roman: string | null
}

interface SavedClause {
  readonly record: number
  readonly uid: Uint8Array
  readonly agreement: number
  readonly order: number | null
  readonly text: string | null
  readonly nature: ClauseNature | null
  readonly deadline: string | null
}

/** The drafting checks over every agreement that stands, drafts included, in order of sessions and agreements. */
export function weakAgreements(connection: ReadConnection): readonly Reckoned<WeakRow>[] {
  const clausesOf = groupedBy(
    connection.all<SavedClause>(
      `SELECT x.record, r.uid, x.agreement, x."order", x.text, x.nature, x.deadline
       FROM record_clause x JOIN record r ON r.id = x.record
       WHERE x.withdrawn IS NULL AND x.duplicate_of IS NULL ORDER BY x.agreement, x."order", x.record`,
    ),
    ({ agreement }) => agreement,
  )
  const addresseesOf = addressees(connection)
  const kinds = new Map(
    connection
      .all<{ record: number; kind: UnitKind | null }>('SELECT record, kind FROM record_unit')
      .map(({ record, kind }) => [String(record), kind ?? 'other']),
  )
  const kindOf = (unit: string): UnitKind | null => kinds.get(unit) ?? null
  return connection
    .all<SavedAgreement>(
      `SELECT x.record, r.uid, x.number, x.title, x.text, x.procedural, x.session, z.uid AS sessionUid, s.roman
       FROM record_agreement x JOIN record r ON r.id = x.record
       LEFT JOIN record_session s ON s.record = x.session LEFT JOIN record z ON z.id = x.session
       WHERE x.withdrawn IS NULL AND x.duplicate_of IS NULL
         AND s.withdrawn IS NULL AND s.duplicate_of IS NULL
       ORDER BY x.session, x.kind, x.sequence, x.record`,
    )
    .flatMap((agreement) => {
      const clauses = clausesOf.get(agreement.record) ?? []
      const checked = {
        number: agreement.number,
        text: agreement.text ?? '',
        procedural: agreement.procedural === 1,
        clauses: clauses.map((clause): CheckedClause => ({
          text: clause.text ?? '',
          nature: clause.nature ?? 'binding',
          addressees: addresseesOf(clause.record),
          deadline: readRule(clause.deadline),
        })),
      }
      return placedFindings(checked, kindOf).map(({ finding, clause }) =>
        rowOf(agreement, clause === null ? undefined : clauses[clause], finding),
      )
    })
}

const { addressees: addresseesField } = recordDefinitions.clause.fields

/**
 * Whom a saved clause binds: the units of its obligations, into which groups were expanded when it was accepted. Only
 * where there are none, whoever it names.
 */
function addressees(connection: ReadConnection): (clause: number) => CheckedClause['addressees'] {
  const unitsIn = (sql: string, parameters: readonly number[]) =>
    groupedBy(
      connection.all<{ clause: number; unit: number }>(sql, parameters),
      (row) => row.clause,
    )
  const bound = unitsIn(
    `SELECT clause, unit FROM record_obligation
     WHERE withdrawn IS NULL AND duplicate_of IS NULL AND clause IS NOT NULL AND unit IS NOT NULL`,
    [],
  )
  const namedIn = unitsIn(
    `SELECT e.record AS clause, e.target AS unit FROM set_element e JOIN record_clause c ON c.record = e.record
     WHERE e.field = ? AND e.target IS NOT NULL`,
    [addresseesField.number],
  )
  return (clause) =>
    (bound.get(clause) ?? namedIn.get(clause) ?? []).map(({ unit }) => ({
      unit: String(unit),
      inferred: false,
    }))
}

function rowOf(
  agreement: SavedAgreement,
  clause: SavedClause | undefined,
  check: WeakRow['check'],
): Reckoned<WeakRow> {
  const uid = toHex(agreement.uid)
  const clauseUid = clause === undefined ? null : toHex(clause.uid)
  return {
    row: {
      id: `${clauseUid ?? uid}/${check}`,
      check,
      agreement: uid,
      agreementNumber: agreement.number,
      agreementTitle: agreement.title,
      session: agreement.roman ?? '',
      sessionId: agreement.sessionUid === null ? null : toHex(agreement.sessionUid),
      clause: clauseUid,
      clauseOrder: clause?.order ?? null,
      text: (clause === undefined ? agreement.text : clause.text) ?? '',
    },
    records: { agreement: agreement.record, session: agreement.session },
  }
}
