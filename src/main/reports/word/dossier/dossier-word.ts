import { HeadingLevel, Paragraph, TabStopType, TextRun, type Table } from 'docx'
import type { Dossier } from '../../../../contract/dossier.ts'
import type { Fact } from '../../lists/sections.ts'
import { toldAgreements } from '../../told-obligations.ts'
import { fillPattern, longDay, sessionName, type ReportWords } from '../../words.ts'
import { factParagraphs, paragraph } from '../word-blocks.ts'
import { wordBytes } from '../word-file.ts'
import { demonstrationNotice, frameOf, letterhead } from '../word-frame.ts'
import { pageOf, quietInk, textWidth, wordStyles } from '../word-styles.ts'
import { agreementBlocks } from './agreement-blocks.ts'
import { indexBlocks } from './index-blocks.ts'
import { summaryBlocks } from './summary-blocks.ts'
import { withdrawnAgreement } from './withdrawn-blocks.ts'

/** The dossier as the PDF has it, to be edited. Equal dossiers give equal bytes. */
export function dossierWord(dossier: Dossier, words: ReportWords): Promise<Uint8Array> {
  const { office, paper, session, today } = dossier
  const width = textWidth(paper)
  const name = sessionName(session, words)
  return wordBytes(
    [
      {
        properties: { page: pageOf(paper) },
        ...frameOf(dossier, `${name} · ${session.body}`, words),
        children: [
          letterhead(dossier, words.dossier.kicker),
          new Paragraph({ text: name, heading: HeadingLevel.TITLE }),
          paragraph(session.body, 'Quiet'),
          ...(dossier.demonstration ? [demonstrationNotice(words)] : []),
          ...factParagraphs(facts(dossier, words)),
          ...summaryBlocks(dossier, width, words),
          ...agreementsBlocks(dossier, width, words),
          ...signatureBlocks(width, words),
        ],
      },
    ],
    {
      title: fillPattern(words.dossier.documentTitle, { session: name, body: session.body }),
      author: office,
      createdOn: today,
      styles: wordStyles(words),
    },
  )
}

function facts({ session, asOf, today }: Dossier, words: ReportWords): readonly Fact[] {
  const said = words.dossier
  const dayOr = (day: string | null) => (day === null ? said.unknown : longDay(day, words))
  return [
    [said.ordinal, String(session.ordinal)],
    [said.date, dayOr(session.date)],
    [said.venue, session.venue ?? said.unknown],
    [said.gazette, dayOr(session.gazetteDate)],
    ...(asOf === null ? [] : [[said.knownOn, longDay(asOf, words)] as const]),
    [said.reckonedOn, longDay(today, words)],
  ]
}

function agreementsBlocks(
  dossier: Dossier,
  width: number,
  words: ReportWords,
): readonly (Paragraph | Table)[] {
  const standing = toldAgreements(dossier)
  const withdrawn = dossier.agreements.flatMap((agreement) =>
    agreement.withdrawal === null
      ? []
      : [withdrawnAgreement(agreement, agreement.withdrawal, words)],
  )
  return [
    ...indexBlocks(standing, withdrawn.length, width, words),
    ...(standing.length === 0
      ? []
      : [new Paragraph({ text: words.dossier.agreements, heading: HeadingLevel.HEADING_1 })]),
    ...standing.flatMap((agreement, position) =>
      agreementBlocks(agreement, position, width, words),
    ),
    ...(withdrawn.length === 0
      ? []
      : [new Paragraph({ text: words.withdrawal.agreements, heading: HeadingLevel.HEADING_1 })]),
    ...withdrawn.flat(),
  ]
}

/** Who prepared, reviewed and validated the document, by hand. */
function signatureBlocks(width: number, { signatures: said }: ReportWords): readonly Paragraph[] {
  const stops = [1, 2].map((n) => ({
    type: TabStopType.LEFT,
    position: Math.round((n * width) / 3),
  }))
  const line = (children: readonly TextRun[], before: number, keepNext: boolean) =>
    new Paragraph({ tabStops: stops, keepNext, spacing: { before }, children: [...children] })
  const roles = [said.prepared, said.reviewed, said.validated]
  return [
    new Paragraph({ text: said.heading, heading: HeadingLevel.HEADING_1 }),
    line([new TextRun({ text: roles.join('\t'), bold: true })], 60, true),
    line([new TextRun(roles.map(() => '_'.repeat(24)).join('\t'))], 720, true),
    line([new TextRun({ text: roles.map(() => said.line).join('\t'), color: quietInk })], 0, false),
  ]
}
