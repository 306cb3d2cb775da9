import { refusal, type Refusal } from '../../contract/errors.ts'
import { cutoffRowSchema } from '../../contract/keeping-rows.ts'
import { listQuerySchema, type CutoffRow } from '../../contract/rows.ts'
import { plainText } from '../../core/compliance/drafting/plain-text.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Register } from './ports/register.ts'

/** All cut-offs of this register, the last first. */
export function allCutoffs(register: Register): readonly CutoffRow[] {
  const query = listQuerySchema.parse({ kind: 'cutoffs', limit: 100_000, withdrawn: true })
  // The day matters to no cut-off.
  const page = register.read.list(query, '0001-01-01')
  return page.ok ? page.value.rows.map((row) => cutoffRowSchema.parse(row)) : []
}

export const isSameName = (one: string, other: string): boolean =>
  plainText(one.trim()) === plainText(other.trim())

/** By its id or its name, accents and case ignored. A withdrawn one is none. */
export function cutoffNamed(register: Register, text: string): Result<CutoffRow, Refusal> {
  const found = allCutoffs(register).find(
    ({ id, name, withdrawn }) => withdrawn === null && (id === text || isSameName(name, text)),
  )
  return found === undefined ? failure(refusal('cutoff_unknown', { cutoff: text })) : success(found)
}
