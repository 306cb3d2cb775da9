import type * as z from 'zod'
import type { unitTreeNodeSchema } from '../../../contract/ipc.ts'
import { parsePartialDate } from '../../../core/compliance/day.ts'

export type UnitNode = z.infer<typeof unitTreeNodeSchema>

export interface UnitBranch {
  readonly unit: UnitNode
  readonly branches: readonly UnitBranch[]
}

const isLeaf = ({ branches }: UnitBranch): boolean => branches.length === 0

/** Whether a unit was there on that day (`YYYY-MM-DD`), as far as its sources say when it began and ended. */
export function existsOn(unit: Pick<UnitNode, 'validFrom' | 'validTo'>, day: string): boolean {
  const from = unit.validFrom === null ? null : parsePartialDate(unit.validFrom)
  const to = unit.validTo === null ? null : parsePartialDate(unit.validTo)
  return (from === null || from.first <= day) && (to === null || to.last >= day)
}

/** Units below their parents; one whose parent is not there stands at the top. */
export function branchesOf(units: readonly UnitNode[]): readonly UnitBranch[] {
  const known = new Set(units.map(({ id }) => id))
  const children = new Map<string | null, UnitNode[]>()
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null
    children.set(parent, [...(children.get(parent) ?? []), unit])
  }
  const below = (parent: string | null): readonly UnitBranch[] =>
    (children.get(parent) ?? []).map((unit) => ({ unit, branches: below(unit.id) }))
  // What has an inside comes before the long rows of what has none.
  return below(null).toSorted((a, b) => Number(isLeaf(a)) - Number(isLeaf(b)))
}

/** The branches in which something matches: the units found and the way down to them. */
export function prune(
  branches: readonly UnitBranch[],
  matches: (unit: UnitNode) => boolean,
): readonly UnitBranch[] {
  return branches.flatMap(({ unit, branches: lower }) => {
    if (matches(unit)) return [{ unit, branches: lower }]
    const kept = prune(lower, matches)
    return kept.length === 0 ? [] : [{ unit, branches: kept }]
  })
}
