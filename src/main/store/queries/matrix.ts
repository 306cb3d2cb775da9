import { refusal, type Refusal } from '../../../contract/errors.ts'
import type { Matrix, MatrixCells, MatrixColumn, MatrixQuery } from '../../../contract/matrix.ts'
import { matrixCell, type CellObligation } from '../../../core/compliance/matrix-cell.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { unitKinds } from '../../../core/schema/codes.ts'
import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import { dueSoonCondition, overdueCondition } from './list-conditions.ts'
import { listDefinitions } from './list-definitions.ts'
import { narrowing } from './list.ts'
import type { ScopesQuery } from './listed-scopes.ts'
import { recordsNamed, unknownName } from './list-references.ts'

type Parameters = Readonly<Record<string, string | number | Uint8Array>>

/** A statement's tables, conditions and their parameters. */
interface Source {
  readonly from: string
  readonly where: string
  readonly parameters: Parameters
}

/** As of `listedScopes`, from whatever knows it soonest. */
export type ScopesOf = (query: ScopesQuery, today: string) => Result<readonly number[], Refusal>

/** Agreements or clauses × units with the state of their obligations; `today` is the day by which overdue is reckoned. */
export function matrixOf(
  connection: ReadConnection,
  scopesOf: ScopesOf,
  query: MatrixQuery,
  today: string,
): Result<Matrix, Refusal> {
  const wanted = wantedUnits(connection, query.columns)
  if (!wanted.ok) return wanted
  const narrowed = narrowing(
    connection,
    { kind: 'obligations', where: query.where, search: query.search, withdrawn: false },
    today,
  )
  if (!narrowed.ok) return narrowed
  if (narrowed.value === 'nothing') {
    const columns = columnsOf(connection, wanted.value ?? [])
    return success(assemble([], 0, columns, [], 0))
  }
  const { conditions, parameters } = narrowed.value
  const source: Source = {
    from: listDefinitions.obligations.from,
    where: conditions.join(' AND '),
    parameters,
  }
  const units = wanted.value
  const { rows: of, where, search } = query
  const scopes = scopesOf({ of, units, where, search }, today)
  if (!scopes.ok) return scopes
  const shown = rowsOf(connection, query, newest(connection, query, scopes.value))
  const obligations = obligationsIn(connection, query, source, shown)
  const appearing = units ?? [...new Set(obligations.map(({ unit }) => unit))]
  const columns = columnsOf(connection, appearing)
  const places = new Set(columns.map(({ record }) => record))
  const inside = obligations.filter(({ unit }) => places.has(unit))
  return success(
    assemble(shown, scopes.value.length, columns, inside, obligations.length - inside.length),
  )
}

/** Local numbers of the units that are columns whatever the rows say; `null`: those that appear. */
function wantedUnits(
  connection: ReadConnection,
  columns: MatrixQuery['columns'],
): Result<readonly number[] | null, Refusal> {
  const numbers = (sql: string, parameters: Parameters = {}): readonly number[] =>
    connection.all<{ record: number }>(sql, parameters).map(({ record }) => record)
  switch (columns.of) {
    case 'units':
      return success(null)
    case 'entities':
      return success(
        numbers(
          `SELECT record FROM record_unit
           WHERE kind = 'federal_entity' AND withdrawn IS NULL AND duplicate_of IS NULL`,
        ),
      )
    case 'group': {
      const named = recordsNamed(connection, 'unit', columns.unit)
      if (named.length === 0) return failure(unknownName('unit', columns.unit))
      const members = numbers(
        `SELECT DISTINCT m.record FROM json_each(:groups) j
         JOIN set_element e ON e.record = j.value AND e.field = 18
         JOIN record_unit given ON given.record = e.target
         JOIN record_unit m ON m.record = coalesce(given.duplicate_of, given.record)
         WHERE m.withdrawn IS NULL`,
        { groups: JSON.stringify(named) },
      )
      // What has no members is not a group.
      return members.length === 0
        ? failure(refusal('unit_unknown', { unit: columns.unit }))
        : success(members)
    }
  }
}

interface Row extends Omit<Matrix['rows'][number], 'met' | 'total'> {
  readonly record: number
}

const sessionOrder = 'z.date IS NULL, z.date DESC, z.ordinal DESC, z.record'

/**
 * Of agreements or clauses those of the newest sessions, at least as many as are shown: what nobody sees is not put in
 * its order.
 */
function newest(
  connection: ReadConnection,
  { rows, limit }: MatrixQuery,
  scopes: readonly number[],
): readonly number[] {
  if (scopes.length <= limit) return scopes
  const wanted = new Set(scopes)
  const chosen: number[] = []
  for (const session of connection.column<number>(
    `SELECT z.record FROM record_session z ORDER BY ${sessionOrder}`,
  )) {
    const ofSession = connection.column<number>(
      rows === 'clauses'
        ? `SELECT c.record FROM record_agreement a JOIN record_clause c ON c.agreement = a.record
           WHERE a.session = ?`
        : 'SELECT a.record FROM record_agreement a WHERE a.session = ?',
      [session],
    )
    for (const scope of ofSession) if (wanted.has(scope)) chosen.push(scope)
    if (chosen.length >= limit) break
  }
  return chosen
}

/** The rows that are shown of these agreements or clauses, the newest session first. */
function rowsOf(
  connection: ReadConnection,
  { rows, limit }: MatrixQuery,
  scopes: readonly number[],
): readonly Row[] {
  return connection.all<Row>(
    `WITH found AS MATERIALIZED (SELECT value AS record FROM json_each(:scopes))
     SELECT f.record, ${idOf('a.record')} AS agreement,
       ${
         rows === 'clauses'
           ? `${idOf('c.record')} AS clause, coalesce(c."order", 0) AS clauseOrder,
              coalesce(c.nature, 'binding') AS nature,
              coalesce(a.title, substr(coalesce(c.text, ''), 1, 160)) AS title`
           : `NULL AS clause, NULL AS clauseOrder, NULL AS nature,
              coalesce(a.title, substr(coalesce(a.text, ''), 1, 160)) AS title`
       },
       a.number, coalesce(a.kind, 'acuerdo') AS kind, a.sequence, a.topic,
       coalesce(z.roman, '') AS session, ${idOf('z.record')} AS sessionId, z.date AS sessionDate,
       coalesce(b.code, '') AS body
     FROM found f
     ${
       rows === 'clauses'
         ? `JOIN record_clause c ON c.record = f.record JOIN record_agreement a ON a.record = c.agreement`
         : 'JOIN record_agreement a ON a.record = f.record'
     }
     JOIN record_session z ON z.record = a.session LEFT JOIN record_body b ON b.record = z.body
     ORDER BY ${sessionOrder}, a.number IS NULL, a.number,
       CASE a.kind WHEN 'acuerdo' THEN 0 WHEN 'resolucion' THEN 1 WHEN 'punto_de_acuerdo' THEN 2 ELSE 3 END,
       a.sequence, a.record, ${rows === 'clauses' ? 'c."order", c.record' : 'f.record'}
     LIMIT :limit`,
    { scopes: listedIn(scopes), limit },
  )
}

const idOf = (record: string): string => `(SELECT lower(hex(uid)) FROM record WHERE id = ${record})`

interface Obligation extends CellObligation {
  readonly id: string
  readonly row: number
  /** Local number. */
  readonly unit: number
}

function obligationsIn(
  connection: ReadConnection,
  { rows }: MatrixQuery,
  { from, where, parameters }: Source,
  shown: readonly Row[],
): readonly Obligation[] {
  const key = rows === 'clauses' ? 's.clause' : 's.agreement'
  return connection
    .all<ObligationRow>(
      `SELECT ${idOf('s.obligation')} AS id, ${key} AS row, s.unit, s.compliance, s.verification, s.response,
         s.apart, s.open, s.due, s.due_estimated AS dueEstimated, s.due_missing IS NOT NULL AS dueMissing,
         s.met_late AS metLate, s.conflict, ${overdueCondition} AS overdue,
         ${dueSoonCondition} AS dueSoon, s.evidence
       FROM ${from} WHERE ${where} AND ${key} IN (SELECT value FROM json_each(:rows))
       ORDER BY c."order", s.obligation`,
      { ...parameters, rows: JSON.stringify(shown.map(({ record }) => record)) },
    )
    .map(obligationOf)
}

/** What SQLite calls 0 and 1 is false and true. */
type ObligationRow = {
  readonly [Field in keyof Obligation]: Obligation[Field] extends boolean
    ? number | null
    : Obligation[Field]
}

/** Field by field, for spreading thousands of rows takes as long as reading them. */
const obligationOf = (row: ObligationRow): Obligation => ({
  id: row.id,
  row: row.row,
  unit: row.unit,
  compliance: row.compliance,
  verification: row.verification,
  response: row.response,
  apart: row.apart === 1,
  open: row.open === 1,
  due: row.due,
  dueEstimated: row.dueEstimated === 1,
  dueMissing: row.dueMissing === 1,
  metLate: row.metLate === 1,
  conflict: row.conflict === 1,
  overdue: row.overdue === 1,
  dueSoon: row.dueSoon === 1,
  evidence: row.evidence,
})

interface Column extends Omit<MatrixColumn, 'met' | 'total'> {
  readonly record: number
}

/** By kind in the order of the schema: the federation, its states, their groups. */
function columnsOf(connection: ReadConnection, units: readonly number[]): readonly Column[] {
  return connection
    .all<Column>(
      `SELECT u.record, ${idOf('u.record')} AS unit, coalesce(u.code, '') AS code,
         coalesce(u.name, u.name_english, u.code, '') AS name, u.name_english AS nameEnglish,
         u.abbreviation, coalesce(u.kind, 'other') AS kind
       FROM json_each(:units) j JOIN record_unit u ON u.record = j.value
       ORDER BY u.inegi, u.code, u.record`,
      { units: JSON.stringify(units) },
    )
    .toSorted((a, b) => unitKinds.indexOf(a.kind) - unitKinds.indexOf(b.kind))
}

interface Score {
  met: number
  total: number
}

/** Puts the obligations into their cells and adds the counts up by row and by column. */
function assemble(
  rows: readonly Row[],
  rowTotal: number,
  columns: readonly Column[],
  obligations: readonly Obligation[],
  outside: number,
): Matrix {
  const rowPlaces = new Map(rows.map(({ record }, place) => [record, place]))
  const columnPlaces = new Map(columns.map(({ record }, place) => [record, place]))
  const byPlace = new Map<number, Obligation[]>()
  for (const obligation of obligations) {
    const row = rowPlaces.get(obligation.row)
    const column = columnPlaces.get(obligation.unit)
    if (row === undefined || column === undefined) continue
    const place = row * columns.length + column
    const known = byPlace.get(place)
    if (known === undefined) byPlace.set(place, [obligation])
    else known.push(obligation)
  }
  const rowScores = rows.map((): Score => ({ met: 0, total: 0 }))
  const columnScores = columns.map((): Score => ({ met: 0, total: 0 }))
  const cells: MatrixCells = emptyCells()
  for (const [place, inside] of [...byPlace].toSorted(([a], [b]) => a - b)) {
    const cell = matrixCell(inside)
    if (cell === null) continue
    const row = Math.floor(place / columns.length)
    const column = place % columns.length
    for (const score of [rowScores[row], columnScores[column]]) {
      if (score === undefined) continue
      score.met += cell.met
      score.total += cell.total
    }
    cells.row.push(row)
    cells.column.push(column)
    cells.obligations.push(inside.map(({ id }) => id))
    cells.compliance.push(cell.compliance)
    cells.verification.push(cell.verification)
    cells.response.push(cell.response)
    cells.evidence.push(cell.evidence)
    cells.due.push(cell.due)
    cells.dueEstimated.push(cell.dueEstimated)
    cells.dueMissing.push(cell.dueMissing)
    cells.overdue.push(cell.overdue)
    cells.dueSoon.push(cell.dueSoon)
    cells.metLate.push(cell.metLate)
    cells.conflict.push(cell.conflict)
    cells.apart.push(cell.apart)
  }
  return {
    rows: rows.map((row, place) => ({ ...numberless(row), ...scoreAt(rowScores, place) })),
    rowTotal,
    columns: columns.map((column, place) => ({
      ...numberless(column),
      ...scoreAt(columnScores, place),
    })),
    cells,
    outside,
  }
}

/** Local numbers stay in the store. */
function numberless<Item extends { readonly record: number }>(item: Item): Omit<Item, 'record'> {
  const { record: _record, ...rest } = item
  return rest
}

const scoreAt = (scores: readonly Score[], place: number): Score =>
  scores[place] ?? { met: 0, total: 0 }

const emptyCells = (): MatrixCells => ({
  row: [],
  column: [],
  obligations: [],
  compliance: [],
  verification: [],
  response: [],
  evidence: [],
  due: [],
  dueEstimated: [],
  dueMissing: [],
  overdue: [],
  dueSoon: [],
  metLate: [],
  conflict: [],
  apart: [],
})
