/** One cell as it stands in the page. */
export interface DrawnCell {
  /** Place of its column. */
  readonly column: number
  /** What a screen reader says. */
  readonly label: string
  /** What the style sheet shows it by; `null`: there is no obligation. */
  readonly look: string | null
  /** Outside every total. */
  readonly apart: boolean
  /** Pieces of evidence, where there is room to say it. */
  readonly evidence: number | null
  readonly chosen: boolean
  /** The one that Tab leads to. */
  readonly active: boolean
  /** Pixels from the left of the row, for the one that stands by itself. */
  readonly left: number | null
}

/**
 * Makes the elements of a row what its cells say: those of columns that stay are changed, not made again, so that none
 * loses the focus. Cells come in the order of their columns. They are attributes and nothing else, and there are
 * thousands: React would keep several objects for each and compare them all whenever a row is drawn.
 */
export function drawCells(holder: HTMLElement, className: string, cells: readonly DrawnCell[]) {
  let next = holder.firstElementChild
  for (const cell of cells) {
    while (next !== null && columnOf(next) < cell.column) next = removed(next)
    if (next !== null && columnOf(next) === cell.column) {
      show(next, cell)
      next = next.nextElementSibling
    } else {
      const made = blankCell(className)
      show(made, cell)
      holder.insertBefore(made, next)
    }
  }
  while (next !== null) next = removed(next)
}

const columnOf = (element: Element): number => Number(element.ariaColIndex) - 2

function removed(element: Element): Element | null {
  const next = element.nextElementSibling
  element.remove()
  return next
}

function blankCell(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.setAttribute('role', 'gridcell')
  return element
}

function show(element: Element, cell: DrawnCell) {
  const { column, label, look, apart, evidence, chosen, active, left } = cell
  give(element, 'aria-colindex', String(column + 2))
  give(element, 'aria-label', label)
  give(element, 'aria-selected', String(chosen))
  give(element, 'tabindex', active ? '0' : '-1')
  give(element, 'data-look', look)
  give(element, 'data-apart', apart ? 'true' : null)
  give(element, 'data-evidence', evidence === null ? null : String(evidence))
  if (element instanceof HTMLElement && (left !== null || element.style.length > 0)) {
    element.style.position = left === null ? '' : 'absolute'
    element.style.left = left === null ? '' : `${left}px`
  }
}

function give(element: Element, name: string, value: string | null) {
  if (element.getAttribute(name) === value) return
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
