import { Bookmark, HeadingLevel, InternalHyperlink, Paragraph, TextRun, type Table } from 'docx'
import { column, text } from '../../lists/sections.ts'
import {
  groupedObligations,
  type ToldAgreement,
  type ToldClause,
  type ToldObligation,
} from '../../told-obligations.ts'
import { fillPattern, type ReportWords } from '../../words.ts'
import {
  cellParagraphs,
  lineRuns,
  paragraph,
  runs,
  wordTable,
  type WordRow,
} from '../word-blocks.ts'
import { alarmInk, quietInk } from '../word-styles.ts'
import { detailAnchor, detailBlocks } from './detail-blocks.ts'
import { counted, noteLines, ordinalOf, stateCells } from './dossier-lines.ts'
import { agreementAnchor } from './index-blocks.ts'
import { withdrawnClause, withdrawnObligations } from './withdrawn-blocks.ts'

/** One agreement: what it says, whom each clause binds, and where each unit stands. */
export function agreementBlocks(
  agreement: ToldAgreement,
  position: number,
  width: number,
  words: ReportWords,
): readonly (Paragraph | Table)[] {
  const { clauses, title } = agreement
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [
        new Bookmark({
          id: agreementAnchor(position),
          children: [new TextRun(`${ordinalOf(agreement, words)}. ${title}`)],
        }),
      ],
    }),
    standing(agreement, words),
    ...(agreement.text.trim() === ''
      ? [paragraph(words.dossier.noText, 'Quiet')]
      : paragraphsOf(agreement.text, 'Verbatim')),
    ...(clauses.length === 0 ? [paragraph(words.dossier.noClauses, 'Quiet')] : []),
    ...clauses.flatMap((clause) =>
      clause.withdrawal === null ? clauseBlocks(agreement, clause, width, words) : [],
    ),
    ...clauses.flatMap((clause) =>
      clause.withdrawal === null ? [] : withdrawnClause(clauseOf(clause), clause.withdrawal, words),
    ),
  ]
}

const clauseOf = (clause: ToldClause) => ({ ...clause, obligations: [...clause.obligations] })

/** Text as it was captured: each line break of the source is one here. */
const paragraphsOf = (said: string, style: string): readonly Paragraph[] =>
  said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(line, style))

function standing(agreement: ToldAgreement, words: ReportWords): Paragraph {
  const { counts, number, procedural } = agreement
  const said = words.dossier
  const parts: readonly (readonly TextRun[])[] = [
    number === null ? runs(said.numberPending, { color: quietInk }) : runs(number),
    lineRuns({ type: 'state', code: agreement.compliance, late: false }, words),
    ...(counts.total === 0
      ? []
      : [
          [
            ...runs(`${said.fulfilled}: `),
            ...runs(`${counts.met}/${counts.total}`, { bold: true }),
          ],
          ...(counts.overdue === 0
            ? []
            : [runs(`▲ ${said.overdue}: ${counts.overdue}`, { color: alarmInk, bold: true })]),
          ...(counts.withdrawn === 0
            ? []
            : [runs(counted(said.withdrawnCount, counts.withdrawn), { color: quietInk })]),
        ]),
    ...(procedural ? [runs(said.procedural, { color: quietInk })] : []),
  ]
  return new Paragraph({
    keepNext: true,
    children: parts.flatMap((part, index) =>
      index === 0 ? [...part] : [new TextRun(' · '), ...part],
    ),
  })
}

function clauseBlocks(
  agreement: ToldAgreement,
  clause: ToldClause,
  width: number,
  words: ReportWords,
): readonly (Paragraph | Table)[] {
  const said = words.dossier
  const standingOnes = clause.obligations.filter(({ withdrawal }) => withdrawal === null)
  const withdrawn = clause.obligations.filter(({ withdrawal }) => withdrawal !== null)
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      text: `${fillPattern(said.clause, { n: clause.order })} · ${words.nature[clause.nature]}`,
    }),
    ...(clause.text.trim() === agreement.text.trim()
      ? [paragraph(said.clauseSameText, 'Quiet')]
      : paragraphsOf(clause.text, 'Normal')),
    ...(clause.obligations.length === 0 ? [paragraph(said.noObligations, 'Quiet')] : []),
    ...(standingOnes.length === 0 ? [] : [obligationsTable(standingOnes, width, words)]),
    ...withdrawnObligations(withdrawn, words),
    ...standingOnes.flatMap((obligation) =>
      obligation.detail === null ? [] : detailBlocks(obligation, obligation.detail, words),
    ),
  ]
}

/** Those with a history one by one, the untouched ones grouped by equal state with every unit named. */
function obligationsTable(
  obligations: readonly ToldObligation[],
  width: number,
  words: ReportWords,
): Table {
  const { table } = words
  const told = obligations.filter(({ detail }) => detail !== null)
  const untouched = obligations.filter(({ detail }) => detail === null)
  return wordTable(
    [
      column(table.unit, 4.6),
      column(table.role, 2.2),
      column(table.due, 2.4),
      column(table.compliance, 2.8),
      column(table.verification, 2.2),
      column(table.response, 2.3),
    ],
    [
      ...told.map((obligation) => singleRow(obligation, words)),
      ...groupedObligations(untouched).flatMap((group) => groupRows(group, words)),
    ],
    width,
  )
}

function singleRow(obligation: ToldObligation, words: ReportWords): WordRow {
  const { detail, unit } = obligation
  return {
    cells: [
      [
        new Paragraph({
          style: 'TableText',
          children: [
            new TextRun({ text: unit, bold: true }),
            ...(detail === null
              ? []
              : [
                  new TextRun(' – '),
                  new InternalHyperlink({
                    anchor: detailAnchor(detail),
                    children: [new TextRun(fillPattern(words.dossier.detail, { n: detail }))],
                  }),
                ]),
          ],
        }),
        ...notesOf(obligation, words),
      ],
      ...stateCells(obligation, words).map((lines) => cellParagraphs(lines, words)),
    ],
  }
}

const notesOf = (obligation: ToldObligation, words: ReportWords): readonly Paragraph[] => {
  const notes = noteLines(obligation, words)
  return notes.length === 0 ? [] : cellParagraphs(notes, words)
}

/** The shared state, and below it the names over the width of the table. */
function groupRows(
  group: readonly [ToldObligation, ...(readonly ToldObligation[])],
  words: ReportWords,
): readonly WordRow[] {
  const [first] = group
  if (group.length === 1) return [singleRow(first, words)]
  return [
    {
      cells: [
        [
          new Paragraph({
            style: 'TableText',
            keepNext: true,
            children: [...runs(counted(words.dossier.units, group.length), { bold: true })],
          }),
        ],
        ...stateCells(first, words).map((lines) => cellParagraphs(lines, words)),
      ],
    },
    {
      whole: [
        ...cellParagraphs([text(group.map(({ unit }) => unit).join(' · '))], words),
        ...notesOf(first, words),
      ],
    },
  ]
}
