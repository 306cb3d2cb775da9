import { Paper, Text } from '@mantine/core'
import type { IndicatorRow, ObservationRow } from '../../../contract/rows.ts'
import { chartLayout, type ChartSize } from '../../../core/compliance/indicators/chart-layout.ts'
import { formatDay } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'
import classes from './IndicatorChart.module.css'
import { figureText, indicatorName, measuredText } from '../../ui/indicator-figures.ts'

interface IndicatorChartProps {
  readonly indicator: IndicatorRow
  /** The earliest first. */
  readonly observations: readonly ObservationRow[]
}

const size: ChartSize = { width: 760, height: 300, left: 64, right: 120, top: 20, bottom: 34 }
/** Closer day labels than this would run into each other. */
const labelWidth = 84

/**
 * The measurements in time against baseline and target. Lines differ by their dashes, not by colour alone, so that the
 * chart can be printed in grey; the table below it has the same figures.
 */
export function IndicatorChart({ indicator, observations }: IndicatorChartProps) {
  const { t, language } = useTexts()
  const layout = chartLayout(indicator, observations, size)
  const { points, ticks, baseline, target, way } = layout
  const last = observations.at(-1)
  if (points.length === 0 || last === undefined) return null
  const summary = t('indicators.chartSummary', {
    name: indicatorName(indicator, language),
    count: points.length,
    last: measuredText(indicator, last, language, t),
    target:
      indicator.target === null
        ? t('codes.indicatorCourses.without_target').toLowerCase()
        : t('indicators.targetOf', { value: figureText(indicator, indicator.target, language) }),
  })
  const right = size.width - size.right
  const days = layout.days.filter(
    ({ x }, index, all) => index === 0 || x - (all[index - 1]?.x ?? 0) >= labelWidth,
  )
  return (
    <Paper p="md">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        className={classes.chart}
        role="img"
        aria-label={summary}
      >
        {ticks.map(({ value, y }) => (
          <g key={value}>
            <line className={classes.grid} x1={size.left} x2={right} y1={y} y2={y} />
            <text className={classes.label} x={size.left - 8} y={y + 4} textAnchor="end">
              {figureText(indicator, value, language)}
            </text>
          </g>
        ))}
        {days.map(({ day, x }) => (
          <text key={day} className={classes.label} x={x} y={size.height - 10} textAnchor="middle">
            {formatDay(day.slice(0, 7), language)}
          </text>
        ))}
        {way !== null && <line className={classes.way} {...way} />}
        {baseline !== null && (
          <g>
            <line
              className={classes.baseline}
              x1={size.left}
              x2={right}
              y1={baseline}
              y2={baseline}
            />
            <text className={classes.name} x={right + 8} y={baseline + 4}>
              {t('indicators.baseline')}
            </text>
          </g>
        )}
        {target !== null && (
          <g>
            <line className={classes.target} x1={size.left} x2={right} y1={target} y2={target} />
            <text className={classes.name} x={right + 8} y={target + 4}>
              {t('indicators.target')}
            </text>
          </g>
        )}
        <polyline
          className={classes.line}
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        />
        {points.map(({ x, y, observation }) => (
          <circle
            key={observation.id}
            className={classes.point}
            data-at-least={observation.atLeast}
            cx={x}
            cy={y}
            r={5}
          >
            <title>{measuredText(indicator, observation, language, t)}</title>
          </circle>
        ))}
      </svg>
      <Text size="xs" c="dimmed">
        {[
          way === null ? null : t('indicators.wayCaption'),
          points.some(({ observation }) => observation.atLeast)
            ? t('indicators.openCaption')
            : null,
        ]
          .filter((caption) => caption !== null)
          .join(' ')}
      </Text>
    </Paper>
  )
}
