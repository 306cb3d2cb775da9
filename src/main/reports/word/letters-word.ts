import { AlignmentType, BorderStyle, PageNumber, Paragraph, TextRun, type Table } from 'docx'
import { letterView, type LettersReport, type LetterView } from '../letters/letter-view.ts'
import type { ReportWords } from '../words.ts'
import { paragraph, sectionTable } from './word-blocks.ts'
import { wordBytes } from './word-file.ts'
import { demonstrationNotice, frameOf, letterhead } from './word-frame.ts'
import { pageOf, quietInk, textWidth, wordStyles } from './word-styles.ts'

/** The letters as the PDF has them, to be edited: each a section of its own, with its own pages. */
export function lettersWord(report: LettersReport, words: ReportWords): Promise<Uint8Array> {
  const { content, office, paper, today } = report
  const title = words.letters.title[content.asks]
  const page = { ...pageOf(paper), pageNumbers: { start: 1 } }
  const views = content.rows.map((letter) => letterView(letter, report, words))
  const sections =
    views.length === 0
      ? [[paragraph(words.letters.none[content.asks])]]
      : views.map((view) => letterBlocks(view, report, words))
  return wordBytes(
    sections.map((children) => ({
      properties: { page },
      ...frameOf(report, title, words, PageNumber.TOTAL_PAGES_IN_SECTION),
      children,
    })),
    { title, author: office, createdOn: today, styles: wordStyles(words) },
  )
}

const right = (text: string, bold = false): Paragraph =>
  new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text, bold })] })

function letterBlocks(
  view: LetterView,
  report: LettersReport,
  words: ReportWords,
): (Paragraph | Table)[] {
  const said = words.letters
  return [
    letterhead(report, ''),
    ...(report.demonstration ? [demonstrationNotice(words)] : []),
    right(view.number, true),
    right(view.date),
    right(view.subject),
    ...view.addressee.map(
      (line, index) =>
        new Paragraph({
          spacing: { before: index === 0 ? 240 : 0, after: 0 },
          children: [new TextRun({ text: line, bold: index === 0 })],
        }),
    ),
    new Paragraph({ text: view.opening, spacing: { before: 240, after: 160 } }),
    sectionTable(view, textWidth(report.paper), words),
    new Paragraph({ text: view.closing, spacing: { before: 200, after: 200 } }),
    paragraph(said.farewell),
    new Paragraph({
      spacing: { before: 900 },
      border: { top: { style: BorderStyle.SINGLE, size: 6, color: 'auto', space: 4 } },
      indent: { right: Math.round(textWidth(report.paper) / 2) },
      children: [new TextRun({ text: said.signature, color: quietInk })],
    }),
    new Paragraph({
      keepNext: true,
      spacing: { before: 400 },
      border: { top: { style: BorderStyle.DASHED, size: 6, color: 'auto', space: 8 } },
      children: [new TextRun({ text: said.slip, bold: true })],
    }),
    new Paragraph({ keepNext: true, text: view.received }),
    ...(view.acknowledged === null ? [] : [paragraph(view.acknowledged)]),
    ...Object.values(said.blanks).map((blank) => paragraph(`${blank}: ______________________`)),
  ]
}
