import { obligationTable } from '../lists/obligations.ts'
import { field, tableOf, textCell, type Table } from '../table.ts'
import { fillPattern, longDay, type ReportWords } from '../words.ts'
import { workbookBytes } from '../workbook.ts'
import type { LettersReport } from './letter-view.ts'

/** What the letters are about, in one list. */
export const lettersTable = ({ content, today }: LettersReport, words: ReportWords): Table =>
  obligationTable(
    'unit',
    content.rows.flatMap(({ obligations }) => obligations),
    today,
    words,
  )

export function lettersWorkbook(report: LettersReport, words: ReportWords): Promise<Uint8Array> {
  const { content, office, demonstration, digest, today, programVersion } = report
  const title = words.letters.title[content.asks]
  const summary = tableOf<readonly [string, string]>(
    words.workbook.summary,
    [
      field(words.workbook.concept, 34, ([name]) => textCell(name), true),
      field(words.workbook.value, 76, ([, value]) => textCell(value), true),
    ],
    [
      ...(demonstration ? [[words.demonstration.mark, words.demonstration.notice] as const] : []),
      [words.dossier.office, office],
      [title, String(content.rows.length)],
      [words.dossier.reckonedOn, longDay(today, words)],
      [words.workbook.digest, digest],
      [
        words.workbook.version,
        fillPattern(words.footer.version, { program: words.program, version: programVersion }),
      ],
    ],
  )
  return workbookBytes(
    { lists: [lettersTable(report, words)], summary },
    {
      title,
      author: office,
      createdOn: today,
      dayFormat: words.dates.cell,
      header: demonstration ? `${words.demonstration.mark} – ${title}` : title,
      footer: words.workbook.page,
    },
  )
}
