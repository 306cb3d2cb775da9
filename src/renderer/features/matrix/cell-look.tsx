import {
  IconAlertTriangleFilled,
  IconFileText,
  IconGitFork,
  IconHourglassLow,
  type Icon,
} from '@tabler/icons-react'
import type { Compliance } from '../../../core/compliance/codes.ts'
import { complianceLooks, metLateLook } from '../../ui/status.tsx'
import type { Tone } from '../../ui/StatusBadge.tsx'
import type { Cell } from './matrix-model.ts'

/** What a cell shows beside its state: at most one, the most urgent. */
export const cellMarks = ['conflict', 'overdue', 'reported', 'dueSoon'] as const
export type CellMark = (typeof cellMarks)[number]

export const markLooks: Readonly<Record<CellMark, { readonly icon: Icon; readonly tone: Tone }>> = {
  conflict: { icon: IconGitFork, tone: 'bad' },
  overdue: { icon: IconAlertTriangleFilled, tone: 'bad' },
  reported: { icon: IconFileText, tone: 'active' },
  dueSoon: { icon: IconHourglassLow, tone: 'partial' },
}

export function markOf(cell: Cell): CellMark | null {
  if (cell.conflict) return 'conflict'
  if (cell.overdue) return 'overdue'
  if (cell.verification === 'reported') return 'reported'
  return cell.dueSoon ? 'dueSoon' : null
}

/** The state that a cell shows: fulfilled late is shown as one of its own. */
export type CellState = Compliance | 'met_late'

export const cellState = ({
  compliance,
  metLate,
}: Pick<Cell, 'compliance' | 'metLate'>): CellState =>
  compliance === 'met' && metLate ? 'met_late' : compliance

export const stateLook = (state: CellState) =>
  state === 'met_late' ? metLateLook : complianceLooks[state]

/** Names what is to be seen of a cell, state and mark in one picture. */
export const cellLook = (state: CellState, mark: CellMark | null): string =>
  mark === null ? state : `${state} ${mark}`
