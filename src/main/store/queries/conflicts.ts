import type { ConflictRow } from '../../../contract/conflict-rows.ts'
import type { Filter } from '../../../contract/rows.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { compareStamps } from '../../../core/changes/stamp.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { fieldNameOfNumber, kindOfNumber } from '../../../core/schema/registry.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import type { ConflictCell } from '../../usecases/ports/register.ts'
import { commitCalled } from '../commit-called.ts'
import { folded } from '../folded.ts'
import { liveChangesOf } from '../merge.ts'
import { isId } from '../projections/columns.ts'
import { findRecord } from '../record-ids.ts'
import { officeNumbers } from './conflict-list.ts'
import { heldChanges, type HeldChanges } from './held-changes.ts'
import { labelled } from './issues.ts'
import { recordLabel } from './labels.ts'
import { jsonOf, nameLookup } from './records.ts'

/** Cells with more than one distinct live value. */
export function conflictCount(connection: ReadConnection): number {
  return connection.get<{ number: number }>('SELECT count(*) AS number FROM conflict')?.number ?? 0
}

/** A cell of a record as the id of its conflict names it: `record/field` or `record/field/element`. */
interface NamedCell {
  readonly record: string
  readonly field: number
  readonly element: string | null
}

export function cellOfConflict(id: string): NamedCell | null {
  const [, record, field, , element] = /^([0-9a-f]{32})\/(\d+)(\/(.+))?$/su.exec(id) ?? []
  return record === undefined || field === undefined
    ? null
    : { record, field: Number(field), element: element ?? null }
}

/** The values that stand beside each other in a cell, the one that is shown meanwhile first. */
export function valuesOfCell(
  connection: ReadConnection,
  cell: NamedCell,
): readonly (ConflictRow['values'][number] & { readonly installation: string })[] {
  const found = findRecord(connection, cell.record)
  if (found === undefined) return []
  const names = nameLookup(connection)
  const { record, field, element } = cell
  return (
    liveChangesOf(
      connection,
      { record: found.id, kind: found.kind, field, element },
      { record, kind: found.kind },
    )
      // A removal beside an addition has lost to it.
      .filter((change, _, all) => change.value !== null || !isSetWithAddition(all))
      .toSorted((one, other) => compareStamps(other.stamp, one.stamp))
      .map(({ commit, value, stamp }) => {
        const written = connection.get<{ author: Uint8Array; wallTime: number; received: number }>(
          `SELECT c.author, c.wall_time AS wallTime, p.received FROM commit_log c
         JOIN receipt p ON p.commit_id = c.id WHERE c.hash = ?`,
          [fromHex(stamp.hash)],
        )
        if (written === undefined) throw new Error(`commit ${stamp.hash} of a live change is gone`)
        return {
          change: commit,
          value: jsonOf(value),
          author: names.person(toHex(written.author)),
          office: names.office(stamp.installation),
          at: new Date(written.wallTime).toISOString(),
          received: new Date(written.received).toISOString(),
          installation: stamp.installation,
        }
      })
  )
}

const isSetWithAddition = (
  live: readonly { readonly element: string | null; readonly value: unknown }[],
): boolean => live.some(({ element, value }) => element !== null && value !== null)

/** The cell that the id of a conflict of values names, whether or not a conflict is left; `undefined`: it names none. */
export function conflictCell(connection: ReadConnection, id: string): ConflictCell | undefined {
  const cell = cellOfConflict(id)
  const found = cell === null ? undefined : findRecord(connection, cell.record)
  const kind = found === undefined ? undefined : kindOfNumber(found.kind)
  if (cell === null || found === undefined || kind === undefined) return undefined
  const place = [found.id, cell.field, cell.element ?? ''] as const
  const inConflict =
    connection.get(
      'SELECT 1 FROM conflict WHERE record = ? AND field = ? AND element = ?',
      place,
    ) !== undefined
  return {
    record: cell.record,
    kind,
    label: recordLabel(connection, kind, found.id),
    field: fieldNameOfNumber(kind, cell.field) ?? String(cell.field),
    fieldNumber: cell.field,
    element: cell.element,
    inConflict,
    values: valuesOfCell(connection, cell).map(({ installation, ...value }) => ({
      ...value,
      ...officeOfInstallation(connection, installation),
    })),
  }
}

function officeOfInstallation(
  connection: ReadConnection,
  installation: string,
): Pick<ConflictCell['values'][number], 'officeId' | 'coordinating'> {
  const row = connection.get<{ uid: Uint8Array; coordinating: number | null }>(
    `SELECT o.uid, f.coordinating FROM record r JOIN record_installation i ON i.record = r.id
     JOIN record o ON o.id = i.office LEFT JOIN record_office f ON f.record = i.office WHERE r.uid = ?`,
    [fromHex(installation)],
  )
  return row === undefined
    ? { officeId: null, coordinating: false }
    : { officeId: toHex(row.uid), coordinating: row.coordinating === 1 }
}

/** Rows as the list gives them, with what people call the records, who wrote what, and whether something is missing. */
export function describedConflicts(
  connection: ReadConnection,
  rows: readonly ConflictRow[],
): ConflictRow[] {
  const held = heldChanges(connection)
  const offices = new Map<string, string>()
  const officeOf = (number: string): string => {
    const known =
      offices.get(number) ??
      connection.get<{ name: string | null }>('SELECT name FROM record_office WHERE record = ?', [
        Number(number),
      ])?.name ??
      ''
    offices.set(number, known)
    return known
  }
  return labelled(connection, rows).map((row) => ({
    ...row,
    // Their numbers follow the order in which they came here.
    offices: row.offices.map(officeOf).toSorted(),
    ...standing(connection, held, row),
  }))
}

function standing(
  connection: ReadConnection,
  held: HeldChanges,
  row: ConflictRow,
): Pick<ConflictRow, 'values' | 'provisional'> {
  const cell = row.kind === 'values_differ' ? cellOfConflict(row.id) : null
  if (cell === null) return { values: [], provisional: held.concernsRecord(row.record) }
  const values = valuesOfCell(connection, cell)
  const installations = new Set(values.map(({ installation }) => installation))
  return {
    values: values.map(({ change, value, author, office, at, received }) => ({
      change,
      value,
      author,
      office,
      at,
      received,
    })),
    provisional: held.concernsCell(cell, installations) || replacedEarly(connection, cell),
  }
}

/** Somebody replaced a value of it that has not arrived. What two replaced stands there too, and has. */
const replacedEarly = (
  connection: ReadConnection,
  { record, field, element }: NamedCell,
): boolean =>
  connection
    .column<Uint8Array>(
      `SELECT e.prefix FROM early_replacement e JOIN record r ON r.id = e.record
       WHERE r.uid = ? AND e.field = ? AND e.element = ?`,
      [fromHex(record), field, element ?? ''],
    )
    .some((prefix) => commitCalled(connection, toHex(prefix)) === undefined)

/**
 * Offices are several to a conflict: a filter by one of them becomes one by the groups of offices in which it is. There
 * are few of them, however many conflicts.
 */
export function filtersByOffices(
  connection: ReadConnection,
  where: readonly Filter[],
): Result<Filter[], Refusal> {
  const filters: Filter[] = []
  for (const filter of where) {
    if (filter.field !== 'office') {
      filters.push(filter)
      continue
    }
    const { operator, values } = filter
    const numbers = values.map((value) => officesCalled(connection, value))
    const unknown = values.find((value, place) => value !== '' && numbers[place]?.length === 0)
    if (unknown !== undefined || (operator !== '=' && operator !== '!=')) {
      return failure(refusal('filter_invalid', { field: 'office', value: values.join(',') }))
    }
    const wanted = new Set(numbers.flat())
    const groups = connection
      .column<string>('SELECT DISTINCT offices FROM issue_finding WHERE offices IS NOT NULL')
      .filter((group) => officeNumbers(group).some((number) => wanted.has(number)))
    const empty = values.includes('') ? [''] : []
    // No group has it: none is asked for that cannot be.
    const asked = [...groups, ...empty]
    filters.push({ field: 'offices', operator, values: asked.length === 0 ? [','] : asked })
  }
  return success(filters)
}

function officesCalled(connection: ReadConnection, text: string): readonly number[] {
  const wanted = folded(text)
  return connection
    .all<{ record: number; uid: Uint8Array; name: string | null }>(
      'SELECT o.record, r.uid, o.name FROM record_office o JOIN record r ON r.id = o.record',
    )
    .filter(({ uid, name }) =>
      isId(text) ? toHex(uid) === text : name !== null && folded(name) === wanted,
    )
    .map(({ record }) => record)
}
