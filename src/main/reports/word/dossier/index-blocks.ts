import {
  HeadingLevel,
  InternalHyperlink,
  PageReference,
  Paragraph,
  TextRun,
  type Table,
} from 'docx'
import { column, quiet, text, type Line } from '../../lists/sections.ts'
import type { ToldAgreement } from '../../told-obligations.ts'
import type { ReportWords } from '../../words.ts'
import { cellParagraphs, paragraph, wordTable } from '../word-blocks.ts'
import { counted, ordinalOf } from './dossier-lines.ts'

export const agreementAnchor = (position: number): string => `agreement-${position}`

/** Every agreement with its state, its count and its page. */
export function indexBlocks(
  agreements: readonly ToldAgreement[],
  withdrawn: number,
  width: number,
  words: ReportWords,
): readonly (Paragraph | Table)[] {
  const said = words.dossier
  return [
    new Paragraph({ text: said.index, heading: HeadingLevel.HEADING_1 }),
    agreements.length === 0
      ? paragraph(said.noAgreements, 'Quiet')
      : wordTable(
          [
            column(said.agreement, 2.2),
            column(said.title, 4.6),
            column(said.number, 2.4),
            column(said.state, 2.8),
            column(said.fulfilled, 2.1, 'right'),
            column(said.overdue, 1.9, 'right'),
            column(said.page, 1.6, 'right'),
          ],
          agreements.map((agreement, position) => indexRow(agreement, position, words)),
          width,
        ),
    ...(withdrawn === 0
      ? []
      : [paragraph(counted(words.withdrawal.agreementCount, withdrawn), 'Quiet')]),
  ]
}

function indexRow(agreement: ToldAgreement, position: number, words: ReportWords) {
  const { counts } = agreement
  const anchor = agreementAnchor(position)
  const lines = (given: readonly Line[]) => cellParagraphs(given, words)
  const figures = (given: readonly Line[]) => cellParagraphs(given, words, 'right')
  return {
    cells: [
      lines([text(ordinalOf(agreement, words))]),
      [
        new Paragraph({
          style: 'TableText',
          children: [new InternalHyperlink({ anchor, children: [new TextRun(agreement.title)] })],
        }),
      ],
      lines([agreement.number === null ? quiet(words.dossier.pending) : text(agreement.number)]),
      lines([{ type: 'state', code: agreement.compliance, late: false }]),
      figures([
        text(counts.total === 0 ? '–' : `${counts.met}/${counts.total}`),
        ...(counts.withdrawn > 0 ? [quiet(counted(words.withdrawal.short, counts.withdrawn))] : []),
      ]),
      figures([text(counts.total === 0 ? '–' : String(counts.overdue))]),
      [
        new Paragraph({
          style: 'TableText',
          alignment: 'right',
          children: [new PageReference(anchor, { hyperlink: true })],
        }),
      ],
    ],
  }
}
