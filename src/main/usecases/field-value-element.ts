import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Value } from '../../core/schema/value.ts'
import { fieldValue, type GivenField } from './field-value.ts'
import type { Register } from './ports/register.ts'

export interface GivenElement {
  readonly element: string
  /** `null`: the person said nothing of it. */
  readonly mark: Value
}

/** The mark of an element whose set has codes, where nobody says another: the first of them. */
export const ordinaryMark = ({ definition }: Pick<GivenField, 'definition'>): Value =>
  definition.codes?.[0] ?? true

/**
 * One element of a set field, checked as a single value of the field's type would be; `CODE:mark` where elements carry
 * a code. Empty text is no element.
 */
export function fieldElement(
  register: Register,
  field: Omit<GivenField, 'value'>,
  given: string,
): Result<GivenElement, Refusal> {
  const { text, mark } = partsOf(field, given.trim())
  const value = fieldValue(register, {
    ...field,
    definition: { ...field.definition, required: true },
    value: text,
  })
  if (!value.ok) return value
  return typeof value.value === 'string'
    ? success({ element: value.value, mark })
    : failure(refusal('value_invalid', { field: field.name, value: given }))
}

function partsOf(
  { definition }: Omit<GivenField, 'value'>,
  given: string,
): { readonly text: string; readonly mark: Value } {
  const colon = given.lastIndexOf(':')
  const mark = given.slice(colon + 1)
  return colon > 0 && definition.codes?.includes(mark) === true
    ? { text: given.slice(0, colon), mark }
    : { text: given, mark: null }
}
