import { webAddressSchema } from '../../contract/evidence.ts'
import type { MethodParams } from '../../contract/ipc.ts'
import { evidenceKinds } from '../../core/schema/codes.ts'
import type { EvidenceDraft, EvidenceSource } from './casework-drafts.ts'

type Given = MethodParams<'evidence.add'>['evidence'][number]

/** A piece of evidence as it was typed, as the engine takes it. */
export const givenEvidence = (draft: EvidenceDraft): Given => ({
  file: draft.source === 'file' ? draft.ticket : null,
  link: draft.source === 'link' ? draft.link.trim() : null,
  kind: evidenceKinds.find((code) => code === draft.kind) ?? null,
  reference: draft.reference.trim() === '' ? null : draft.reference.trim(),
  date: draft.date,
  pages: draft.pages,
  scanned: draft.scanned,
  clauses: [...draft.clauses],
})

/** What is missing before a piece can be saved, in the form's own terms; `null`: nothing. */
export function evidenceLack(draft: EvidenceDraft): 'link' | 'reference' | null {
  switch (draft.source) {
    case 'file':
      return null
    case 'link':
      return webAddressSchema.safeParse(draft.link.trim()).success ? null : 'link'
    case 'letter':
      return draft.reference.trim() === '' ? 'reference' : null
  }
}

const nothingSaid = {
  link: '',
  kind: null,
  reference: '',
  date: null,
  pages: null,
  scanned: false,
  clauses: [],
}

export const fileDraft = (file: {
  readonly ticket: string
  readonly name: string
  readonly size: number
}): EvidenceDraft => ({ ...nothingSaid, ...file, source: 'file' })

/** A piece without a file, among those that the form has. */
export function draftWithoutFile(
  source: Exclude<EvidenceSource, 'file'>,
  among: readonly EvidenceDraft[],
): EvidenceDraft {
  const taken = new Set(among.map(({ ticket }) => ticket))
  const free = among
    .map((_, index) => index + 1)
    .find((number) => !taken.has(`${source}-${number}`))
  return {
    ...nothingSaid,
    source,
    ticket: `${source}-${free ?? among.length + 1}`,
    name: '',
    size: 0,
    kind: source === 'link' ? 'publication' : 'letter',
  }
}
