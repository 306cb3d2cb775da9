import { Paper, Text, UnstyledButton } from '@mantine/core'
import { useId } from 'react'
import type { LineageView } from '../../../contract/lineage.ts'
import { useGo } from '../../state/navigation.ts'
import { emptyView } from '../../state/route.ts'
import { agreementName } from '../../ui/names.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { box, lineageLayout } from './lineage-layout.ts'
import classes from './LineageGraph.module.css'

/** The same as the list beside it, drawn: the past on the left, arrows from who says it. Each agreement is a button that opens it. */
export function LineageGraph({ lineage }: { lineage: LineageView }) {
  const { t } = useTexts()
  const go = useGo()
  const arrow = useId()
  const { width, height, nodes, lines } = lineageLayout(lineage)
  return (
    <Paper className={classes.frame} component="figure" m={0} aria-label={t('lineage.graph')}>
      <div className={classes.canvas} style={{ width, height }}>
        <svg className={classes.lines} width={width} height={height} aria-hidden>
          <marker
            id={arrow}
            viewBox="0 0 10 10"
            refX={9}
            refY={5}
            markerWidth={9}
            markerHeight={9}
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path className={classes.arrow} d="M 0 0 L 10 5 L 0 10 z" />
          </marker>
          {lines.map(({ link, from, to, head }) => {
            const middle = (from.x + to.x) / 2
            return (
              <g key={link.id}>
                <path
                  className={classes.line}
                  data-kind={link.kind}
                  {...{ [head === 'to' ? 'markerEnd' : 'markerStart']: `url(#${arrow})` }}
                  d={`M ${from.x} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${to.x} ${to.y}`}
                />
                <text className={classes.word} x={middle} y={(from.y + to.y) / 2 - 4}>
                  {t(`lineage.short.${link.kind}`)}
                </text>
              </g>
            )
          })}
        </svg>
        {nodes.map(({ node, x, y }) => (
          <UnstyledButton
            key={node.id}
            className={classes.node ?? ''}
            style={{ left: x, top: y, width: box.width, height: box.height }}
            aria-current={node.id === lineage.agreement}
            onClick={() => go({ screen: 'agreement', id: node.id, view: emptyView })}
          >
            <Text size="xs" fw={600} truncate>
              {agreementName(node, t)} · {node.session}
            </Text>
            <Text size="xs" c="gray.7" lineClamp={2}>
              {node.title}
            </Text>
          </UnstyledButton>
        ))}
      </div>
    </Paper>
  )
}
