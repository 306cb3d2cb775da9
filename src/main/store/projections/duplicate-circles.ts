import { common } from '../../../core/schema/records/common.ts'
import { kindOfNumber, registry, type RecordKind } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import type { LocalCell } from '../local-cell.ts'
import { tableOf } from './columns.ts'

const { number: field } = common.duplicateOf

interface Member {
  readonly record: number
  readonly kind: RecordKind
}

/**
 * Two offices may each have called the other's record the duplicate, and then neither would count: of such a circle
 * the record with the smallest id is shown as no duplicate, in every office alike (DESIGN section 4). Asked after the
 * tables show what these cells say. Returns the cells of other records that are shown as something else now.
 */
export function settleCircles(
  connection: WriteConnection,
  cells: Iterable<LocalCell>,
): readonly LocalCell[] {
  const written = new Map<number, Member>()
  for (const { record, kind, field: changed } of cells) {
    const name = kindOfNumber(kind)
    if (changed === field && name !== undefined) written.set(record, { record, kind: name })
  }
  if (written.size === 0) return []
  const before = openCircles(connection, (record) => !written.has(record))
  const after = closeCircles(connection, [...written.values(), ...before])
  return [...before, ...after]
    .filter(
      ({ record }) =>
        !written.has(record) &&
        before.some((one) => one.record === record) !== after.some((one) => one.record === record),
    )
    .map(cellOf)
}

/**
 * After records of these kinds were copied from where they stand in circles: some of these may not be closed here, and
 * some that were open when other records of theirs were copied may be closed now. Returns the cells that may be shown
 * as something else than they were copied.
 */
export function settleCopied(
  connection: WriteConnection,
  kinds: readonly RecordKind[],
): readonly LocalCell[] {
  const before = openCircles(connection, () => true)
  const leading = kinds.flatMap((kind) =>
    connection
      .column<number>(
        `SELECT x.record FROM ${tableOf(kind)} x JOIN ${tableOf(kind)} y ON y.record = x.duplicate_of
         WHERE x.duplicate_of IS NOT NULL AND y.duplicate_of IS NOT NULL`,
      )
      .map((record) => ({ record, kind })),
  )
  return [...before, ...closeCircles(connection, [...before, ...leading])].map(cellOf)
}

const cellOf = ({ record, kind }: Member): LocalCell => ({
  record,
  kind: registry[kind].number,
  field,
  element: null,
})

/** Has the tables say what each record says; `isShown`: not those that were just written. */
function openCircles(
  connection: WriteConnection,
  isShown: (record: number) => boolean,
): readonly Member[] {
  const circles = connection.all<{ record: number; target: number; kind: number | null }>(
    'SELECT d.record, d.target, r.kind FROM duplicate_circle d JOIN record r ON r.id = d.record',
  )
  if (circles.length > 0) connection.run('DELETE FROM duplicate_circle')
  return circles.flatMap(({ record, target, kind }) => {
    const name = kind === null ? undefined : kindOfNumber(kind)
    if (name === undefined) return []
    if (isShown(record)) show(connection, { record, kind: name }, target)
    return [{ record, kind: name }]
  })
}

/** Returns those that survive a circle. */
function closeCircles(connection: WriteConnection, starts: readonly Member[]): readonly Member[] {
  return starts.flatMap(({ record, kind }) => {
    const circle = circleFrom(connection, kind, record)
    const survivor = circle?.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))[0]
    if (survivor === undefined) return []
    connection.run('INSERT INTO duplicate_circle (record, target) VALUES (?, ?)', [
      survivor.record,
      survivor.target,
    ])
    show(connection, { record: survivor.record, kind }, null)
    return [{ record: survivor.record, kind }]
  })
}

interface Step {
  readonly record: number
  readonly uid: string
  readonly target: number
}

/** The circle into which a record leads; `null`: it leads to a record that is no duplicate. */
function circleFrom(
  connection: ReadConnection,
  kind: RecordKind,
  start: number,
): readonly Step[] | null {
  const path: Step[] = []
  for (let record = start; ;) {
    const closed = path.findIndex((step) => step.record === record)
    if (closed >= 0) return path.slice(closed)
    const step = connection.get<{ uid: Uint8Array; target: number | null }>(
      `SELECT r.uid, x.duplicate_of AS target FROM ${tableOf(kind)} x JOIN record r ON r.id = x.record
       WHERE x.record = ?`,
      [record],
    )
    if (step === undefined || step.target === null) return null
    path.push({ record, uid: toHex(step.uid), target: step.target })
    record = step.target
  }
}

const show = (
  connection: WriteConnection,
  { record, kind }: Member,
  target: number | null,
): unknown =>
  connection.run(`UPDATE ${tableOf(kind)} SET duplicate_of = ? WHERE record = ?`, [target, record])
