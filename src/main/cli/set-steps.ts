import type { SetEdit } from '../../contract/set-edit.ts'

type Step = SetEdit['steps'][number]

/** A field as it is written on the command line. */
export interface WrittenChange {
  readonly field: string
  readonly sign: '=' | '+=' | '-='
  readonly value: string
}

/** The elements of a set as they are written: between commas, nothing for an empty set. */
export const writtenElements = (value: string): string[] =>
  value
    .split(',')
    .map((element) => element.trim())
    .filter((element) => element !== '')

/** `=` names the whole set; `+=` and `-=` one element, which may hold commas. */
export function stepOf({ sign, value }: WrittenChange): Step {
  switch (sign) {
    case '=':
      return { step: 'replace', elements: writtenElements(value) }
    case '+=':
      return { step: 'add', elements: [value] }
    case '-=':
      return { step: 'remove', elements: [value] }
  }
}

/** What was written of each set, in the order in which it was written. */
export function stepsByField(changes: readonly WrittenChange[]): ReadonlyMap<string, Step[]> {
  const steps = new Map<string, Step[]>()
  for (const change of changes) {
    steps.set(change.field, [...(steps.get(change.field) ?? []), stepOf(change)])
  }
  return steps
}
