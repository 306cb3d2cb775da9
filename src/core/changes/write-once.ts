import { fixedFields } from '../schema/fixed-fields.ts'
import { valueKey } from '../schema/value.ts'
import type { Value } from '../schema/value.ts'
import { compareMakers, type IsMintedBy } from './making.ts'
import type { CommitPrefix, StampedChange } from './types.ts'

/**
 * What hangs from an obligation is fixed by the commit that makes it (DESIGN 5.2): of its write-once cells only that
 * commit's changes count. Others are kept, and listed. A function of the set of commits: nothing looks at who came
 * first to whom.
 */

export interface FixedCell {
  readonly field: number
  readonly live: readonly StampedChange[]
}

export interface AsMade<Cell extends FixedCell> {
  /** The same cells with what counts of each: the making commit's change, or nothing. */
  readonly cells: readonly Cell[]
  /** A later commit said something else. */
  readonly rewritten: boolean
  /** Every value that was ever given for the obligation. */
  readonly obligations: readonly Value[]
}

/**
 * `cells`: all fixed cells of one record with every change that they were ever given. The making commit is the first
 * (`making.ts`) of those that name the record's obligation; while none has arrived, everything counts.
 */
export function asMade<Cell extends FixedCell>(
  kind: number,
  cells: readonly Cell[],
  isMintedBy: IsMintedBy,
): AsMade<Cell> {
  const naming = cells
    .filter(({ field }) => field === fixedFields.get(kind)?.obligation)
    .flatMap(({ live }) => live)
  const maker = makerOf(naming, isMintedBy)
  const obligations = naming.map(({ value }) => value)
  if (maker === null) return { cells, rewritten: false, obligations }
  const made = cells.map((cell) => ({
    ...cell,
    live: cell.live.filter(({ commit }) => commit === maker),
  }))
  const rewritten = cells.some(({ live }) => {
    const said = valueKey(live.find(({ commit }) => commit === maker)?.value ?? null)
    return live.some(({ value }) => valueKey(value) !== said)
  })
  return { cells: made, rewritten, obligations }
}

function makerOf(naming: readonly StampedChange[], isMintedBy: IsMintedBy): CommitPrefix | null {
  const [one] = naming
  if (one === undefined) return null
  const compare = compareMakers(one.record, isMintedBy)
  const [first] = naming.toSorted((a, b) => compare(a.stamp, b.stamp))
  return first?.commit ?? null
}
