import type { MatrixRow } from '../../contract/matrix.ts'
import type { Filter } from '../../contract/rows.ts'
import { fillPattern, type ReportWords } from './words.ts'

/**
 * What a list is narrowed by, as a person reads it. Sessions that stand in the list are named; a field or a value for
 * which the reports have no word is written as the command line writes it.
 */
export function conditionText(
  { field, operator, values }: Filter,
  rows: readonly Pick<MatrixRow, 'sessionId' | 'session' | 'body'>[],
  words: ReportWords,
): string {
  const names: Readonly<Record<string, string>> = words.conditions.fields
  const codes: Readonly<Record<string, string>> = codesOf(field, words)
  const sessions = new Map(rows.map((row) => [row.sessionId, `${row.body} ${row.session}`]))
  return fillPattern(words.conditions.operators[operator], {
    field: names[field] ?? field,
    value: values
      .map((value) => {
        if (value === '') return words.conditions.empty
        return codes[value] ?? sessions.get(value) ?? value
      })
      .join(words.conditions.or),
  })
}

function codesOf(field: string, words: ReportWords): Readonly<Record<string, string>> {
  switch (field) {
    case 'compliance':
      return words.compliance
    case 'verification':
      return words.verification
    case 'response':
      return words.response
    case 'nature':
      return words.nature
    case 'role':
      return words.role
    case 'kind':
      return words.kind
    default:
      return { true: words.answers.yes, false: words.answers.no }
  }
}
