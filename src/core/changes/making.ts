import { compareStamps } from './stamp.ts'
import type { Id, Stamp } from './types.ts'

/**
 * Whether the id of a record shows that it was minted at that installation: one half of it is random, the other the
 * hash of that half and the installation. Nobody else can have made the record, whatever a commit's clock says. The
 * core has no hash function and is given this one.
 */
export type IsMintedBy = (record: Id, installation: Id) => boolean

/** Hexadecimal digits of the random half of an id, and of the half that shows where it was minted. */
const half = 16

/** Of ASCII text, in hexadecimal. The core has no hash function and is given one. */
export type TextHash = (text: string) => string

/** The half of an id that shows at which installation it was minted. `random`: its other half. */
export const makerMark = (installation: Id, random: string, sha256: TextHash): string =>
  sha256(`${installation}${random}`).slice(0, half)

export const showsMaker = (id: Id, installation: Id, sha256: TextHash): boolean =>
  id.slice(half) === makerMark(installation, id.slice(0, half), sha256)

/**
 * The order in which commits may have made a record: those of the installation that minted its id before all others,
 * among them, and where nobody minted it, by the total order of commits. The first of them made it.
 */
export const compareMakers =
  (record: Id, isMintedBy: IsMintedBy) =>
  (a: Stamp, b: Stamp): number =>
    Number(isMintedBy(record, b.installation)) - Number(isMintedBy(record, a.installation)) ||
    compareStamps(a, b)
