import type { RegisterDifference } from '../usecases/ports/register.ts'
import type { PastState } from './as-of-state.ts'
import { toHex } from './bytes.ts'
import { commitsApart, type ComparedLog } from './commits-apart.ts'
import type { ReadConnection } from './connection.ts'
import { savesOn } from './saves-on.ts'

/** A past state with the log of which it is a length. */
export interface ComparedState extends ComparedLog {
  readonly state: PastState
}

/**
 * The obligations whose state differs between two moments, the earlier of them first, in the order of their ids. The
 * two may be of different logs: that of this register, and that of a cut-off of another office.
 */
export function differingObligations(
  from: ComparedState,
  to: ComparedState,
): RegisterDifference['obligations'] {
  const before = statesIn(from.state.lists())
  const after = statesIn(to.state.lists())
  const differing = [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => before.get(id)?.print !== after.get(id)?.print)
    .toSorted()
  const saves = savesOn(commitsApart(from, to), differing)
  return differing.map((id) => ({
    id,
    stood: stands(before.get(id)),
    stands: stands(after.get(id)),
    saves: saves.get(id) ?? [],
  }))
}

const stands = (state: State | undefined): boolean | null =>
  state === undefined ? null : state.present === 1

interface State {
  readonly present: number
  /** Equal where nothing of what is compared differs. Records are named by what they are called in every register. */
  readonly print: string
}

const statesIn = (connection: ReadConnection): ReadonlyMap<string, State> => {
  const units = new Map(
    connection
      .all<{ id: number; uid: Uint8Array }>(
        'SELECT r.id, r.uid FROM record_unit x JOIN record r ON r.id = x.record',
      )
      .map(({ id, uid }) => [id, toHex(uid)] as const),
  )
  const states = new Map<string, State>()
  const rows = connection.iterate<{
    uid: Uint8Array
    present: number
    unit: number | null
    print: string
  }>(
    `SELECT r.uid, s.present, s.unit, json_array(s.compliance, s.verification, s.response, s.due,
       s.due_estimated, s.present) AS print
     FROM obligation_status s JOIN record r ON r.id = s.obligation`,
  )
  for (const { uid, present, unit, print } of rows) {
    const named = unit === null ? '' : (units.get(unit) ?? '')
    states.set(toHex(uid), { present, print: `${named} ${print}` })
  }
  return states
}
