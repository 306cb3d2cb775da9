import { Bookmark, HeadingLevel, Paragraph, TextRun } from 'docx'
import type { DossierObligation, DossierWithdrawal } from '../../../../contract/dossier.ts'
import type { ToldObligation } from '../../told-obligations.ts'
import { fileSize } from '../../file-size.ts'
import { fillPattern, longDay, type ReportWords } from '../../words.ts'
import { lineRuns, runs } from '../word-blocks.ts'
import { alarmInk, quietInk } from '../word-styles.ts'
import { alarm, noteLines, stateLine, verificationText } from './dossier-lines.ts'
import { struck, withdrawalNote, withdrawnMark } from './withdrawn-blocks.ts'

export const detailAnchor = (n: number): string => `detail-${n}`

/** What one unit reported, proved and was told: the paper trail of an obligation. */
export function detailBlocks(
  obligation: ToldObligation,
  n: number,
  words: ReportWords,
): readonly Paragraph[] {
  const said = words.detail
  const title = `${fillPattern(words.dossier.detail, { n })} – ${obligation.unit}`
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_4,
      children: [new Bookmark({ id: detailAnchor(n), children: [new TextRun(title)] })],
    }),
    new Paragraph({
      style: 'Record',
      keepNext: true,
      children: [
        ...lineRuns(stateLine(obligation), words),
        ...runs(
          ` · ${verificationText(obligation, words)} · ${words.response[obligation.response]}`,
          { color: quietInk },
        ),
        ...[
          ...(obligation.overdue ? [alarm(words.table.overdue)] : []),
          ...noteLines(obligation, words),
        ].flatMap((line) => [new TextRun(' · '), ...lineRuns(line, words)]),
      ],
    }),
    ...records(said.reports, obligation.reports, said.none, (report) =>
      reportBlocks(report, words),
    ),
    ...records(said.evidence, obligation.evidence, said.noEvidence, (evidence) =>
      evidenceBlocks(evidence, words),
    ),
    ...records(said.verdicts, obligation.verdicts, said.none, (verdict) =>
      verdictBlocks(verdict, words),
    ),
  ]
}

function records<Item>(
  name: string,
  items: readonly Item[],
  none: string,
  blocks: (item: Item) => readonly Paragraph[],
): readonly Paragraph[] {
  return [
    new Paragraph({ style: 'RecordKind', text: name }),
    ...(items.length === 0 ? [record(runs(none, { color: quietInk }))] : items.flatMap(blocks)),
  ]
}

const record = (children: readonly TextRun[]): Paragraph =>
  new Paragraph({ style: 'Record', children: [...children] })

/** Its mark before what is withdrawn, and why after it; digests are never struck, so that they can be compared. */
function maybeWithdrawn(
  kind: 'report' | 'evidence' | 'verdict',
  withdrawal: DossierWithdrawal | null,
  said: { readonly head: readonly TextRun[]; readonly plain: string },
  words: ReportWords,
): readonly Paragraph[] {
  return withdrawal === null
    ? [record(said.head)]
    : [
        record(withdrawnMark(kind, words)),
        record(struck(said.plain)),
        record(runs(withdrawalNote(withdrawal, words), { color: quietInk })),
      ]
}

function reportBlocks(
  report: DossierObligation['reports'][number],
  words: ReportWords,
): readonly Paragraph[] {
  const { detail } = words
  const head = [
    fillPattern(detail.reportedOn, {
      date: longDay(report.reportedOn, words),
      author: report.author,
    }),
    ...(report.percent === null ? [] : [fillPattern(detail.percent, { n: report.percent })]),
  ].join(' · ')
  return maybeWithdrawn(
    'report',
    report.withdrawal,
    {
      head: [...runs(`${head}\n`, { color: quietInk }), ...runs(report.narrative)],
      plain: `${head}\n${report.narrative}`,
    },
    words,
  )
}

function evidenceBlocks(
  evidence: DossierObligation['evidence'][number],
  words: ReportWords,
): readonly Paragraph[] {
  const { detail } = words
  const about = [
    evidence.reference === null
      ? detail.noReference
      : fillPattern(detail.reference, { reference: evidence.reference }),
    ...(evidence.size === null ? [] : [fileSize(evidence.size)]),
  ].join(' · ')
  return [
    ...maybeWithdrawn(
      'evidence',
      evidence.withdrawal,
      {
        head: [...runs(evidence.name, { bold: true }), ...runs(` · ${about}`, { color: quietInk })],
        plain: `${evidence.name} · ${about}`,
      },
      words,
    ),
    record(
      evidence.sha256 === null
        ? runs(detail.noFile, { color: quietInk })
        : [
            ...runs(`${detail.sha256} `, { color: quietInk }),
            ...lineRuns({ type: 'digest', sha256: evidence.sha256 }, words),
          ],
    ),
  ]
}

function verdictBlocks(
  verdict: DossierObligation['verdicts'][number],
  words: ReportWords,
): readonly Paragraph[] {
  const { detail } = words
  const result = words.verdict[verdict.result]
  const issued = [
    fillPattern(detail.issued, {
      date: longDay(verdict.issuedOn, words),
      verifier: verdict.verifier,
      office: verdict.office,
    }),
    ...(verdict.fulfilledOn === null
      ? []
      : [fillPattern(detail.fulfilledOn, { date: longDay(verdict.fulfilledOn, words) })]),
  ].join(' · ')
  const reason = `${detail.reason}: ${verdict.reason}`
  return maybeWithdrawn(
    'verdict',
    verdict.withdrawal,
    {
      head: [
        ...runs(result, { bold: true }),
        ...runs(` (${standingOf(verdict, words)})`, { color: quietInk }),
        ...(verdict.inBreach
          ? runs(` · ▲ ${detail.inBreach}`, { color: alarmInk, bold: true })
          : []),
        ...runs(`\n${issued}\n`, { color: quietInk }),
        ...runs(reason),
      ],
      plain: [verdict.inBreach ? `${result} · ${detail.inBreach}` : result, issued, reason].join(
        '\n',
      ),
    },
    words,
  )
}

/** What the verdict still says of the obligation. */
function standingOf(
  { governing, determining }: DossierObligation['verdicts'][number],
  { detail }: ReportWords,
): string {
  if (governing) return detail.governing
  return determining ? detail.determining : detail.superseded
}
