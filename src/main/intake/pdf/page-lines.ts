import { blocksOf } from './columns.ts'
import type { Fragment, PageLine } from './fragment.ts'
import { joined, rowsOf } from './rows.ts'

/** The lines of a page in the order in which they are read, without what stands at its foot and head yet. */
export function pageLines(fragments: readonly Fragment[]): readonly PageLine[] {
  return blocksOf(rowsOf(fragments)).flatMap((rows, block) => {
    const lines = rows.flatMap(({ baseline, segments }) => {
      const parts = segments.flatMap((segment) => segment.parts)
      const line = joined(parts)
      if (line === null) return []
      // Cells of a table stay apart.
      const text = segments.map((segment) => segment.text).join('\t')
      return [{ ...line, baseline, text }]
    })
    const left = Math.min(...lines.map((line) => line.left))
    const right = Math.max(...lines.map((line) => line.right))
    return lines.map((line) => ({
      text: line.text,
      left: line.left,
      right: line.right,
      baseline: line.baseline,
      size: line.size,
      block,
      margins: { left, right },
    }))
  })
}
