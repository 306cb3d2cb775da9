/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells stand at coordinates, as those of a table cannot */
import { VisuallyHidden } from '@mantine/core'
import { memo } from 'react'
import type { MatrixColumn } from '../../../contract/matrix.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { Span } from './grid-geometry.ts'
import classes from './Matrix.module.css'
import type { ColumnGroup } from './matrix-model.ts'
import type { CellWords } from './use-cell-words.ts'

interface MatrixGridHeadProps {
  readonly columns: readonly MatrixColumn[]
  readonly groups: readonly ColumnGroup[]
  /** The columns that are drawn. */
  readonly drawn: Span
  /** Pixels: of all columns, of one, of the names of the rows, of the names of the columns and of their scores. */
  readonly width: number
  readonly columnWidth: number
  readonly nameWidth: number
  readonly labelHeight: number
  readonly scoreHeight: number
  readonly corner: string
  readonly words: CellWords
}

/** The columns: short names, and how many obligations of each are met. A click chooses the column. */
export const MatrixGridHead = memo(function MatrixGridHead(props: MatrixGridHeadProps) {
  const { columns, groups, drawn, width, columnWidth, nameWidth, words } = props
  const { t } = useTexts()
  return (
    <div role="rowgroup" className={classes.head} style={{ width }}>
      {groups.length > 0 && (
        <div role="row" aria-rowindex={1} className={classes.groups}>
          <div
            role="columnheader"
            aria-colindex={1}
            className={classes.corner}
            style={{ width: nameWidth }}
          >
            <VisuallyHidden>{props.corner}</VisuallyHidden>
          </div>
          {groups.map(({ kind, first, count }) => (
            <div
              key={`${kind} ${first}`}
              role="columnheader"
              aria-colindex={first + 2}
              aria-colspan={count}
              data-first={first}
              data-last={first + count - 1}
              className={classes.group}
              style={{ left: nameWidth + first * columnWidth, width: count * columnWidth }}
              title={t(`codes.unitKinds.${kind}`)}
            >
              {t(`codes.unitKinds.${kind}`)}
            </div>
          ))}
        </div>
      )}
      <div
        role="row"
        aria-rowindex={groups.length > 0 ? 2 : 1}
        className={classes.labels}
        style={{ height: props.labelHeight + props.scoreHeight }}
      >
        <div
          role="columnheader"
          aria-colindex={1}
          className={classes.corner}
          style={{ width: nameWidth }}
        >
          <span>{props.corner}</span>
          <span>{t('matrix.met')}</span>
        </div>
        {columns.slice(drawn.first, drawn.end).map((column, offset) => {
          const index = drawn.first + offset
          const score = t('counts.summary', { met: column.met, total: column.total })
          return (
            <div
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              aria-label={`${words.unit(column)}: ${score}`}
              data-first={index}
              data-last={index}
              className={classes.label}
              style={{ left: nameWidth + index * columnWidth, width: columnWidth }}
              title={`${words.unit(column)} · ${score}`}
            >
              <span className={classes.upright} style={{ height: props.labelHeight }}>
                {shortName(column)}
              </span>
              <span className={classes.upright} style={{ height: props.scoreHeight }}>
                {scoreText(column)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
})

/** Pixels, as in the style sheet. */
export const groupHeight = 25

export const shortName = ({ abbreviation, code }: MatrixColumn): string => abbreviation ?? code
export const scoreText = ({ met, total }: MatrixColumn): string =>
  total === 0 ? '–' : `${met}/${total}`
