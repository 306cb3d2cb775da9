import type { Compliance, RollUp } from '../../core/compliance/codes.ts'
import type { VerdictResult } from '../../core/schema/codes.ts'

/** What a cell holds, with its type: a spreadsheet keeps the type, a CSV file writes it out. */
export type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'number'; readonly number: number }
  /** From 0 to 100. */
  | { readonly type: 'percent'; readonly percent: number }
  /** A state with its word; the code gives the colour that goes with it. */
  | {
      readonly type: 'state'
      readonly code: Compliance | RollUp | VerdictResult
      readonly text: string
    }
  /** The head of a block of rows within a table. */
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'empty' }

export interface Column {
  readonly header: string
  /** In characters of the default font. */
  readonly width: number
  /** Long text: wrapped instead of cut. */
  readonly wrapped: boolean
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Content[])[]
  /** So many columns stay in sight where the others are scrolled; none unless said. */
  readonly frozenColumns?: number
}

export const emptyCell: Content = { type: 'empty' }
export const textCell = (text: string): Content => ({ type: 'text', text })
export const headingCell = (text: string): Content => ({ type: 'heading', text })
export const numberCell = (number: number): Content => ({ type: 'number', number })
export const textOrEmpty = (text: string | null): Content =>
  text === null || text === '' ? emptyCell : textCell(text)
export const dayOrEmpty = (day: string | null): Content =>
  day === null ? emptyCell : { type: 'day', day }
export const numberOrEmpty = (number: number | null): Content =>
  number === null ? emptyCell : numberCell(number)
export const percentOrEmpty = (percent: number | null): Content =>
  percent === null ? emptyCell : { type: 'percent', percent }

/** A column and how its cell follows from one row of the source. */
export interface Field<Row> extends Column {
  readonly cell: (row: Row) => Content
}

export const field = <Row>(
  header: string,
  width: number,
  cell: (row: Row) => Content,
  wrapped = false,
): Field<Row> => ({ header, width, wrapped, cell })

export const tableOf = <Row>(
  name: string,
  fields: readonly Field<Row>[],
  rows: readonly Row[],
): Table => ({
  name,
  columns: fields.map(({ header, width, wrapped }) => ({ header, width, wrapped })),
  rows: rows.map((row) => fields.map(({ cell }) => cell(row))),
})
