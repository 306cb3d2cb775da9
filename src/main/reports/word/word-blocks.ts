import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
} from 'docx'
import { fillPattern, type ReportWords } from '../words.ts'
import type { Fact, Line, Section } from '../lists/sections.ts'
import { accent, alarmInk, quietInk } from './word-styles.ts'

/** The shapes of the semáforo as signs that Word's fonts have; the word beside each carries the meaning. */
const signs: Readonly<Record<string, { readonly sign: string; readonly ink: string }>> = {
  not_started: { sign: '○', ink: '56606B' },
  in_progress: { sign: '◒', ink: '1D5C96' },
  partially_met: { sign: '◈', ink: '8A5A00' },
  met: { sign: '✔', ink: '1B6B3A' },
  not_met: { sign: '✘', ink: 'A3191F' },
  moot: { sign: '⊖', ink: '5C5470' },
}

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const hairline: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: 'C9D0D6' }
const strong: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: accent }
const cellMargins = { top: 40, bottom: 40, left: 80, right: 80 }

interface Look {
  readonly color?: string
  readonly bold?: boolean
  readonly strike?: boolean
  readonly size?: number
}

/** Word takes a line break in a run only as an element of its own. */
export const runs = (text: string, look: Look = {}) =>
  text.split('\n').map((line, index) => new TextRun({ ...look, text: line, ...breakAt(index) }))
const breakAt = (index: number) => (index === 0 ? {} : { break: 1 })

export const paragraph = (text: string, style = 'Normal'): Paragraph =>
  new Paragraph({ style, children: runs(text) })

/** "16/06/2017", "2017-06-16": as the tables of the PDF have it. */
export const shortDay = (day: string, { dates }: ReportWords): string => {
  const [year = '', mm = '', dd = ''] = day.split('-')
  return fillPattern(dates.short, { year, mm, dd })
}

export function lineRuns(line: Line, words: ReportWords): readonly TextRun[] {
  switch (line.type) {
    case 'text':
      return runs(line.text)
    case 'quiet':
      return runs(line.text, { color: quietInk })
    case 'alarm':
      return runs(`▲ ${line.text}`, { color: alarmInk, bold: true })
    case 'digest':
      return [new TextRun({ text: line.sha256, font: 'Consolas', size: 13, color: quietInk })]
    case 'codes':
      return runs(line.codes.join(', '))
    case 'day':
      return runs(shortDay(line.day, words))
    case 'state': {
      const { sign, ink } = signs[line.code] ?? { sign: '–', ink: quietInk }
      const names: Readonly<Record<string, string>> = words.compliance
      return [
        ...runs(`${sign} ${names[line.code] ?? line.code}`, { color: ink, bold: true }),
        ...(line.late ? runs(`, ${words.table.late}`, { color: quietInk }) : []),
      ]
    }
  }
}

/** A row of cells, or one cell over the width of the table. */
export type WordRow =
  | { readonly cells: readonly (readonly Paragraph[])[] }
  | { readonly whole: readonly Paragraph[] }

/** A column as wide as what stands in it gets as much as one of so many shares. */
const sharesOfNarrow = 2.4

export function sectionTable(
  { columns, rows }: Pick<Section, 'columns' | 'rows'>,
  width: number,
  words: ReportWords,
): Table {
  return wordTable(
    columns,
    rows.map((row) => ({
      cells: row.map((lines, index) => cellParagraphs(lines, words, alignmentOf(columns[index]))),
    })),
    width,
  )
}

const alignmentOf = (column: Section['columns'][number] | undefined) =>
  column?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT

/** What stands in a cell, a paragraph for each line. */
export const cellParagraphs = (
  lines: readonly Line[],
  words: ReportWords,
  alignment: (typeof AlignmentType)['LEFT' | 'RIGHT'] = AlignmentType.LEFT,
): readonly Paragraph[] =>
  // A cell without a paragraph is a damaged file to Word.
  (lines.length === 0 ? [{ type: 'text', text: '' } as const] : lines).map(
    (line) =>
      new Paragraph({
        style: 'TableText',
        alignment,
        children: [...lineRuns(line, words)],
      }),
  )

/** A real table: its head is repeated on every page, and no row is broken between two. */
export function wordTable(
  columns: Section['columns'],
  rows: readonly WordRow[],
  width: number,
): Table {
  const shares = columns.map((column) => (column.width === 0 ? sharesOfNarrow : column.width))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((share / all) * width))
  const cell = (children: readonly Paragraph[], index: number): TableCell =>
    new TableCell({
      children: [...children],
      margins: cellMargins,
      verticalAlign: VerticalAlignTable.TOP,
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: { left: none, right: none },
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: strong,
      bottom: strong,
      left: none,
      right: none,
      insideHorizontal: hairline,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ header }, index) =>
          cell(
            [
              new Paragraph({
                style: 'TableHead',
                alignment: alignmentOf(columns[index]),
                children: runs(header),
              }),
            ],
            index,
          ),
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children:
              'cells' in row
                ? row.cells.map(cell)
                : [
                    new TableCell({
                      children: [...row.whole],
                      margins: cellMargins,
                      columnSpan: columns.length,
                      width: { size: width, type: WidthType.DXA },
                      borders: { left: none, right: none },
                    }),
                  ],
          }),
      ),
    ],
  })
}

export const factParagraphs = (facts: readonly Fact[]): readonly Paragraph[] =>
  facts.map(
    ([name, value]) =>
      new Paragraph({ children: [...runs(`${name}: `, { color: quietInk }), ...runs(value)] }),
  )
