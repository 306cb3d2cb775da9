import {
  IconAlertTriangleFilled,
  IconFileText,
  IconGitFork,
  IconHourglassLow,
  type Icon,
} from '@tabler/icons-react'
import type { CellMark, CellState } from '../../../core/compliance/matrix-look.ts'
import { complianceLooks, metLateLook } from '../../ui/status.tsx'
import type { Tone } from '../../ui/StatusBadge.tsx'

export const markLooks: Readonly<Record<CellMark, { readonly icon: Icon; readonly tone: Tone }>> = {
  conflict: { icon: IconGitFork, tone: 'bad' },
  overdue: { icon: IconAlertTriangleFilled, tone: 'bad' },
  reported: { icon: IconFileText, tone: 'active' },
  dueSoon: { icon: IconHourglassLow, tone: 'partial' },
}

export const stateLook = (state: CellState) =>
  state === 'met_late' ? metLateLook : complianceLooks[state]

/** Names what is to be seen of a cell, state and mark in one picture. */
export const cellLook = (state: CellState, mark: CellMark | null): string =>
  mark === null ? state : `${state} ${mark}`
