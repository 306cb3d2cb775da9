/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells stand at coordinates, as those of a table cannot */
import { memo } from 'react'
import type { MatrixGrouping } from '../../../core/compliance/matrix-groups.ts'
import { useTexts } from '../../ui/use-texts.ts'
import classes from './Matrix.module.css'
import type { Line } from './matrix-model.ts'
import { useGroupName } from './use-group-name.ts'

interface GroupBandProps {
  readonly line: Extract<Line, { line: 'group' }>
  readonly grouping: MatrixGrouping
  /** `aria-rowindex`. */
  readonly index: number
  /** Pixels. */
  readonly start: number
  readonly height: number
  /** Columns. */
  readonly span: number
}

/** Names a group of rows, with its counts. */
export const GroupBand = memo(function GroupBand(props: GroupBandProps) {
  const { line, grouping, index, start, height, span } = props
  const { t } = useTexts()
  const nameOf = useGroupName(grouping)
  return (
    <div role="row" aria-rowindex={index} className={classes.band} style={{ top: start, height }}>
      <div role="rowheader" aria-colindex={1} aria-colspan={span} className={classes.bandName}>
        <span>{nameOf(line.row)}</span>
        <span className={classes.score}>
          {line.total > 0 && t('counts.summary', { met: line.met, total: line.total })}
        </span>
      </div>
    </div>
  )
})
