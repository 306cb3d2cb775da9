import type { ReactNode } from 'react'
import type { EvidenceDraft } from '../../state/form-drafts.ts'

/** Where files are dropped: another feature has it, the app hands it in. */
export type RenderEvidence = (props: {
  readonly evidence: readonly EvidenceDraft[]
  readonly onChange: (evidence: readonly EvidenceDraft[]) => void
}) => ReactNode
