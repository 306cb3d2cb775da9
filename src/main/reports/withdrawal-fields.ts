import type { DossierWithdrawal } from '../../contract/dossier.ts'
import { dayOrEmpty, field, textCell, textOrEmpty, type Content, type Field } from './table.ts'
import { fillPattern, type ReportWords } from './words.ts'

export const yesNo = (value: boolean, { answers }: ReportWords): Content =>
  textCell(value ? answers.yes : answers.no)

/** Why a row does not count, who said so and when: the same last columns on every sheet. */
export const withdrawalFields = <Row>(
  words: ReportWords,
  withdrawalOf: (row: Row) => DossierWithdrawal | null,
): readonly Field<Row>[] => [
  field(words.workbook.withdrawn, 10, (row) => yesNo(withdrawalOf(row) !== null, words)),
  ...reasonFields(words, withdrawalOf),
]

/** The same where every row is withdrawn. */
export const reasonFields = <Row>(
  words: ReportWords,
  withdrawalOf: (row: Row) => DossierWithdrawal | null,
): readonly Field<Row>[] => [
  field(
    words.workbook.withdrawalReason,
    40,
    (row) => textOrEmpty(reasonOf(withdrawalOf(row), words)),
    true,
  ),
  field(words.workbook.withdrawnBy, 28, (row) => textOrEmpty(withdrawalOf(row)?.person ?? null)),
  field(
    words.workbook.withdrawnFor,
    34,
    (row) => textOrEmpty(withdrawalOf(row)?.office ?? null),
    true,
  ),
  field(words.workbook.withdrawnOn, 13, (row) => dayOrEmpty(withdrawalOf(row)?.on ?? null)),
]

const reasonOf = (
  withdrawal: DossierWithdrawal | null,
  { withdrawal: words }: ReportWords,
): string | null => {
  if (withdrawal === null) return null
  return withdrawal.kind === 'duplicate'
    ? fillPattern(words.duplicate, { reason: withdrawal.reason })
    : withdrawal.reason
}
