import { useMemo } from 'react'
import type { MatrixColumn, MatrixRow } from '../../../contract/matrix.ts'
import { formatDay } from '../../ui/format.ts'
import { agreementName } from '../../ui/names.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { markOf, type CellMark } from './cell-look.tsx'
import type { Cell } from './matrix-model.ts'

/** How the matrix says in words what it shows. */
export interface CellWords {
  readonly row: (row: MatrixRow) => string
  readonly unit: (column: MatrixColumn) => string
  readonly state: (cell: Cell) => string
  readonly mark: (mark: CellMark) => string
  readonly due: (cell: Cell) => string
  readonly evidence: (cell: Cell) => string
  /** All of it: the accessible name. */
  readonly cell: (cell: Cell | null, row: MatrixRow, column: MatrixColumn) => string
}

export function useCellWords(): CellWords {
  const { t, language } = useTexts()
  return useMemo(() => {
    // A day is said thousands of times, and making its words takes longer than drawing the cell.
    const days = new Map<string, string>()
    const day = (text: string) => {
      const known = days.get(text) ?? formatDay(text, language)
      days.set(text, known)
      return known
    }
    const row = (of: MatrixRow) =>
      [
        agreementName(of, t),
        ...(of.clauseOrder === null ? [] : [t('agreements.clause', { order: of.clauseOrder })]),
      ].join(' · ')
    const unit = (column: MatrixColumn) => unitName(column, language)
    const state = ({ compliance, metLate }: Cell) =>
      compliance === 'met' && metLate
        ? t('status.metLate')
        : t(`codes.complianceCodes.${compliance}`)
    const mark = (of: CellMark) => t(`matrix.marks.${of}`)
    const due = (cell: Cell) => {
      if (cell.due === null) return t(cell.dueMissing ? 'due.undefined' : 'due.none')
      return cell.dueEstimated ? `${day(cell.due)} (${t('common.estimated')})` : day(cell.due)
    }
    const evidence = (cell: Cell) => t('matrix.evidence', { count: cell.evidence })
    return {
      row,
      unit,
      state,
      mark,
      due,
      evidence,
      cell: (cell, ofRow, column) => {
        const where = `${unit(column)}, ${row(ofRow)}`
        if (cell === null) return `${where}: ${t('matrix.noObligation')}`
        const special = markOf(cell)
        const said = [
          state(cell),
          t(`codes.verificationCodes.${cell.verification}`),
          t(`codes.responseCodes.${cell.response}`),
          ...(special === null || special === 'reported' ? [] : [mark(special)]),
          evidence(cell),
          `${t('due.label')}: ${due(cell)}`,
          ...(cell.apart ? [t('matrix.apart')] : []),
        ]
        return `${where}: ${said.join('; ')}`
      },
    }
  }, [t, language])
}
