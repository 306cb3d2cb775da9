import type { SessionType } from '../../schema/codes.ts'
import { parseRoman, writeRoman } from './roman.ts'

/** The body whose numbers name no body: the council itself. */
export const councilCode = 'CNSP'

/**
 * The official number of an agreement, read into its parts. Three formats are in use:
 * `01/XLI/16` or `11/L/2024` (council, ordinary), `09/II-SE/2012` (council, extraordinary) and
 * `01/II/SO/CPPDPC/2019` (commission; SO ordinary, SE extraordinary).
 */
export interface OfficialNumber {
  /** `CNSP`, or the commission's code as the number writes it: capitals without signs. */
  readonly body: string
  readonly type: SessionType
  /** Ordinal of the session, 1 to 3999. */
  readonly session: number
  /** Place of the agreement in the session, 1 to 999. */
  readonly sequence: number
  /** In full, 1980 to 2079 when written with two digits. */
  readonly year: number
  /** Older numbers write two; kept, so that a number is written as it was published. */
  readonly yearDigits: 2 | 4
}

const councilPattern = /^(\d{1,3})\/([IVXLCDM]+)(-SE)?\/(\d{2}|\d{4})$/
const commissionPattern = /^(\d{1,3})\/([IVXLCDM]+)\/(SO|SE)\/([A-Z]+)\/(\d{2}|\d{4})$/

/** Accepts lower case, spaces around the strokes and a missing leading zero; `null` when it is none of the formats. */
export function parseOfficialNumber(text: string): OfficialNumber | null {
  const written = text
    .trim()
    .toUpperCase()
    .replace(/\s*([/-])\s*/g, '$1')
  const council = councilPattern.exec(written)
  if (council) {
    const [, sequence, session, extraordinary, year] = council
    return assemble(councilCode, extraordinary !== undefined, session, sequence, year)
  }
  const commission = commissionPattern.exec(written)
  if (!commission) return null
  const [, sequence, session, type, body, year] = commission
  if (body === undefined || body === councilCode) return null
  return assemble(body, type === 'SE', session, sequence, year)
}

function assemble(
  body: string,
  extraordinary: boolean,
  sessionText: string | undefined,
  sequenceText: string | undefined,
  yearText: string | undefined,
): OfficialNumber | null {
  const session = parseRoman(sessionText ?? '')
  const sequence = Number(sequenceText)
  const year = readYear(yearText ?? '')
  if (session === null || sequence < 1 || year < 1) return null
  return {
    body,
    type: extraordinary ? 'extraordinary' : 'ordinary',
    session,
    sequence,
    year,
    yearDigits: yearText?.length === 2 ? 2 : 4,
  }
}

/** The System dates from the nineties: `95` is 1995, `16` is 2016. */
function readYear(text: string): number {
  const year = Number(text)
  if (text.length !== 2) return year
  return year >= 80 ? 1900 + year : 2000 + year
}

/** In the published format, sequence with at least two digits. */
export function writeOfficialNumber(number: OfficialNumber): string {
  const sequence = String(number.sequence).padStart(2, '0')
  const session = writeRoman(number.session)
  const year = writeYear(number)
  if (number.body === councilCode) {
    return `${sequence}/${session}${number.type === 'extraordinary' ? '-SE' : ''}/${year}`
  }
  return `${sequence}/${session}/${number.type === 'extraordinary' ? 'SE' : 'SO'}/${number.body}/${year}`
}

function writeYear({ year, yearDigits }: OfficialNumber): string {
  const full = String(year).padStart(4, '0')
  return yearDigits === 2 && year >= 1980 && year < 2080 ? full.slice(2) : full
}

/**
 * Equal for two numbers exactly when they name the same agreement: `1/XLI/2016` and `01/XLI/16` match.
 * A body's code may carry signs ("CP-PDPC" and "CPPDPC" match).
 */
export function officialNumberKey(number: OfficialNumber): string {
  const { type, session, sequence, year } = number
  return [bodyKey(number.body), type, session, sequence, year].join('|')
}

export function bodyKey(code: string): string {
  return code.toUpperCase().replace(/[^A-Z]/g, '')
}
