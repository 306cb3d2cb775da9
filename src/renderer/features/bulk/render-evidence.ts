import type { ReactNode } from 'react'
import type { EvidenceDraft } from '../../state/casework-drafts.ts'

/** Where files are dropped: another feature has it, the app hands it in. */
export type RenderEvidence = (props: {
  readonly evidence: readonly EvidenceDraft[]
  /** Somebody tried to go on: what is missing is said. */
  readonly tried: boolean
  readonly onChange: (evidence: readonly EvidenceDraft[]) => void
}) => ReactNode
