import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx'
import type { Column, Content, Table } from './table.ts'

export interface WorkbookSetting {
  readonly title: string
  readonly author: string
  /** `YYYY-MM-DD`: the moment that the file names as its making, so that equal tables give equal bytes. */
  readonly createdOn: string
  /** Excel's format for a day, such as `dd/mm/yyyy`. */
  readonly dayFormat: string
  /** Printed at the top of each page. */
  readonly header: string
  /** Printed at the foot of each page, with Excel's `&P` and `&N` for page and pages. */
  readonly footer: string
}

const font = 'Calibri'
const ink = '1C2530'
const headerStyle: CellStyle = {
  font: { name: font, size: 10, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F3F57' } },
  alignment: { vertical: 'center', wrapText: true },
}
const hairline = { style: 'thin', color: { rgb: 'D5DADF' } } as const
const bodyStyle: CellStyle = {
  font: { name: font, size: 10, color: { rgb: ink } },
  border: { bottom: hairline },
  alignment: { vertical: 'top' },
}

/** The same colours as the semáforo of the PDF; the word stands beside them. */
const stateColours: Readonly<
  Record<
    Extract<Content, { type: 'state' }>['code'],
    { readonly ink: string; readonly fill: string }
  >
> = {
  not_started: { ink: '4A545E', fill: 'EDF0F2' },
  in_progress: { ink: '174A78', fill: 'DCE9F5' },
  partially_met: { ink: '704800', fill: 'FBEBC8' },
  met: { ink: '145230', fill: 'D8EEDF' },
  not_met: { ink: '8A1218', fill: 'F8DADB' },
  moot: { ink: '4B4460', fill: 'E8E5EF' },
  not_applicable: { ink: '4A545E', fill: 'FFFFFF' },
  returned: { ink: '704800', fill: 'FBEBC8' },
}

/** The first day that Excel and other programs number alike (Excel takes 1900 for a leap year). */
const firstSpreadsheetDay = '1900-03-01'
const longestCellText = 32_767

/**
 * Text as a cell can hold it: XML has no place for U+FFFE and U+FFFF, `_x0041_` would be read as an escape, and a
 * cell holds no more than 32,767 characters. A text cell is never a formula, whatever it begins with.
 */
const cellText = (text: string): string => {
  const legal = text
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
  return legal.length > longestCellText ? `${legal.slice(0, longestCellText - 1)}…` : legal
}

const valueOf = (content: Content): CellValue => {
  switch (content.type) {
    case 'text':
    case 'state':
    case 'heading':
      return cellText(content.text)
    case 'day':
      return content.day < firstSpreadsheetDay ? content.day : new Date(`${content.day}T00:00:00Z`)
    case 'number':
      return content.number
    case 'percent':
      return content.percent / 100
    case 'empty':
      return null
  }
}

/** A figure with decimals shows them: rounded on screen it would be another figure. */
const numberFormat = (number: number): string => (Number.isInteger(number) ? '#,##0' : '#,##0.00')

interface Look {
  readonly wrapped: boolean
  readonly dayFormat: string
  readonly numbersAt: 'center' | 'left'
}

const styleOf = (content: Content, { wrapped, dayFormat, numbersAt }: Look): CellStyle => {
  const style: CellStyle = wrapped
    ? { ...bodyStyle, alignment: { vertical: 'top', wrapText: true } }
    : bodyStyle
  switch (content.type) {
    case 'text':
    case 'empty':
      return style
    case 'heading':
      return headerStyle
    case 'state': {
      const { ink: colour, fill } = stateColours[content.code]
      return {
        ...style,
        font: { name: font, size: 10, bold: true, color: { rgb: colour } },
        fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } },
      }
    }
    case 'day':
      return { ...style, numFmt: dayFormat, alignment: { vertical: 'top', horizontal: 'left' } }
    case 'number':
      return {
        ...style,
        numFmt: numberFormat(content.number),
        alignment: { vertical: 'top', horizontal: numbersAt },
      }
    case 'percent':
      return { ...style, numFmt: '0%', alignment: { vertical: 'top', horizontal: numbersAt } }
  }
}

const headerHeight = 30
const lineHeight = 13.5
/** Excel's greatest height of a row, in points. */
const tallestRow = 409

/**
 * Points that the longest wrapped text of a row needs: programs other than Excel
 * leave a row without a height at one line.
 */
const rowHeight = (row: readonly Content[], columns: readonly Column[]): number => {
  const lines = row.map((content, index) => {
    const column = columns[index]
    const written = content.type === 'text' || content.type === 'state'
    if (!written || column === undefined || !column.wrapped) return 1
    return content.text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / column.width)), 0)
  })
  return Math.min(tallestRow, Math.max(...lines) * lineHeight + 2)
}

/** What a letter page on its side shows at a size that people can read. */
const charactersAcross = 220

const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCodePoint(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26)

const lastColumn = (table: Table): string => columnLetters(table.columns.length - 1)

/** A range of a sheet by name, as Excel itself keeps some of its settings. */
interface SheetName {
  readonly name: string
  readonly range: string
  readonly scope: string
}

const quotedSheet = ({ name }: Table): string => `'${name.replaceAll("'", "''")}'`

/** LibreOffice shows the filter of a list only if the workbook also names its range, as Excel does. */
const filterName = (table: Table): SheetName => ({
  name: '_xlnm._FilterDatabase',
  range: `${quotedSheet(table)}!$A$1:$${lastColumn(table)}$${String(table.rows.length + 1)}`,
  scope: table.name,
})

/** The header is repeated on every printed page. */
const headerName = (table: Table): SheetName => ({
  name: '_xlnm.Print_Titles',
  range: `${quotedSheet(table)}!$1:$1`,
  scope: table.name,
})

const sheetOf = (table: Table, setting: WorkbookSetting, filtered: boolean): WriteSheet => {
  const contents = [
    table.columns.map(({ header }): Content => ({ type: 'text', text: header })),
    ...table.rows,
  ]
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, content] of contents.entries()) {
    for (const [column, cell] of content.entries()) {
      const style =
        row === 0
          ? headerStyle
          : styleOf(cell, {
              wrapped: table.columns[column]?.wrapped ?? false,
              dayFormat: setting.dayFormat,
              numbersAt: filtered ? 'center' : 'left',
            })
      cells.set(`${String(row)},${String(column)}`, { style })
    }
  }
  const width = table.columns.reduce((sum, column) => sum + column.width, 0)
  return {
    name: table.name,
    columns: table.columns.map(({ width }) => ({ width })),
    rows: contents.map((row) => row.map(valueOf)),
    cells,
    rowDefs: new Map(
      contents.map((row, index) => [
        index,
        { height: index === 0 ? headerHeight : rowHeight(row, table.columns) },
      ]),
    ),
    freezePane: {
      rows: 1,
      ...(table.frozenColumns === undefined ? {} : { columns: table.frozenColumns }),
    },
    ...(filtered
      ? { autoFilter: { range: `A1:${lastColumn(table)}${String(contents.length)}` } }
      : {}),
    pageSetup: {
      paperSize: 'letter',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.ceil(width / charactersAcross),
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: `&L&8${setting.header.replaceAll('&', '&&')}`,
      oddFooter: `&R&8${setting.footer}`,
    },
  }
}

/** A workbook of typed, filterable lists and one unfiltered summary at the end. */
export const workbookBytes = (
  tables: { readonly lists: readonly Table[]; readonly summary: Table },
  setting: WorkbookSetting,
): Promise<Uint8Array> => {
  const made = new Date(`${setting.createdOn}T00:00:00Z`)
  return writeXlsx({
    sheets: [
      ...tables.lists.map((table) => sheetOf(table, setting, true)),
      sheetOf(tables.summary, setting, false),
    ],
    namedRanges: [
      ...tables.lists.map(filterName),
      ...[...tables.lists, tables.summary].map(headerName),
    ],
    defaultFont: { name: font, size: 10 },
    properties: {
      title: setting.title,
      creator: setting.author,
      lastModifiedBy: setting.author,
      created: made,
      modified: made,
    },
  })
}
