import { refusal, type Refusal } from '../../contract/errors.ts'
import {
  parseOfficialNumber,
  writeOfficialNumber,
} from '../../core/compliance/numbering/official-number.ts'
import { parseRoman, writeRoman } from '../../core/compliance/numbering/roman.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import type { Register } from './ports/register.ts'

/** The number of an agreement or a session in the form in which it is published; `null`: it is none. */
export function publishedForm(kind: RecordKind, field: string, text: string): string | null {
  if (kind === 'agreement' && field === 'number') {
    const number = parseOfficialNumber(text)
    return number === null ? null : writeOfficialNumber(number)
  }
  if (kind === 'session' && field === 'roman') {
    const ordinal = parseRoman(text.trim().toUpperCase())
    return ordinal === null ? null : writeRoman(ordinal)
  }
  return text
}

/** The roman numeral of a session's ordinal; one that was given has to be it. */
export function romanOf(ordinal: Value, given: Value): Result<string, Refusal> {
  if (typeof ordinal !== 'number' || ordinal < 1 || ordinal > 3999) {
    return failure(
      refusal('value_invalid', {
        field: 'ordinal',
        value: typeof ordinal === 'number' ? ordinal : '',
      }),
    )
  }
  const roman = writeRoman(ordinal)
  return given === null || given === roman
    ? success(roman)
    : failure(
        refusal('value_invalid', { field: 'roman', value: typeof given === 'string' ? given : '' }),
      )
}

/**
 * A unit's code names one unit and a body's code one body: whoever enters them here is told. What two offices
 * entered without knowing of each other arrives and is listed as an issue (DESIGN section 4).
 */
export function codeTaken(
  register: Register,
  {
    kind,
    id,
    code,
  }: { readonly kind: RecordKind; readonly id: string | null; readonly code: Value },
): Refusal | null {
  if (typeof code !== 'string' || (kind !== 'unit' && kind !== 'body')) return null
  const holder = register.directory[kind](code)
  return holder === undefined || holder.id === id || !sameCode(holder.code, code)
    ? null
    : refusal('code_taken', { code: holder.code, id: holder.id })
}

/** The directory finds names too; a code that is another's name is no duplicate. */
const sameCode = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
