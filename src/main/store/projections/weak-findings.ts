import { placedFindings, type CheckedClause } from '../../../core/compliance/drafting-checks.ts'
import type { ClauseNature, UnitKind } from '../../../core/schema/codes.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import type { LocalCell } from '../local-cell.ts'
import { readRule } from './deadline-anchors.ts'
import { groupedBy } from './grouped-by.ts'
import { listedIn } from './listed-in.ts'
import { replaceFindings, type ChangedFindings } from './replace-findings.ts'

/** So many agreements are checked in one go. */
const atOnce = 500

/** The drafting checks again over every agreement that these cells concern. */
export function refreshWeakFindings(
  connection: WriteConnection,
  cells: readonly LocalCell[],
  changed: Pick<ChangedFindings, 'weak'>,
): void {
  const agreements = [...concerned(connection, cells)]
  for (let start = 0; start < agreements.length; start += atOnce) {
    const some = agreements.slice(start, start + atOnce)
    const listed = listedIn(some)
    const { gone, added } = replaceFindings(connection, {
      table: 'weak_finding',
      columns: ['agreement', 'clause', 'check_code', 'place'],
      instead: `agreement IN ${these}`,
      given: [listed],
      rows: weakFindings(connection, listed).map((found) => [
        found.agreement,
        found.clause,
        found.check,
        found.place,
      ]),
    })
    for (const finding of [...gone, ...added]) changed.weak.add(finding)
  }
}

const these = '(SELECT value FROM json_each(?))'

const { withdrawn, duplicateOf } = recordDefinitions.session.fields
/** By which a session takes its agreements with it; 0: it was made again whole. */
const standing: ReadonlySet<number> = new Set([0, withdrawn.number, duplicateOf.number])

/** A unit is checked by its kind alone: whoever it is that a group's obligations are given to. */
function concerned(connection: ReadConnection, cells: readonly LocalCell[]): ReadonlySet<number> {
  const agreements = new Set<number>()
  const clauses = new Set<number>()
  const obligations = new Set<number>()
  const units = new Set<number>()
  const sessions = new Set<number>()
  for (const { kind, record, field } of cells) {
    const name = kindOfNumber(kind)
    if (name === 'agreement') agreements.add(record)
    if (name === 'clause') clauses.add(record)
    if (name === 'obligation') obligations.add(record)
    if (name === 'session' && standing.has(field)) sessions.add(record)
    if (name === 'unit' && field === recordDefinitions.unit.fields.kind.number) units.add(record)
  }
  const add = (sql: string, records: ReadonlySet<number>): void => {
    if (records.size === 0) return
    for (const agreement of connection.column<number>(sql, [listedIn(records)])) {
      agreements.add(agreement)
    }
  }
  add(`SELECT record AS agreement FROM record_agreement WHERE session IN ${these}`, sessions)
  add(
    `SELECT agreement FROM record_clause WHERE record IN ${these} AND agreement IS NOT NULL`,
    clauses,
  )
  add(
    `SELECT c.agreement FROM record_obligation o JOIN record_clause c ON c.record = o.clause
     WHERE o.record IN ${these} AND c.agreement IS NOT NULL`,
    obligations,
  )
  add(
    `SELECT c.agreement FROM record_obligation o JOIN record_clause c ON c.record = o.clause
     WHERE o.unit IN ${these} AND c.agreement IS NOT NULL`,
    units,
  )
  add(
    `SELECT c.agreement FROM set_element e JOIN record_clause c ON c.record = e.record
     WHERE e.target IN ${these} AND e.field = ${recordDefinitions.clause.fields.addressees.number}
       AND c.agreement IS NOT NULL`,
    units,
  )
  return agreements
}

interface SavedAgreement {
  readonly record: number
  readonly number: string | null
  readonly text: string | null
  readonly procedural: number | null
}

interface SavedClause {
  readonly record: number
  readonly agreement: number
  readonly text: string | null
  readonly nature: ClauseNature | null
  readonly deadline: string | null
}

interface WeakFinding {
  readonly agreement: number
  readonly clause: number | null
  readonly check: string
  readonly place: number
}

/** Of these agreements those that stand, drafts included. */
function weakFindings(connection: ReadConnection, agreements: string): readonly WeakFinding[] {
  // By id where two clauses have one place: local numbers differ from office to office.
  const clausesOf = groupedBy(
    connection.all<SavedClause>(
      `SELECT x.record, x.agreement, x.text, x.nature, x.deadline FROM record_clause x
       JOIN record r ON r.id = x.record
       WHERE x.agreement IN ${these} AND x.withdrawn IS NULL AND x.duplicate_of IS NULL
       ORDER BY x.agreement, x."order", r.uid`,
      [agreements],
    ),
    ({ agreement }) => agreement,
  )
  const addresseesOf = addressees(connection, agreements)
  const kinds = new Map(
    connection
      .all<{ record: number; kind: UnitKind | null }>('SELECT record, kind FROM record_unit')
      .map(({ record, kind }) => [String(record), kind ?? 'other']),
  )
  const kindOf = (unit: string): UnitKind | null => kinds.get(unit) ?? null
  return connection
    .all<SavedAgreement>(
      `SELECT x.record, x.number, x.text, x.procedural FROM record_agreement x
       LEFT JOIN record_session z ON z.record = x.session
       WHERE x.record IN ${these} AND x.withdrawn IS NULL AND x.duplicate_of IS NULL
         AND z.withdrawn IS NULL AND z.duplicate_of IS NULL`,
      [agreements],
    )
    .flatMap(({ record, number, text, procedural }) => {
      const clauses = clausesOf.get(record) ?? []
      const checked = {
        number,
        text: text ?? '',
        procedural: procedural === 1,
        clauses: clauses.map((clause): CheckedClause => ({
          text: clause.text ?? '',
          nature: clause.nature ?? 'binding',
          addressees: addresseesOf(clause.record),
          deadline: readRule(clause.deadline),
        })),
      }
      return placedFindings(checked, kindOf).map(({ finding, clause }, place) => ({
        agreement: record,
        clause: clause === null ? null : (clauses[clause]?.record ?? null),
        check: finding,
        place,
      }))
    })
}

const { addressees: addresseesField } = recordDefinitions.clause.fields

/**
 * Whom a saved clause binds: the units of its obligations, into which groups were expanded when it was accepted. Only
 * where there are none, whoever it names.
 */
function addressees(
  connection: ReadConnection,
  agreements: string,
): (clause: number) => CheckedClause['addressees'] {
  const unitsIn = (sql: string) =>
    groupedBy(
      connection.all<{ clause: number; unit: number }>(sql, [agreements]),
      (row) => row.clause,
    )
  const bound = unitsIn(
    `SELECT o.clause, o.unit FROM record_clause c JOIN record_obligation o ON o.clause = c.record
     WHERE c.agreement IN ${these} AND o.withdrawn IS NULL AND o.duplicate_of IS NULL AND o.unit IS NOT NULL`,
  )
  const namedIn = unitsIn(
    `SELECT e.record AS clause, e.target AS unit FROM record_clause c JOIN set_element e ON e.record = c.record
     WHERE c.agreement IN ${these} AND e.field = ${addresseesField.number} AND e.target IS NOT NULL`,
  )
  return (clause) =>
    (bound.get(clause) ?? namedIn.get(clause) ?? []).map(({ unit }) => ({
      unit: String(unit),
      inferred: false,
    }))
}
