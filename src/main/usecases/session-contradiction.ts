import { refusal, type Refusal } from '../../contract/errors.ts'
import {
  councilCode,
  parseOfficialNumber,
  type OfficialNumber,
} from '../../core/compliance/numbering/official-number.ts'
import { writeRoman } from '../../core/compliance/numbering/roman.ts'
import type { Register, SessionKey } from './ports/register.ts'

interface Captured {
  /** The day that the document or the person gives for the session. */
  readonly date: string | null
  readonly agreements: readonly { readonly number: string | null }[]
}

/**
 * What a capture says that cannot be true of the session it is captured into: another day, or numbers of another
 * session. One of the two is wrong, and only a person can tell which. `null`: nothing.
 */
export function sessionContradiction(
  register: Register,
  session: SessionKey,
  { date, agreements }: Captured,
): Refusal | null {
  const name = `${writeRoman(session.ordinal)}${session.type === 'extraordinary' ? '-SE' : ''}`
  const others = agreements.flatMap(({ number: written }) => {
    const number = written === null ? null : parseOfficialNumber(written)
    return number === null || isOf(number, session) ? [] : [written]
  })
  if (others.length > 0) {
    return refusal('session_number_differs', { session: name, numbers: others.join(', ') })
  }
  const known = register.directory.session(session)
  const registered =
    known === undefined ? null : register.read.record(known.id)?.fields['date']?.value
  return date === null || typeof registered !== 'string' || registered === date
    ? null
    : refusal('session_date_differs', { session: name, given: date, registered })
}

/** Commissions are abbreviated in more than one way: of the body, only whether it is the council counts. */
const isOf = (number: OfficialNumber, { body, type, ordinal }: SessionKey): boolean =>
  number.session === ordinal &&
  number.type === type &&
  (number.body === councilCode) === (body === councilCode)
