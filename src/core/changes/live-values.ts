import { valueKey } from '../schema/value.ts'
import type { Value } from '../schema/value.ts'
import { compareStamps } from './stamp.ts'
import type { StampedChange } from './types.ts'

/**
 * What the live changes of one cell mean. Live = replaced by no other change; several are live when
 * people wrote without knowledge of each other. All functions are independent of the order of the
 * list.
 */

/**
 * The change whose value is shown: the greatest by stamp. `undefined` for a cell without changes.
 */
export function displayedChange(live: readonly StampedChange[]): StampedChange | undefined {
  // Most cells: there is nothing to compare.
  if (live.length < 2) return live[0]
  return countedChanges(live).reduce<StampedChange | undefined>(
    (greatest, change) =>
      greatest === undefined || compareStamps(change.stamp, greatest.stamp) > 0 ? change : greatest,
    undefined,
  )
}

/** The value shown; `null` for a cell that is empty or was never written. */
export function displayedValue(live: readonly StampedChange[]): Value {
  return displayedChange(live)?.value ?? null
}

/** The values that a person has to choose from, greatest stamp first. Equal values count once. */
export function distinctLiveValues(live: readonly StampedChange[]): readonly Value[] {
  const byKey = new Map<string, Value>()
  for (const { value } of countedChanges(live).toSorted((a, b) =>
    compareStamps(b.stamp, a.stamp),
  )) {
    const key = valueKey(value)
    if (!byKey.has(key)) byKey.set(key, value)
  }
  return [...byKey.values()]
}

/**
 * Two offices wrote different values without knowledge of each other: kept and shown until a person
 * decides.
 */
export function isConflict(live: readonly StampedChange[]): boolean {
  const [first, ...others] = countedChanges(live)
  if (first === undefined || others.length === 0) return false
  const key = valueKey(first.value)
  return others.some(({ value }) => valueKey(value) !== key)
}

/**
 * Whether an element belongs to its set. Who removes only removes what they saw, so a concurrent
 * addition wins.
 */
export function isPresent(live: readonly StampedChange[]): boolean {
  return live.some(({ value }) => value !== null)
}

/** A live `confidential = true` counts, whatever else is live and however old it is. */
export function isConfidential(live: readonly StampedChange[]): boolean {
  return live.some(({ value }) => value === true)
}

/** In a set, a removal beside a live addition has lost to it: nothing is left to decide. */
function countedChanges(live: readonly StampedChange[]): readonly StampedChange[] {
  return live.some(({ element, value }) => element !== null && value !== null)
    ? live.filter(({ value }) => value !== null)
    : live
}
