import { parseOrdinal } from '../../core/compliance/numbering/ordinal.ts'
import type { SessionType } from '../../core/schema/codes.ts'
import type { Span } from './span.ts'

export interface SessionMention {
  readonly ordinal: number
  /** `null` when the words do not say it. */
  readonly type: SessionType | null
  readonly span: Span
}

const spanishOrdinal =
  '(?:(?:decim|vigesim|trigesim|cuadragesim|quincuagesim|sexagesim|septuagesim|octogesim|nonagesim)[oa]?[\\s-]?)?(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven)a|(?:un|duo)?decima|(?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)gesima'
const englishUnit = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth'
const englishOrdinal = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\\s-](?:${englishUnit})|${englishUnit}|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth`
const ordinal = `\\d{1,3}(?:st|nd|rd|th|[aª]\\.?)?|[ivxlcdm]+|${spanishOrdinal}|${englishOrdinal}`
const type = '(extraordinary|ordinary|extraordinaria|ordinaria)'
const source = `\\b(${ordinal})\\s+(?:${type}\\s+)?(?:session|sesion|meeting|reunion)\\b(?:\\s+${type})?`

const named = /\b(?:session|sesion|meeting|reunion)\b/

/** Every session that a folded text names: "41st session", "xli sesion", "tercera sesion extraordinaria". */
export function sessionMentions(folded: string): readonly SessionMention[] {
  if (!named.test(folded)) return []
  return [...folded.matchAll(new RegExp(source, 'g'))].flatMap((match) => {
    const value = readOrdinal(match[1] ?? '')
    if (value === null) return []
    return [
      {
        ordinal: value,
        type: readType(match[2] ?? match[3]),
        span: { start: match.index, end: match.index + match[0].length },
      },
    ]
  })
}

export function sessionMention(folded: string): SessionMention | null {
  return sessionMentions(folded)[0] ?? null
}

function readOrdinal(text: string): number | null {
  return parseOrdinal(/^[ivxlcdm]+$/.test(text) ? text.toUpperCase() : text.replace(/\.$/, ''))
}

function readType(text: string | undefined): SessionType | null {
  if (text === undefined) return null
  return text.startsWith('extra') ? 'extraordinary' : 'ordinary'
}
