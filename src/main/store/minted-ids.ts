import { hash } from 'node:crypto'
import { catalogueInstallation } from '../../contract/catalogue.ts'
import { makerMark, showsMaker, type IsMintedBy, type TextHash } from '../../core/changes/making.ts'
import type { Id } from '../../core/changes/types.ts'

const sha256: TextHash = (text) => hash('sha256', text, 'hex')

/**
 * An id that shows at which installation it was minted (`making.ts`). `random`: 16 hexadecimal digits that nobody can
 * guess.
 */
export const mintId = (installation: Id, random: string): Id =>
  `${random}${makerMark(installation, random, sha256)}`

/** The national catalogue names its records by what they are; nobody else may make them. */
export const isMintedBy: IsMintedBy = (record, installation) =>
  installation === catalogueInstallation || showsMaker(record, installation, sha256)

/** Of installations, none of which the catalogue makes. */
export const isMadeAt: IsMintedBy = (id, installation) => showsMaker(id, installation, sha256)
