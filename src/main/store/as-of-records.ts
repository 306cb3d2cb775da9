import type {
  FieldDifference,
  RecordDifference,
  RecordDifferences,
} from '../../contract/cutoffs.ts'
import type { RecordView } from '../../contract/records.ts'
import { kindOfNumber, recordKinds, type RecordKind } from '../../core/schema/registry.ts'
import type { RecordsAsked } from '../usecases/ports/register.ts'
import type { ComparedState } from './as-of-difference.ts'
import { agreementsBehind } from './as-of-scope.ts'
import type { PastState } from './as-of-state.ts'
import { toHex } from './bytes.ts'
import { commitsApart, type CommitsApart } from './commits-apart.ts'
import { isId } from './projections/columns.ts'
import { recordView } from './queries/records.ts'
import { savesOnRecords } from './saves-on.ts'

/**
 * The records that were saved on with commits that two moments do not share, the earlier moment first: kind by kind, and
 * of a kind in the order in which the register came to know them. All are counted; only those asked for are compared,
 * which takes as long as their agreements are large.
 */
export function differingRecords(
  from: ComparedState,
  to: ComparedState,
  { kind, offset, limit }: RecordsAsked,
): RecordDifferences {
  const apart = commitsApart(from, to)
  const touched = touchedBy(apart)
  const kinds = recordKinds.filter((one) => touched.has(one))
  const asked = kind === undefined ? kinds : kinds.filter((one) => one === kind)
  const all = asked.flatMap((one) => touched.get(one) ?? [])
  const ids = all.slice(offset, offset + limit)
  const before = viewsOf(from.state, ids)
  const after = viewsOf(to.state, ids)
  const saves = savesOnRecords(apart, ids)
  const rows = ids.flatMap((id): readonly RecordDifference[] => {
    const was = before.get(id)
    const is = after.get(id)
    const known = is ?? was
    if (known === undefined) return []
    return [
      {
        id,
        kind: known.kind,
        label: known.label,
        changed: changeOf(was, is),
        fields: [...fieldsApart(was, is)],
        saves: [...(saves.get(id) ?? [])],
      },
    ]
  })
  const named = idsIn(rows)
  return {
    total: all.length,
    counts: Object.fromEntries(kinds.map((one) => [one, touched.get(one)?.length ?? 0])),
    rows,
    names: Object.fromEntries([...labelsOf(from.state, named), ...labelsOf(to.state, named)]),
  }
}

/** Ids by kind. What only a newer version knows is left out, as it is everywhere. */
function touchedBy(apart: readonly CommitsApart[]): ReadonlyMap<RecordKind, readonly string[]> {
  const byKind = new Map<RecordKind, Set<string>>()
  for (const { connection, ids, parameters } of apart) {
    const rows = connection.iterate<{ uid: Uint8Array; kind: number }>(
      `SELECT r.uid, r.kind FROM present.record r WHERE r.kind IS NOT NULL AND r.id IN (
         SELECT t.record FROM present.touched t WHERE t.commit_id IN (${ids})) ORDER BY r.id`,
      parameters,
    )
    for (const { uid, kind: number } of rows) {
      const kind = kindOfNumber(number)
      if (kind === undefined) continue
      const known = byKind.get(kind) ?? new Set()
      byKind.set(kind, known)
      known.add(toHex(uid))
    }
  }
  return new Map([...byKind].map(([kind, ids]) => [kind, [...ids]]))
}

/** As they were known; without those that were not. */
function viewsOf(state: PastState, ids: readonly string[]): ReadonlyMap<string, RecordView> {
  state.bring([...new Set(agreementsBehind(state, ids))])
  return new Map(
    ids.flatMap((id) => {
      const view = recordView(state.connection, id)
      return view === undefined || isEmpty(view) ? [] : [[id, view] as const]
    }),
  )
}

/** A record that something points to may be named before it has arrived. */
const isEmpty = ({ fields, sets }: RecordView): boolean =>
  Object.keys(fields).length === 0 && Object.keys(sets).length === 0

const labelsOf = (
  state: PastState,
  ids: readonly string[],
): readonly (readonly [string, string])[] =>
  [...viewsOf(state, ids).values()].flatMap(({ id, label }) =>
    label === '' ? [] : [[id, label] as const],
  )

function changeOf(
  was: RecordView | undefined,
  is: RecordView | undefined,
): RecordDifference['changed'] {
  if (was === undefined) return 'added'
  if (is === undefined) return 'absent'
  const stood = standsIn(was)
  const stands = standsIn(is)
  if (stood !== stands) return stands ? 'restored' : 'withdrawn'
  return fieldsApart(was, is).length === 0 ? 'same' : 'changed'
}

const standsIn = ({ fields }: RecordView): boolean => (fields['withdrawn']?.value ?? null) === null

type Cell = Pick<FieldDifference, 'field' | 'element'> & {
  readonly value: FieldDifference['before']
}

/** Fields before sets, each in its order. */
function fieldsApart(
  was: RecordView | undefined,
  is: RecordView | undefined,
): readonly FieldDifference[] {
  const before = cellsOf(was)
  const after = cellsOf(is)
  return [...new Map([...before, ...after])].flatMap(([key, { field, element }]) => {
    const values = {
      before: before.get(key)?.value ?? null,
      after: after.get(key)?.value ?? null,
    }
    return JSON.stringify(values.before) === JSON.stringify(values.after)
      ? []
      : [{ field, element, ...values }]
  })
}

/** By what names a value of a record. */
function cellsOf(view: RecordView | undefined): ReadonlyMap<string, Cell> {
  if (view === undefined) return new Map()
  const fields = Object.entries(view.fields).map(([field, { value }]): Cell => ({
    field,
    element: null,
    value,
  }))
  const sets = Object.entries(view.sets).flatMap(([field, elements]) =>
    elements.map(({ element, mark }): Cell => ({ field, element, value: mark })),
  )
  return new Map(
    [...fields, ...sets].map((cell) => [`${cell.field}/${cell.element ?? ''}`, cell] as const),
  )
}

const idsIn = (rows: readonly RecordDifference[]): readonly string[] => [
  ...new Set(
    rows
      .flatMap(({ fields }) =>
        fields.flatMap(({ element, before, after }) => [
          ...(element?.split('/') ?? []),
          before,
          after,
        ]),
      )
      .filter((value) => typeof value === 'string')
      .filter(isId),
  ),
]
