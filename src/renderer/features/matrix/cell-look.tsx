import {
  IconAlertTriangleFilled,
  IconFileText,
  IconGitFork,
  IconHourglassLow,
  type Icon,
} from '@tabler/icons-react'
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

export const cellLook = ({ compliance, metLate }: Pick<Cell, 'compliance' | 'metLate'>) =>
  compliance === 'met' && metLate ? metLateLook : complianceLooks[compliance]
