import type { Refusal } from '../../contract/errors.ts'
import type { Value } from '../../core/schema/value.ts'
import { codeTaken, romanOf } from './identity.ts'
import { institutionRefusal } from './institution-rules.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { recordRefusal } from './record-rules.ts'

/** Single-valued fields of a record that get other values. */
interface ChangedValues {
  readonly changed: ReadonlyMap<string, Value>
  /** What the record says afterwards. */
  readonly valueOf: (name: string) => Value
  readonly today: string
}

/** Why a record cannot say this, whether somebody edits it or decides between values; `null`: it can. */
export function valuesRefusal(
  register: Register,
  known: KnownRecord,
  { changed, valueOf, today }: ChangedValues,
): Refusal | null {
  const refused =
    codeTaken(register, { ...known, code: changed.get('code') ?? null }) ??
    recordRefusal(register, { ...known, changed, valueOf, today }) ??
    institutionRefusal(register, { ...known, changed, valueOf })
  if (refused !== null) return refused
  if (known.kind !== 'session' || !(changed.has('ordinal') || changed.has('roman'))) return null
  const roman = romanOf(valueOf('ordinal'), valueOf('roman'))
  return roman.ok ? null : roman.error
}
