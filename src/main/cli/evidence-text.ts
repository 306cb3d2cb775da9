import type { MadeEvidence } from '../../contract/evidence.ts'
import type { Words } from './texts.ts'

/** One piece of evidence that was recorded, with the hash of its file if it has one. */
export const evidenceText = ({ id, sha256 }: MadeEvidence, words: Words): string =>
  sha256 === null
    ? words.say('saved.evidenceWithoutFile', { id })
    : words.say('saved.evidence', { id, sha256 })
