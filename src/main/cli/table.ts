/** Rows of texts as aligned columns, two spaces apart; numbers to the right. */
export interface TableColumn {
  readonly title: string
  readonly right?: boolean
}

export function alignedTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ right }, index) => {
        const [cell, width] = [cells[index] ?? '', widths[index] ?? 0]
        return right === true ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n')
}

/** On one line, and no longer than that. */
export function clipped(text: string, length: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}
