import { fieldDefinition, type RecordKind } from '../../core/schema/registry.ts'
import { amountFields } from '../../core/compliance/funding/amount.ts'
import type { Language } from '../../core/schema/codes.ts'
import { writeDeadlineCode } from '../../core/compliance/deadlines/deadline-code.ts'
import { issueElementText } from '../../contract/history-sentence.ts'
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
      return figureText(value, { kind, field }, words.language)
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

/** Pesos as pesos, and the size of a file with its unit; other figures as they are typed. */
function figureText(value: number, { kind, field }: ValuePlace, language: Language): string {
  if (kind !== null && amountFields[kind]?.includes(field) === true) {
    const decimals = Number.isInteger(value) ? 0 : 2
    return new Intl.NumberFormat(regions[language], {
      style: 'currency',
      currency: 'MXN',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value)
  }
  if (field !== 'size') return String(value)
  return new Intl.NumberFormat(regions[language], {
    style: 'unit',
    unit: 'byte',
    unitDisplay: 'long',
  }).format(value)
}

const regions = { es: 'es-MX', en: 'en-US' } as const satisfies Record<Language, string>

/** What is in a set: another record under its name, or the text that it is. */
export function elementText(element: string, { names, called }: Telling): string {
  const name = names.get(element)
  return name === undefined ? element : called(name)
}

/** The same in a field; what was judged of a data issue is told in words too. */
export const fieldElementText = (field: string, element: string, telling: Telling): string =>
  field === 'acceptedIssues'
    ? issueElementText(element, {
        issue: telling.words.issue,
        element: (other) => elementText(other, telling),
      })
    : elementText(element, telling)

function codeText(codes: readonly string[], code: string, words: Words): string {
  const list = codeList(codes)
  return list === undefined ? code : words.code(list, code)
}
