import { refusal, type Refusal } from '../../contract/errors.ts'
import { writeRoman } from '../../core/compliance/numbering/roman.ts'
import type { measureRefusal } from './measure-rules.ts'
import type { Register } from './ports/register.ts'

/** What tells a session of a body from its others. */
const keyFields = ['body', 'ordinal', 'type']

/**
 * A body has one session of each number and type: whoever enters it again is told, and goes on with the one that is
 * there. What two offices entered without knowing of each other arrives and is merged (DESIGN section 4).
 */
export function sessionTaken(
  register: Register,
  { id, changed, valueOf }: Omit<Parameters<typeof measureRefusal>[1], 'kind' | 'today'>,
): Refusal | null {
  if (!keyFields.some((field) => changed.has(field))) return null
  const [body, ordinal, type] = keyFields.map(valueOf)
  const code = typeof body === 'string' ? register.read.record(body)?.fields['code']?.value : null
  if (typeof code !== 'string' || typeof ordinal !== 'number') return null
  if (type !== 'ordinary' && type !== 'extraordinary') return null
  const holder = register.directory.session({ body: code, ordinal, type })
  return holder === undefined || holder.id === id
    ? null
    : refusal('session_exists', { body: code, roman: writeRoman(ordinal), id: holder.id })
}
