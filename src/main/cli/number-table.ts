import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'

/** What somebody says of one agreement: how it is called now, and what the gazette calls it. */
export interface NumberLine {
  readonly agreement: string
  readonly number: string
  readonly title: string | null
}

const columns = ['agreement', 'number', 'title'] as const

/**
 * A table of official numbers as spreadsheets save it: UTF-8, comma or semicolon, texts in quotes where they need them.
 * The first line names the columns `agreement`, `number` and, if there is one, `title`.
 */
export function readNumberTable(text: string): Result<readonly NumberLine[], Refusal> {
  const lines = cellsOf(text.replace(/^\uFEFF/, '')).filter((line) => line.join('').trim() !== '')
  const [header = [], ...rows] = lines
  const places = columns.map((name) =>
    header.findIndex((cell) => cell.trim().toLowerCase() === name),
  )
  const [agreement = -1, number = -1, title = -1] = places
  const missing = columns.find((name, index) => name !== 'title' && places[index] === -1)
  if (missing !== undefined) return failure(refusal('field_required', { field: missing }))
  return success(
    rows.map((row) => ({
      agreement: (row[agreement] ?? '').trim(),
      number: (row[number] ?? '').trim(),
      title: row[title] ?? null,
    })),
  )
}

/** RFC 4180; the separator is whichever of the two the first line has. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const [first = ''] = text.split(/\r?\n/, 1)
  const separator = first.includes(';') ? ';' : ','
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(${separator}|\\r?\\n|$)`, 'gy')
  const lines: string[][] = [[]]
  for (const [whole, written = '', end] of text.matchAll(cell)) {
    if (whole === '' && lines.at(-1)?.length === 0) break
    lines
      .at(-1)
      ?.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written)
    if (end !== separator) lines.push([])
    if (end === '') break
  }
  return lines
}
