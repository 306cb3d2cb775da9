import { compareStamps } from './stamp.ts'
import type { Id, Stamp } from './types.ts'

/**
 * Whether the id of a record shows that it was minted at that installation: one half of it is random, the other the
 * hash of that half and the installation. Nobody else can have made the record, whatever a commit's clock says. The
 * core has no hash function and is given this one.
 */
export type IsMintedBy = (record: Id, installation: Id) => boolean

/**
 * The order in which commits may have made a record: those of the installation that minted its id before all others,
 * among them, and where nobody minted it, by the total order of commits. The first of them made it.
 */
export const compareMakers =
  (record: Id, isMintedBy: IsMintedBy) =>
  (a: Stamp, b: Stamp): number =>
    Number(isMintedBy(record, b.installation)) - Number(isMintedBy(record, a.installation)) ||
    compareStamps(a, b)
