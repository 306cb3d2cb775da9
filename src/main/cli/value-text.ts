import { fieldDefinition, type RecordKind } from '../../core/schema/registry.ts'
import { writeDeadlineCode } from '../../core/compliance/deadlines/deadline-code.ts'
import { deadlineRuleSchema } from '../../contract/primitives.ts'
import { codeList } from './code-list.ts'
import { deadlineText } from './deadline-text.ts'
import type { RecordName, RecordNames } from './record-names.ts'
import type { Words } from './texts.ts'

/** What a value stands in: the field says whether it is a code, a day, a rule or another record. */
export interface ValuePlace {
  /** `null`: a kind that only a newer version knows. */
  readonly kind: RecordKind | null
  readonly field: string
}

interface Telling {
  readonly words: Words
  readonly names: RecordNames
  /** How a record that is pointed to, or a rule, is called; where nothing is looked up further, its name does. */
  readonly called: (name: RecordName) => string
}

/** With the key by which it is found again. */
export const nameAndKey = ({ name, key }: RecordName): string => `${name} [${key}]`
export const nameAlone = ({ name }: RecordName): string => name

/** A value of a field in words. Days stay as they are written in lists. */
export function valueText(value: unknown, { kind, field }: ValuePlace, telling: Telling): string {
  const { words, called } = telling
  const definition = kind === null ? undefined : fieldDefinition(kind, field)
  switch (typeof value) {
    case 'boolean':
      return words.shared(value ? 'common.yes' : 'common.no')
    case 'number':
      return String(value)
    case 'string':
      if (definition?.codes !== undefined) return codeText(definition.codes, value, words)
      return definition?.type === 'reference' ? elementText(value, telling) : value
    default: {
      if (value === null || value === undefined) return '–'
      const rule = deadlineRuleSchema.safeParse(value)
      return definition?.type === 'deadline' && rule.success
        ? called({ name: deadlineText(rule.data, words), key: writeDeadlineCode(rule.data) })
        : JSON.stringify(value)
    }
  }
}

/** What is in a set: another record under its name, or the text that it is. */
export function elementText(element: string, { names, called }: Telling): string {
  const name = names.get(element)
  return name === undefined ? element : called(name)
}

function codeText(codes: readonly string[], code: string, words: Words): string {
  const list = codeList(codes)
  return list === undefined ? code : words.code(list, code)
}
