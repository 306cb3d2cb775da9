import { compareText } from './stamp.ts'
import type { Change } from './types.ts'

/**
 * The order of the changes in a commit: record, field, element (none first). Equal for two changes
 * of one cell.
 */
export function compareChanges(a: Change, b: Change): number {
  return (
    compareText(a.record, b.record) || a.field - b.field || compareElements(a.element, b.element)
  )
}

function compareElements(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return compareText(a, b)
}
