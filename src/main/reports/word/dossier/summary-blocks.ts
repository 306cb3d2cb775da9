import { HeadingLevel, Paragraph, TextRun, type Table } from 'docx'
import type { Counts, Dossier } from '../../../../contract/dossier.ts'
import { column, quiet, text, type Line } from '../../lists/sections.ts'
import type { ReportWords } from '../../words.ts'
import { paragraph, sectionTable } from '../word-blocks.ts'
import { alarm, counted } from './dossier-lines.ts'

const states = ['met', 'partially_met', 'in_progress', 'not_started', 'not_met', 'moot'] as const

/** Counts, never averages: how many obligations stand where, and the rule by which they were counted. */
export function summaryBlocks(
  { counts, apartCounts }: Dossier,
  width: number,
  words: ReportWords,
): readonly (Paragraph | Table)[] {
  const said = words.summary
  const fulfilled = [
    said.fulfilled,
    ...(counts.metLate > 0 ? [` (${counted(said.late, counts.metLate)})`] : []),
    ...(counts.withdrawn > 0 ? [`; ${counted(words.withdrawal.short, counts.withdrawn)}`] : []),
  ].join('')
  return [
    new Paragraph({ text: said.heading, heading: HeadingLevel.HEADING_1 }),
    figure(`${counts.met}/${counts.total}`, fulfilled),
    figure(String(counts.overdue), counts.overdue === 1 ? said.overdue.one : said.overdue.other),
    figure(String(apartCounts.total), said.apart),
    sectionTable(
      {
        columns: [
          column(said.state, 5),
          column(said.binding, 2, 'right'),
          column(said.apartColumn, 2, 'right'),
        ],
        rows: countRows(counts, apartCounts, words),
      },
      width,
      words,
    ),
    new Paragraph({
      spacing: { before: 160 },
      children: [new TextRun({ text: said.rule, bold: true })],
    }),
    paragraph(said.ruleText, 'Quiet'),
    paragraph(said.rollUpText, 'Quiet'),
  ]
}

const figure = (value: string, label: string): Paragraph =>
  new Paragraph({
    children: [new TextRun({ text: value, bold: true, size: 26 }), new TextRun(` ${label}`)],
  })

const share = (of: Counts, n: number): readonly Line[] => [
  text(of.total === 0 ? '–' : `${n}/${of.total}`),
]

function countRows(
  counts: Counts,
  apart: Counts,
  words: ReportWords,
): readonly (readonly (readonly Line[])[])[] {
  const said = words.summary
  const row = (label: Line, n: (of: Counts) => number) => [
    [label],
    share(counts, n(counts)),
    share(apart, n(apart)),
  ]
  return [
    ...states.flatMap((code) => [
      row({ type: 'state', code, late: false }, (of) => of[code]),
      ...(code === 'met' ? [row(quiet(said.ofWhichLate), (of) => of.metLate)] : []),
    ]),
    row(alarm(said.ofWhichOverdue), (of) => of.overdue),
    [[text(said.total)], [text(String(counts.total))], [text(String(apart.total))]],
    ...(counts.withdrawn + apart.withdrawn > 0
      ? [
          [
            [quiet(said.withdrawn)],
            [quiet(String(counts.withdrawn))],
            [quiet(String(apart.withdrawn))],
          ],
        ]
      : []),
  ]
}
