import { refusal, type ErrorCode, type Refusal } from '../../contract/errors.ts'
import { isDay, parsePartialDate } from '../../core/compliance/day.ts'
import { parseDecimal } from '../../core/compliance/decimal.ts'
import {
  amountFields,
  parseAmount,
  pesosOf,
  type AmountProblem,
} from '../../core/compliance/funding/amount.ts'
import { councilCode } from '../../core/compliance/numbering/official-number.ts'
import { parseSessionNumber } from '../../core/compliance/numbering/session-number.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { FieldDefinition } from '../../core/schema/definition.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { addressedUnits } from './addressed-units.ts'
import { deadlineValue } from './deadline-value.ts'
import { publishedForm } from './identity.ts'
import type { Register } from './ports/register.ts'

/** A field of a record with what the person gave for it: JSON from a form, text from the command line. */
export interface GivenField {
  readonly kind: RecordKind
  readonly name: string
  readonly definition: FieldDefinition
  readonly value: unknown
}

/**
 * Checks a value as the field's type demands; empty text and `null` clear the field.
 * References may be given by id or by the words people use (unit code, person's name, body's code, number of a session
 * of the council, number or citation of an agreement).
 */
export function fieldValue(register: Register, field: GivenField): Result<Value, Refusal> {
  const { name, definition, value } = field
  if (value === null || (typeof value === 'string' && value.trim() === '')) {
    return definition.required === true
      ? failure(refusal('field_required', { field: name }))
      : success(null)
  }
  switch (definition.type) {
    case 'deadline':
      return deadlineValue(name, value, addressedUnits(register))
    case 'reference':
      return typeof value === 'string' ? reference(register, field, value) : invalid(field)
    case 'code': {
      const codes = definition.codes ?? []
      return typeof value === 'string' && codes.includes(value)
        ? success(value)
        : failure(refusal('code_invalid', { field: name, value: shown(value), allowed: codes }))
    }
    case 'date':
    case 'partial_date': {
      const exists = definition.type === 'date' ? isDay : isPartialDate
      return typeof value === 'string' && exists(value)
        ? success(value)
        : failure(refusal('date_invalid', { field: name, value: shown(value) }))
    }
    case 'decimal':
      return decimalValue(field)
    case 'text':
    case 'integer':
    case 'boolean':
    case 'sha256': {
      const plain = plainOf(definition.type, value)
      const written = typeof plain === 'string' ? publishedForm(field.kind, name, plain) : plain
      return written === null ? invalid(field) : success(written)
    }
  }
}

const invalid = ({ name, value }: GivenField): Result<Value, Refusal> =>
  failure(refusal('value_invalid', { field: name, value: shown(value) }))

const isPartialDate = (text: string): boolean => parsePartialDate(text) !== null

/** `null`: not a value of that type. */
function plainOf(
  type: 'text' | 'integer' | 'boolean' | 'sha256',
  value: unknown,
): string | number | boolean | null {
  switch (type) {
    case 'text':
      return typeof value === 'string' ? value : null
    case 'integer': {
      const number = numberOf(value)
      return Number.isSafeInteger(number) ? number : null
    }
    case 'boolean':
      if (value === true || value === 'true') return true
      return value === false || value === 'false' ? false : null
    case 'sha256':
      return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : null
  }
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

const amountRefusals = {
  invalid: 'amount_invalid',
  negative: 'amount_negative',
  decimals: 'amount_decimals',
  too_large: 'amount_too_large',
} as const satisfies Record<AmountProblem, ErrorCode>

/** A figure, or where the field holds money an amount to the centavo. */
function decimalValue({ kind, name, value }: GivenField): Result<Value, Refusal> {
  if (amountFields[kind]?.includes(name) !== true) {
    const number = parseDecimal(value)
    return number === null
      ? failure(refusal('number_invalid', { field: name, value: shown(value) }))
      : success(number)
  }
  const amount = parseAmount(value)
  return amount.ok
    ? success(pesosOf(amount.value))
    : failure(refusal(amountRefusals[amount.error], { field: name, value: shown(value) }))
}

function reference(register: Register, field: GivenField, text: string): Result<Value, Refusal> {
  const allowed = field.name === 'duplicateOf' ? [field.kind] : (field.definition.target ?? [])
  const known = register.read.known(text)
  if (known !== undefined) {
    return allowed.includes(known.kind)
      ? success(known.id)
      : failure(
          refusal('record_kind_wrong', { id: text, kind: known.kind, expected: [...allowed] }),
        )
  }
  const found = byWords(register, allowed, text)
  if (found !== undefined) return success(found)
  if (allowed.includes('person')) return failure(personRefusal(register, allowed, text))
  if (allowed.includes('unit')) return failure(refusal('unit_unknown', { unit: text }))
  if (allowed.includes('session')) return failure(refusal('session_unknown', { session: text }))
  if (allowed.includes('agreement')) {
    return failure(refusal('agreement_unknown', { agreement: text }))
  }
  return failure(refusal('record_unknown', { id: text }))
}

/** A name of several people says none of them. */
function personRefusal(register: Register, allowed: readonly string[], text: string): Refusal {
  const people = register.directory.people(text)
  if (people.length > 1) {
    return refusal('person_ambiguous', { person: text, ids: people.map(({ id }) => id) })
  }
  return allowed.includes('unit')
    ? refusal('verifier_unknown', { verifier: text })
    : refusal('person_unknown', { person: text })
}

function byWords(register: Register, allowed: readonly string[], text: string): string | undefined {
  if (allowed.includes('unit')) {
    const unit = register.directory.unit(text)
    if (unit !== undefined) return unit.id
  }
  if (allowed.includes('session')) {
    const number = parseSessionNumber(text)
    const found =
      number === null ? undefined : register.directory.session({ body: councilCode, ...number })
    if (found !== undefined) return found.id
  }
  if (allowed.includes('agreement')) {
    const [only, ...others] = register.directory.agreements(text)
    if (only !== undefined && others.length === 0) return only.id
  }
  if (allowed.includes('body')) return register.directory.body(text)?.id
  if (allowed.includes('person')) {
    const [only, ...others] = register.directory.people(text)
    return others.length === 0 ? only?.id : undefined
  }
  return undefined
}
