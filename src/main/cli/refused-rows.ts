import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Words } from './texts.ts'

/** An obligation of a preview, as far as a refusal tells of it. */
export interface PreviewedRow {
  readonly obligation: string
  readonly agreementNumber: string | null
  readonly agreementTitle: string | null
  readonly clauseOrder: number
  /** Code of the unit that answers. */
  readonly unit: string
  readonly refused: Refusal | null
}

/** What is said of a preview in which some rows are not allowed: each of them with its reason. `null`: all are. */
export function refusedRows(rows: readonly PreviewedRow[], words: Words): Refusal | null {
  const refused = rows.flatMap((row) =>
    row.refused === null ? [] : [{ ...row, refused: row.refused }],
  )
  if (refused.length === 0) return null
  return refusal('bulk_refused', {
    count: refused.length,
    total: rows.length,
    obligations: refused.map(({ obligation }) => obligation),
    reasons: refused.map((row) => row.refused.code),
    rows: refused.map((row) => rowText(row, row.refused, words)).join('\n'),
  })
}

const rowText = (
  { obligation, agreementNumber, agreementTitle, clauseOrder, unit }: PreviewedRow,
  reason: Refusal,
  words: Words,
): string =>
  words.say('saved.refusedRow', {
    id: obligation,
    agreement: agreementNumber ?? agreementTitle ?? words.say('saved.unnamedAgreement'),
    clause: clauseOrder,
    unit,
    reason: words.sentence(reason),
  })
