import { evidenceKinds } from '../../../core/schema/codes.ts'
import type { EvidenceDraft } from '../../state/form-drafts.ts'

/** A file with what was typed beside it, as the engine takes it. */
export const givenFile = ({ ticket, kind, reference, date }: EvidenceDraft) => ({
  file: ticket,
  kind: evidenceKinds.find((code) => code === kind) ?? null,
  reference: reference.trim() === '' ? null : reference.trim(),
  date,
})
