import type { SessionType } from '../../schema/codes.ts'
import { bodyKey, parseOfficialNumber } from './official-number.ts'
import type { OfficialNumber } from './official-number.ts'
import { parseOrdinal } from './ordinal.ts'
import { withoutAccents, writeSpanishOrdinal } from './spanish-ordinals.ts'

/**
 * How texts cite an agreement, by number or in words ("Acuerdo Décimo Primero de la 38 Sesión").
 * `null` is what the words leave open.
 */
export interface Citation {
  readonly body: string | null
  readonly type: SessionType | null
  readonly session: number
  readonly sequence: number
  readonly year: number | null
}

const inWordsPattern =
  /^(?:el\s+)?acuerdo\s+(?:numero\s+|no\.?\s+)?(.+?)\s*,?\s+de\s+la\s+(.+?)(?:\s+(sesion))?(?:\s+(ordinaria|extraordinaria))?(?:\s+del?\s+(?:la\s+)?(.+?))?$/

/** Reads an official number, with or without "Acuerdo" before it, or an alias in words; `null` when it is neither. */
export function parseCitation(text: string): Citation | null {
  const trimmed = text.trim().replace(/\.$/, '')
  const number = parseOfficialNumber(trimmed.replace(/^acuerdo\s+/i, ''))
  if (number) return citationOf(number)
  // Roman numerals must stay in capitals; only the words around them are made uniform.
  const plain = withoutAccents(trimmed).replace(/\s+/g, ' ')
  const match = new RegExp(inWordsPattern, 'i').exec(plain)
  if (!match) return null
  const [, sequenceText, sessionText, sessionWord, typeText, bodyText] = match
  if (sessionWord === undefined && typeText === undefined) return null
  const sequence = parseOrdinal(sequenceText ?? '')
  const session = parseOrdinal(sessionText ?? '')
  if (sequence === null || session === null) return null
  return { body: readBody(bodyText), type: readType(typeText), session, sequence, year: null }
}

export function citationOf(number: OfficialNumber): Citation {
  const { body, type, session, sequence, year } = number
  return { body, type, session, sequence, year }
}

function readType(text: string | undefined): SessionType | null {
  if (text === undefined) return null
  return text.toLowerCase() === 'ordinaria' ? 'ordinary' : 'extraordinary'
}

/** A code, or the council by its name; other bodies in words stay open. */
function readBody(text: string | undefined): string | null {
  if (text === undefined) return null
  if (/^consejo nacional(?: de seguridad publica)?$/i.test(text)) return 'CNSP'
  return /^[A-Z][A-Z-]+$/.test(text) ? text : null
}

/** "Acuerdo Décimo Primero de la Trigésima Octava Sesión Ordinaria"; ordinals above 99 in digits. */
export function writeCitation(citation: Citation): string {
  const type =
    citation.type === null ? '' : citation.type === 'ordinary' ? ' Ordinaria' : ' Extraordinaria'
  const sequence = inWords(citation.sequence, 'masculine')
  const session = inWords(citation.session, 'feminine')
  const body = citation.body === null ? '' : ` de ${citation.body}`
  return `Acuerdo ${sequence} de la ${session} Sesión${type}${body}`
}

function inWords(value: number, gender: 'masculine' | 'feminine'): string {
  if (value > 99) return String(value)
  return writeSpanishOrdinal(value, gender)
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** Whether a citation can mean that agreement: equal in all that it states. */
export function citationMatches(citation: Citation, number: OfficialNumber): boolean {
  return (
    citation.session === number.session &&
    citation.sequence === number.sequence &&
    (citation.type === null || citation.type === number.type) &&
    (citation.year === null || citation.year === number.year) &&
    (citation.body === null || bodyKey(citation.body) === bodyKey(number.body))
  )
}
