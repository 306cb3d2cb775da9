import type { ObligationRow } from '../../../contract/rows.ts'
import { field, textCell, textOrEmpty, type Field } from '../table.ts'
import type { ReportWords } from '../words.ts'
import { quiet, shortened, text, type Line } from './sections.ts'

type OfAgreement = Pick<ObligationRow, 'agreementNumber' | 'agreementTitle' | 'session'>

export const agreementLines = (row: OfAgreement, words: ReportWords): readonly Line[] => [
  text(row.agreementNumber ?? words.dossier.numberPending),
  ...(row.agreementTitle === null ? [] : [quiet(shortened(row.agreementTitle))]),
  quiet(`${words.dossier.session} ${row.session}`),
]

export const agreementFields = <Row>(
  words: ReportWords,
  of: (row: Row) => OfAgreement,
): readonly Field<Row>[] => [
  field<Row>(words.dossier.session, 10, (row) => textCell(of(row).session)),
  field<Row>(words.dossier.number, 20, (row) =>
    textCell(of(row).agreementNumber ?? words.dossier.numberPending),
  ),
  field<Row>(words.dossier.title, 34, (row) => textOrEmpty(of(row).agreementTitle), true),
]
