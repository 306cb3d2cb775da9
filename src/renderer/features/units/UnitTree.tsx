import { Box, getTreeExpandedState, Tree, type TreeNodeData, useTree } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { Language } from '../../../core/schema/codes.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { UnitBranch } from './unit-tree.ts'
import classes from './UnitTree.module.css'

interface UnitTreeProps {
  readonly branches: readonly UnitBranch[]
  /** All of it, as after a search; else only its first level. */
  readonly expanded: boolean
  readonly chosen: string | null
  readonly onChoose: (code: string) => void
  /** A unit was dropped on another one, by their codes. */
  readonly onMove: (unit: string, parent: string) => void
}

function nodesOf(branches: readonly UnitBranch[], language: Language): TreeNodeData[] {
  return branches.map(({ unit, branches: lower }) => ({
    value: unit.code,
    label: unitName(unit, language),
    ...(lower.length === 0 ? {} : { children: nodesOf(lower, language) }),
  }))
}

/** The arrow keys move and open; Enter or a click chooses. */
export function UnitTree({ branches, expanded, chosen, onChoose, onMove }: UnitTreeProps) {
  const { t, language } = useTexts()
  const data = nodesOf(branches, language)
  const first = branches.map(({ unit }) => unit.code)
  const tree = useTree({
    initialExpandedState: getTreeExpandedState(data, expanded ? '*' : first.slice(0, 1)),
  })
  return (
    <Tree
      data={data}
      tree={tree}
      aria-label={t('units.tree')}
      levelOffset={22}
      // Siblings have their own order, so wherever on a row it is dropped, it is dropped on that unit.
      onDragDrop={({ draggedNode, targetNode }) => onMove(draggedNode, targetNode)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return
        const { value } = event.target.dataset
        if (value !== undefined) onChoose(value)
      }}
      renderNode={({ node, expanded: open, hasChildren, elementProps }) => (
        <Box
          {...elementProps}
          className={`${elementProps.className} ${classes.row}`}
          data-chosen={node.value === chosen}
          onClick={(event) => {
            elementProps.onClick(event)
            onChoose(node.value)
          }}
        >
          <IconChevronRight
            size={16}
            className={classes.arrow}
            data-open={open}
            visibility={hasChildren ? 'visible' : 'hidden'}
            aria-hidden
          />
          <span>{node.label}</span>
          <span className={classes.code}>{node.value}</span>
        </Box>
      )}
    />
  )
}
