import { HeadingLevel, Paragraph, type Table } from 'docx'
import {
  listReportFacts,
  listReportKicker,
  listReportNotes,
  listReportTitle,
  listSections,
  type SheetReport,
} from '../lists/list-content.ts'
import type { Section } from '../lists/sections.ts'
import type { ReportWords } from '../words.ts'
import { factParagraphs, paragraph, sectionTable } from './word-blocks.ts'
import { wordBytes } from './word-file.ts'
import { demonstrationNotice, frameOf, letterhead } from './word-frame.ts'
import { pageOf, textWidth, wordStyles } from './word-styles.ts'

/** The same as the PDF, to be edited: with headings and tables as Word has them. A chart is left to the PDF. */
export function listReportWord(report: SheetReport, words: ReportWords): Promise<Uint8Array> {
  const title = listReportTitle(report, words)
  return wordBytes(
    [
      {
        properties: { page: pageOf(report.paper) },
        ...frameOf(report, title, words),
        children: [
          letterhead(report, listReportKicker(report, words)),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...(report.demonstration ? [demonstrationNotice(words)] : []),
          ...factParagraphs(listReportFacts(report, words)),
          ...listReportNotes(report, words).map((note) => paragraph(note, 'Quiet')),
          ...listSections(report, words).flatMap((section) =>
            sectionBlocks(section, textWidth(report.paper), words),
          ),
        ],
      },
    ],
    { title, author: report.office, createdOn: report.today, styles: wordStyles(words) },
  )
}

const sectionBlocks = (
  section: Section,
  width: number,
  words: ReportWords,
): readonly (Paragraph | Table)[] => [
  new Paragraph({
    text: section.count === null ? section.title : `${section.title} (${section.count})`,
    heading: HeadingLevel.HEADING_1,
  }),
  ...section.notes.map((note) => paragraph(note, 'Quiet')),
  ...factParagraphs(section.facts),
  section.rows.length === 0
    ? paragraph(section.empty, 'Quiet')
    : sectionTable(section, width, words),
]
