/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells stand at coordinates, as those of a table cannot */
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { MatrixGrouping } from '../../../core/compliance/matrix-groups.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { CellCard } from './CellCard.tsx'
import { edgesOf, linesDrawn } from './grid-geometry.ts'
import { placeAfter } from './grid-movement.ts'
import {
  allKeys,
  anchoredAt,
  chosenByLine,
  extendedTo,
  type GridSelection,
  keysAt,
  keysOfColumns,
  keysOfRow,
  nothingChosen,
  toggled,
} from './grid-selection.ts'
import { GroupBand } from './GroupBand.tsx'
import classes from './Matrix.module.css'
import type { Cell, MatrixModel, Place } from './matrix-model.ts'
import { groupHeight, MatrixGridHead, scoreText, shortName } from './MatrixGridHead.tsx'
import { MatrixGridRow } from './MatrixGridRow.tsx'
import { useCellCard } from './use-cell-card.ts'
import type { CellWords } from './use-cell-words.ts'
import { useGridWindow } from './use-grid-window.ts'
import { useInnerSize } from './use-inner-size.ts'

interface MatrixGridProps {
  readonly label: string
  readonly model: MatrixModel
  readonly grouping: MatrixGrouping
  readonly comfortable: boolean
  readonly corner: string
  readonly words: CellWords
  readonly selection: GridSelection
  readonly onSelection: (selection: GridSelection) => void
  readonly onOpenCell: (cell: Cell) => void
  readonly onOpenRow: (agreement: string) => void
}

/** Pixels. */
const bandHeight = 28
const narrowest = 22
const widest = 46
/** From this width on a cell has room for its number of evidence files. */
const roomyWidth = 30

/**
 * Agreements × units. Only what is in sight is drawn; the cell that has the focus is drawn wherever it is, so that the
 * focus is never lost. One cell can be reached by Tab, the others by the keys of a grid (ARIA APG, pattern Grid).
 */
export function MatrixGrid(props: MatrixGridProps) {
  const { model, comfortable, selection, onSelection } = props
  const { lines, columns, columnGroups } = model
  const { t } = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const { width, height } = useInnerSize(scroller)
  const [wanted, setActive] = useState<Place>({ line: 0, column: 0 })
  const active = placeIn(model, wanted)
  const { card, show: showCard, hide: hideCard } = useCellCard(scroller)
  /** A key moved the focus, so it has to follow once the cell is drawn. */
  const moving = useRef(false)

  const least = Math.round(Math.min(400, Math.max(264, width * 0.24)))
  const columnWidth = Math.min(
    widest,
    Math.max(narrowest, Math.floor((width - least) / columns.length)),
  )
  // What the columns leave over.
  const nameWidth = Math.min(460, Math.max(least, width - columnWidth * columns.length))
  const roomy = comfortable && columnWidth >= roomyWidth
  const rowHeight = comfortable ? 44 : 27
  const lineEdges = useMemo(
    () => edgesOf(lines.map(({ line }) => (line === 'group' ? bandHeight : rowHeight))),
    [lines, rowHeight],
  )
  const columnEdges = useMemo(() => edgesOf(columns.map(() => columnWidth)), [columns, columnWidth])
  const labelHeight = useMemo(() => uprightHeight(columns.map(shortName), 96), [columns])
  const scoreHeight = useMemo(() => uprightHeight(columns.map(scoreText), 64), [columns])
  const chosen = useMemo(() => chosenByLine(model, selection.chosen), [model, selection.chosen])
  const headHeight = labelHeight + scoreHeight + (columnGroups.length > 0 ? groupHeight : 0) + 1
  const { drawn, scrollTo } = useGridWindow(
    scroller,
    { lineEdges, columnEdges, headHeight, nameWidth },
    { width, height },
  )

  useLayoutEffect(() => {
    if (!moving.current) return
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-line="${active.line}"] [aria-colindex="${active.column + 2}"]`,
    )
    if (cell === null || cell === undefined) return
    moving.current = false
    cell.focus({ preventScroll: true })
  })

  const moveTo = (place: Place) => {
    moving.current = true
    setActive(place)
    scrollTo(place)
  }

  const open = ({ line: at, column }: Place) => {
    const line = lines[at]
    if (line?.line !== 'row') return
    hideCard()
    if (column === -1) props.onOpenRow(line.row.agreement)
    else {
      const cell = line.cells[column] ?? null
      if (cell !== null) props.onOpenCell(cell)
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    const ctrl = event.ctrlKey || event.metaKey
    if (act(event.key, ctrl, event.shiftKey)) event.preventDefault()
  }

  /** `false`: not a key of the grid. */
  const act = (key: string, ctrl: boolean, shift: boolean): boolean => {
    const pageLines = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1)
    const next = placeAfter(model, active, { key, ctrl }, pageLines)
    if (next !== null) {
      if (shift) onSelection(extendedTo(selection, model, active, next))
      else onSelection(anchoredAt(selection, next))
      moveTo(next)
      return true
    }
    switch (key) {
      case 'Enter':
        open(active)
        return true
      case ' ':
        if (shift) onSelection(toggled(selection, keysOfRow(model, active.line), active))
        else if (ctrl && active.column >= 0) {
          const keys = keysOfColumns(model, active.column, active.column)
          onSelection(toggled(selection, keys, active))
        } else onSelection(toggled(selection, keysAt(model, active), active))
        return true
      case 'a':
      case 'A':
        if (!ctrl) return false
        onSelection(toggled(nothingChosen, allKeys(model), active))
        return true
      case 'Escape':
        if (selection.chosen.size === 0 && card === null) return false
        hideCard()
        onSelection(nothingChosen)
        return true
      default:
        return false
    }
  }

  const drag = useDrag({
    onClick: (place, event) => {
      setActive(place)
      if (event.shiftKey) onSelection(extendedTo(selection, model, active, place))
      else if (event.ctrlKey || event.metaKey || isCheck(event.target)) {
        onSelection(toggled(selection, keysAt(model, place), place))
      } else open(place)
    },
    onDrag: (from, to, { first, adding }) => {
      setActive(to)
      const begun = first ? anchoredAt(adding ? selection : nothingChosen, from) : selection
      onSelection(extendedTo(begun, model, from, to))
    },
  })

  const onHeadClick = (event: PointerEvent) => {
    const head = closest(event.target, '[data-first]')
    if (head === null) return false
    const keys = keysOfColumns(model, Number(head.dataset['first']), Number(head.dataset['last']))
    onSelection(toggled(selection, keys, active))
    return true
  }

  const showCardOf = (target: EventTarget | null, soon: boolean) => {
    const place = placeOfTarget(target)
    const line = place === null ? undefined : lines[place.line]
    const column = place === null ? undefined : columns[place.column]
    const cell = place === null || line?.line !== 'row' ? null : (line.cells[place.column] ?? null)
    if (cell === null || line === undefined || column === undefined) hideCard()
    else {
      showCard(() => {
        const box = closest(target, cellSelector)?.getBoundingClientRect()
        return box === undefined ? null : { cell, row: line.row, column, box }
      }, soon)
    }
  }

  const contentWidth = nameWidth + columnWidth * columns.length
  const headRows = columnGroups.length > 0 ? 2 : 1
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={lines.length + headRows}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        className={classes.frame}
        data-roomy={roomy}
        data-wide={contentWidth > width}
        style={{ '--name-width': `${nameWidth}px`, '--column-width': `${columnWidth}px` }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button === 0 && !onHeadClick(event)) drag.down(event)
        }}
        onPointerMove={drag.move}
        onPointerUp={drag.up}
        onPointerOver={(event) => {
          if (event.buttons === 0) showCardOf(event.target, false)
        }}
        onPointerLeave={hideCard}
        onFocus={(event: FocusEvent) => {
          const place = placeOfTarget(event.target)
          if (place !== null && !same(place, active)) setActive(place)
          if (event.target.matches(':focus-visible')) showCardOf(event.target, true)
        }}
        onBlur={hideCard}
      >
        <div
          className={classes.content}
          style={{ height: headHeight + (lineEdges.at(-1) ?? 0), width: contentWidth }}
        >
          <MatrixGridHead
            columns={columns}
            groups={columnGroups}
            drawn={drawn.columns}
            width={contentWidth}
            columnWidth={columnWidth}
            nameWidth={nameWidth}
            labelHeight={labelHeight}
            scoreHeight={scoreHeight}
            corner={props.corner}
            words={props.words}
          />
          <div role="rowgroup">
            {linesDrawn(drawn.lines, active.line).map((index) => {
              const line = lines[index]
              if (line === undefined) return null
              const start = headHeight + (lineEdges[index] ?? 0)
              if (line.line === 'group') {
                return (
                  <GroupBand
                    key={line.key}
                    line={line}
                    grouping={props.grouping}
                    index={index + headRows + 1}
                    start={start}
                    height={bandHeight}
                    span={columns.length + 1}
                  />
                )
              }
              return (
                <MatrixGridRow
                  key={line.key}
                  line={line}
                  place={index}
                  index={index + headRows + 1}
                  start={start}
                  height={rowHeight}
                  columns={columns}
                  drawn={drawn.columns}
                  columnWidth={columnWidth}
                  nameWidth={nameWidth}
                  chosen={chosen.get(line.key) ?? ''}
                  active={active.line === index ? active.column : null}
                  roomy={roomy}
                  words={props.words}
                />
              )
            })}
          </div>
        </div>
      </div>
      {card !== null && <CellCard {...card} words={props.words} hint={t('matrix.cardHint')} />}
    </>
  )
}

/** Where the focus is: in a matrix that became smaller, the nearest row that there is. */
function placeIn({ lines, columns }: MatrixModel, { line, column }: Place): Place {
  const at = Math.min(line, lines.length - 1)
  const within = Math.min(column, columns.length - 1)
  if (lines[at]?.line === 'row') return { line: at, column: within }
  const next = lines.findIndex((candidate, place) => place > at && candidate.line === 'row')
  return { line: next === -1 ? at : next, column: within }
}

const same = (a: Place, b: Place) => a.line === b.line && a.column === b.column

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null
}

const isCheck = (target: EventTarget | null) => closest(target, '[data-check]') !== null

/** A cell, or the name of its row: column −1 is the first one of the grid. */
const cellSelector = '[data-line] [aria-colindex]'

function placeOfTarget(target: EventTarget | null): Place | null {
  const cell = closest(target, cellSelector)
  const row = closest(cell, '[data-line]')
  if (cell === null || row === null) return null
  return { line: Number(row.dataset['line']), column: Number(cell.ariaColIndex) - 2 }
}

/** Pixels for the longest of some short texts on end. */
const uprightHeight = (texts: readonly string[], most: number): number =>
  Math.min(most, Math.max(0, ...texts.map(({ length }) => length)) * 7 + 10)

interface DragOptions {
  readonly onClick: (place: Place, event: PointerEvent) => void
  /** `adding`: to what is chosen already. */
  readonly onDrag: (
    from: Place,
    to: Place,
    how: { readonly first: boolean; readonly adding: boolean },
  ) => void
}

/** A press that stays on its cell is a click; one that leaves it draws a range. */
function useDrag({ onClick, onDrag }: DragOptions) {
  const from = useRef<Place | null>(null)
  const drawn = useRef<Place | null>(null)
  return {
    down: (event: PointerEvent) => {
      from.current = placeOfTarget(event.target)
      drawn.current = null
    },
    move: (event: PointerEvent) => {
      if (from.current === null || event.buttons !== 1) return
      const to = placeOfTarget(event.target)
      if (to === null || (drawn.current === null && same(to, from.current))) return
      if (drawn.current !== null && same(drawn.current, to)) return
      const first = drawn.current === null
      drawn.current = to
      onDrag(from.current, to, { first, adding: event.ctrlKey || event.metaKey })
    },
    up: (event: PointerEvent) => {
      const place = placeOfTarget(event.target)
      const begun = from.current
      from.current = null
      if (begun === null || place === null || drawn.current !== null) return
      if (same(begun, place)) onClick(place, event)
    },
  }
}
