import { readCommaList } from '../../contract/comma-list.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { SetEdit } from '../../contract/set-edit.ts'
import { failure, success, type Result } from '../../core/result.ts'

type Step = SetEdit['steps'][number]

/** A field as it is written on the command line. */
export interface WrittenChange {
  readonly field: string
  readonly sign: '=' | '+=' | '-='
  readonly value: string
}

/**
 * The elements of a set as they are written: between commas, in quotes where one holds a comma, nothing for an empty
 * set. Refused where a quote is not closed.
 */
export function writtenElements(field: string, value: string): Result<string[], Refusal> {
  const elements = readCommaList(value)
  return elements === null
    ? failure(refusal('elements_unreadable', { field, value }))
    : success(elements.filter((element) => element !== ''))
}

const steps = { '=': 'replace', '+=': 'add', '-=': 'remove' } as const

/** What was written of each set, in the order in which it was written: `=` names the whole set. */
export function stepsByField(
  changes: readonly WrittenChange[],
): Result<ReadonlyMap<string, readonly Step[]>, Refusal> {
  const byField = new Map<string, Step[]>()
  for (const { field, sign, value } of changes) {
    const elements = writtenElements(field, value)
    if (!elements.ok) return elements
    // To add or remove nothing is a slip, and no save.
    if (sign !== '=' && elements.value.length === 0) {
      return failure(refusal('elements_unreadable', { field, value }))
    }
    const step = { step: steps[sign], elements: elements.value }
    byField.set(field, [...(byField.get(field) ?? []), step])
  }
  return success(byField)
}
