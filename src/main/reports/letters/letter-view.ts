import type { Letter, LettersContent, ListReport } from '../../../contract/list-report.ts'
import type { ObligationRow } from '../../../contract/rows.ts'
import { daysBetween } from '../../../core/compliance/day.ts'
import { agreementLines } from '../lists/agreement-lines.ts'
import { column, dayLines, quiet, text, type Line, type Section } from '../lists/sections.ts'
import { fillPattern, longDay, type ReportWords } from '../words.ts'

export type LettersReport = ListReport<LettersContent>

/** What one letter says, in the order in which it says it. */
export type LetterView = Pick<Section, 'columns' | 'rows'> & {
  readonly number: string
  readonly date: string
  readonly subject: string
  /** Name, post and unit, a line each. */
  readonly addressee: readonly string[]
  readonly opening: string
  readonly closing: string
  readonly received: string
  /** What the register knows of the receipt. */
  readonly acknowledged: string | null
}

export function letterView(
  letter: Letter,
  { content: { asks }, office, today }: LettersReport,
  words: ReportWords,
): LetterView {
  const said = words.letters
  const unit = (words.locale.language === 'en' ? letter.unitNameEnglish : null) ?? letter.unitName
  const { sent, addressee, obligations } = letter
  const number =
    sent === null ? said.numberBlank : fillPattern(said.number, { number: sent.number })
  const late = asks === 'to_answer_for_delay'
  return {
    number,
    date: longDay(sent?.date ?? today, words),
    subject: said.subject[asks],
    addressee: [
      ...(addressee === null
        ? [fillPattern(said.holderOf, { unit })]
        : [addressee.person, addressee.post, unit]),
      said.present,
    ],
    opening: fillPattern(said.opening[asks], { unit, date: longDay(today, words) }),
    columns: [
      column(said.columns.agreement, 4),
      column(said.columns.obligation, 7),
      column(said.columns.due, 2),
      ...(late ? [column(said.columns.late, 1.4, 'right')] : []),
    ],
    rows: obligations.map((row) => [
      agreementLines(row, words),
      // A letter obliges by its whole text.
      [text(row.text)],
      dueLines(row, words),
      ...(late ? [lateLines(row, today)] : []),
    ]),
    closing: said.closing[asks],
    received: fillPattern(said.received, {
      office,
      number: number.replace(/^\p{Lu}/u, (first) => first.toLowerCase()),
      count: fillPattern(obligations.length === 1 ? said.obligations.one : said.obligations.other, {
        n: obligations.length,
      }),
    }),
    acknowledged: acknowledgedText(sent, words),
  }
}

const dueLines = (row: ObligationRow, words: ReportWords): readonly Line[] =>
  row.due === null
    ? [quiet(words.table.noDue)]
    : [...dayLines(row.due), ...(row.dueEstimated ? [quiet(words.table.estimated)] : [])]

const lateLines = ({ due }: ObligationRow, today: string): readonly Line[] =>
  due === null ? [] : [text(String(daysBetween(due, today)))]

function acknowledgedText(sent: Letter['sent'], words: ReportWords): string | null {
  if (sent === null || sent.acknowledgedOn === null) return null
  const { acknowledged, acknowledgedAs } = words.letters
  const date = longDay(sent.acknowledgedOn, words)
  const { acknowledgementNumber: number } = sent
  return number === null
    ? fillPattern(acknowledged, { date })
    : fillPattern(acknowledgedAs, { date, number })
}
