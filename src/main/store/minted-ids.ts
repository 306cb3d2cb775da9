import { hash } from 'node:crypto'
import { catalogueInstallation } from '../../contract/catalogue.ts'
import type { IsMintedBy } from '../../core/changes/making.ts'
import type { Id } from '../../core/changes/types.ts'

/** Hexadecimal digits of the random half, and of the half that shows where it was minted. */
const half = 16

/**
 * A record's id that shows at which installation it was minted (`making.ts`). `random`: 16 hexadecimal digits that
 * nobody can guess.
 */
export const mintId = (installation: Id, random: string): Id =>
  `${random}${markOf(installation, random)}`

/** The national catalogue names its records by what they are; nobody else may make them. */
export const isMintedBy: IsMintedBy = (record, installation) =>
  installation === catalogueInstallation ||
  record.slice(half) === markOf(installation, record.slice(0, half))

const markOf = (installation: Id, random: string): string =>
  hash('sha256', `${installation}${random}`, 'hex').slice(0, half)
