import type * as z from 'zod'
import type { unitTreeNodeSchema } from '../../../contract/ipc.ts'

export type UnitNode = z.infer<typeof unitTreeNodeSchema>

export interface UnitBranch {
  readonly unit: UnitNode
  readonly branches: readonly UnitBranch[]
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
  return below(null)
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
