import { HeadingLevel, Paragraph, TextRun } from 'docx'
import type {
  DossierAgreement,
  DossierObligation,
  DossierWithdrawal,
} from '../../../../contract/dossier.ts'
import { groupedBy } from '../../told-obligations.ts'
import { fillPattern, longDay, type ReportWords } from '../../words.ts'
import { runs } from '../word-blocks.ts'
import { quietInk } from '../word-styles.ts'
import { counted, ordinalOf } from './dossier-lines.ts'

type Standing = keyof Pick<
  ReportWords['withdrawal'],
  'agreement' | 'clause' | 'obligation' | 'report' | 'evidence' | 'verdict'
>

/** "Cláusula retirada", with its sign. */
export const withdrawnMark = (kind: Standing, words: ReportWords): readonly TextRun[] =>
  markOf(words.withdrawal[kind])

const markOf = (text: string): readonly TextRun[] =>
  runs(`⊘ ${text}`, { color: quietInk, bold: true })

export const struck = (text: string): readonly TextRun[] =>
  runs(text, { color: quietInk, strike: true })

/** Why, who said so and when. */
export function withdrawalNote(withdrawal: DossierWithdrawal, words: ReportWords): string {
  const { duplicate, reason, said } = words.withdrawal
  const why = fillPattern(withdrawal.kind === 'duplicate' ? duplicate : reason, {
    reason: withdrawal.reason,
  })
  const who = fillPattern(said, {
    date: longDay(withdrawal.on, words),
    person: withdrawal.person,
    office: withdrawal.office,
  })
  return `${why} · ${who}`
}

/** The work that a withdrawn obligation keeps: "1 avance, 2 dictámenes". */
function kept({ reports, evidence, verdicts }: DossierObligation, words: ReportWords): string {
  const { keptReports, keptEvidence, keptVerdicts } = words.withdrawal
  const parts = (
    [
      [keptReports, reports.length],
      [keptEvidence, evidence.length],
      [keptVerdicts, verdicts.length],
    ] as const
  )
    .filter(([, n]) => n > 0)
    .map(([forms, n]) => counted(forms, n))
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

const units = (obligations: readonly DossierObligation[], words: ReportWords): string =>
  obligations.map((obligation) => `${obligation.unit}${kept(obligation, words)}`).join(' · ')

/** Units whose obligations were withdrawn together stand together. */
export const withdrawnObligations = (
  obligations: readonly DossierObligation[],
  words: ReportWords,
): readonly Paragraph[] =>
  groupedBy(obligations, ({ withdrawal }) => JSON.stringify(withdrawal)).flatMap((group) => {
    const [{ withdrawal }] = group
    if (withdrawal === null) return []
    const mark =
      group.length === 1
        ? withdrawnMark('obligation', words)
        : markOf(counted(words.withdrawal.obligations, group.length))
    return [
      new Paragraph({
        style: 'Record',
        spacing: { before: 120 },
        keepNext: true,
        children: [...mark, new TextRun(': '), ...struck(units(group, words))],
      }),
      quietRecord(withdrawalNote(withdrawal, words)),
    ]
  })

const quietRecord = (text: string): Paragraph =>
  new Paragraph({ style: 'Record', children: [...runs(text, { color: quietInk })] })

/** The obligations that went with what they hang from, in one line, and those that had been withdrawn before it. */
function goneWith(
  withdrawal: DossierWithdrawal,
  obligations: readonly DossierObligation[],
  forms: ReportWords['withdrawal']['withClause'],
  words: ReportWords,
): readonly Paragraph[] {
  const key = JSON.stringify(withdrawal)
  const same = obligations.filter((obligation) => JSON.stringify(obligation.withdrawal) === key)
  const others = obligations.filter((obligation) => JSON.stringify(obligation.withdrawal) !== key)
  return [
    ...(same.length === 0
      ? []
      : [quietRecord(`${counted(forms, same.length)}: ${units(same, words)}`)]),
    ...withdrawnObligations(others, words),
  ]
}

export function withdrawnClause(
  { order, nature, text, obligations }: DossierAgreement['clauses'][number],
  withdrawal: DossierWithdrawal,
  words: ReportWords,
): readonly Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      text: `${fillPattern(words.dossier.clause, { n: order })} · ${words.nature[nature]}`,
    }),
    new Paragraph({ keepNext: true, children: [...withdrawnMark('clause', words)] }),
    ...(text.trim() === '' ? [] : [new Paragraph({ children: [...struck(text)] })]),
    quietRecord(withdrawalNote(withdrawal, words)),
    ...goneWith(withdrawal, obligations, words.withdrawal.withClause, words),
  ]
}

export function withdrawnAgreement(
  agreement: DossierAgreement,
  withdrawal: DossierWithdrawal,
  words: ReportWords,
): readonly Paragraph[] {
  const { title, number, text, clauses } = agreement
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [new TextRun(`${ordinalOf(agreement, words)}. `), ...struck(title)],
    }),
    new Paragraph({
      keepNext: true,
      children: [
        ...withdrawnMark('agreement', words),
        ...(number === null ? [] : runs(` · ${number}`, { color: quietInk })),
      ],
    }),
    ...(text.trim() === '' ? [] : [new Paragraph({ children: [...struck(text)] })]),
    quietRecord(withdrawalNote(withdrawal, words)),
    ...goneWith(
      withdrawal,
      clauses.flatMap(({ obligations }) => obligations),
      words.withdrawal.withAgreement,
      words,
    ),
  ]
}
