import { useMemo } from 'react'
import type { MatrixColumn, MatrixRow } from '../../../contract/matrix.ts'
import { markOf, type CellMark } from '../../../core/compliance/matrix-look.ts'
import { formatDay } from '../../ui/format.ts'
import { agreementName } from '../../ui/names.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { Cell } from './matrix-model.ts'

/** How the matrix says in words what it shows. */
export interface CellWords {
  readonly row: (row: MatrixRow) => string
  readonly unit: (column: MatrixColumn) => string
  readonly due: (cell: Cell) => string
  readonly evidence: (cell: Cell) => string
  /** All of it: the accessible name. */
  readonly cell: (cell: Cell | null, row: MatrixRow, column: MatrixColumn) => string
}

export function useCellWords(): CellWords {
  const { t, language } = useTexts()
  return useMemo(() => {
    const day = remembered((text: string) => formatDay(text, language))
    const row = remembered((of: MatrixRow) =>
      [
        agreementName(of, t),
        ...(of.clauseOrder === null ? [] : [t('agreements.clause', { order: of.clauseOrder })]),
      ].join(' · '),
    )
    const unit = remembered((column: MatrixColumn) => unitName(column, language))
    const compliance = remembered((code: Cell['compliance']) => t(`codes.complianceCodes.${code}`))
    const verification = remembered((code: Cell['verification']) =>
      t(`codes.verificationCodes.${code}`),
    )
    const response = remembered((code: Cell['response']) => t(`codes.responseCodes.${code}`))
    const mark = remembered((of: CellMark) => t(`matrix.marks.${of}`))
    const evidenceCount = remembered((count: number) => t('matrix.evidence', { count }))
    const [metLate, estimated, none, pending, apart, noObligation, dueLabel] = [
      t('status.metLate'),
      t('common.estimated'),
      t('due.none'),
      t('due.undefined'),
      t('matrix.apart'),
      t('matrix.noObligation'),
      t('due.label'),
    ]
    const state = (cell: Cell) =>
      cell.compliance === 'met' && cell.metLate ? metLate : compliance(cell.compliance)
    const due = (cell: Cell) => {
      if (cell.due === null) return cell.dueMissing ? pending : none
      return cell.dueEstimated ? `${day(cell.due)} (${estimated})` : day(cell.due)
    }
    return {
      row,
      unit,
      due,
      evidence: (cell) => evidenceCount(cell.evidence),
      cell: (cell, ofRow, column) => {
        const where = `${unit(column)}, ${row(ofRow)}`
        if (cell === null) return `${where}: ${noObligation}`
        const special = markOf(cell)
        const said = [
          state(cell),
          verification(cell.verification),
          response(cell.response),
          ...(special === null || special === 'reported' ? [] : [mark(special)]),
          evidenceCount(cell.evidence),
          `${dueLabel}: ${due(cell)}`,
          ...(cell.apart ? [apart] : []),
        ]
        return `${where}: ${said.join('; ')}`
      },
    }
  }, [t, language])
}

/** The same words are said of thousands of cells, and looking them up takes longer than drawing a cell. */
function remembered<Of>(wordsOf: (of: Of) => string): (of: Of) => string {
  const known = new Map<Of, string>()
  return (of) => {
    const words = known.get(of) ?? wordsOf(of)
    known.set(of, words)
    return words
  }
}
