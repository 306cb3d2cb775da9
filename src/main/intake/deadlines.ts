import { compareDays, yearOf } from '../../core/compliance/day.ts'
import type { DeadlineAnchor, DeadlineRule } from '../../core/schema/deadline-rule.ts'
import {
  countPattern,
  dayPattern,
  mayBeginDay,
  monthName,
  monthNumber,
  namesMonth,
  readCount,
  readDay,
  writeDay,
} from './day-phrases.ts'
import { sessionMentions } from './session-mention.ts'
import type { SessionFacts } from './session.ts'
import type { Span } from './span.ts'
import { overlaps } from './span.ts'
import { wordsBefore } from './words-before.ts'

export interface FoundDeadline {
  readonly rule: DeadlineRule
  readonly span: Span
}

export interface ReadDeadlines {
  /** In the order of the text, none overlapping. */
  readonly found: readonly FoundDeadline[]
  /** Written like a date that no calendar has: shown, never taken. */
  readonly impossible: readonly Span[]
}

type Reading = DeadlineRule | 'impossible' | null

interface Phrase {
  /** What must stand in the text: most mandates name no day, and need not be searched for one. */
  readonly mayBeIn: (folded: string) => boolean
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, session: SessionFacts) => Reading
}

/** These make a date part of what is spoken of, not of when it is due. */
const pastUse =
  /(?<!\b(?:be|ser|seran?)\s)\b(?:published|issued|held|signed|adopted|approved|dated|celebrad[oa]s?|publicad[oa]s?|emitid[oa]s?|aprobad[oa]s?|suscrit[oa]s?|firmad[oa]s?|de\s+fecha|expedid[oa]s?|llevad[oa]s?\s+a\s+cabo|reformad[oa]s?)(?:\s+(?:in|en)\s+(?:the|el|la)\s[^.;,]{0,60})?,?\s*(?:on|el)?\s*$/
const limit =
  '(?:no\\s+later\\s+than|not\\s+later\\s+than|on\\s+or\\s+before|at\\s+the\\s+latest(?:\\s+(?:on|by))?|by|before|until|a\\s+mas\\s+tardar(?:\\s+(?:el|al))?|antes\\s+del?|hasta(?:\\s+el)?|para\\s+el|con\\s+fecha\\s+limite(?:\\s+(?:el|al|del?))?|limite\\s+el)'
const within =
  '(?:within|in|no\\s+later\\s+than|dentro\\s+de|en(?:\\s+un)?|a\\s+mas\\s+tardar\\s+(?:en|dentro\\s+de))'
const dayUnit =
  '(?:(calendar|business|working|naturales|natural|habiles|habil)\\s+)?(?:days?|dias?)(?:\\s+(calendar|business|working|naturales|natural|habiles|habil))?'

const holds =
  (words: RegExp): Phrase['mayBeIn'] =>
  (folded) =>
    words.test(folded)
const holdsYear = holds(/\d{4}/)
const limits = new RegExp(`\\b${limit}\\s+(?:the\\s+|el\\s+)?`, 'g')
const monthEnds = /\b(?:end|fin|fines|finales|termino|final|cierre|ultimo)\b/

const phrases: readonly Phrase[] = [
  {
    mayBeIn: holds(/\b(?:days?|dias?|months?|mes(?:es)?)\b/),
    pattern: new RegExp(
      `\\b${within}\\s+(?:(?:an?|the|los|las|el|un)\\s+)?(?:(?:period|term|plazo|termino|maximo|lapso)\\s+)?(?:(?:no\\s+mayor|maximo|improrrogable)\\s+)?(?:(?:of|de|a)\\s+)?(?:los\\s+)?(${countPattern})(?:\\s*\\([^)]{1,40}\\))?\\s+(?:${dayUnit}|(months?|meses|mes))((?:,?\\s+(?:\\w+\\s+){0,3}?(?:after|following|from|of|counted\\s+from|siguientes?\\s+a|posteriores\\s+a|contados\\s+a\\s+partir\\s+de|a\\s+partir\\s+de|despues\\s+de|de|desde)\\s*(?:l\\b|la|el|the|its|su)?[^.;,]{0,80})?)`,
      'g',
    ),
    read: readAfter,
  },
  {
    mayBeIn: (folded) =>
      [...folded.matchAll(limits)].some(({ 0: words, index }) =>
        mayBeginDay(folded, index + words.length),
      ),
    pattern: new RegExp(`\\b${limit}\\s+(?:the\\s+|el\\s+)?(${dayPattern})`, 'g'),
    read: (match, session) => readFixedDay(match[1] ?? '', session),
  },
  {
    mayBeIn: (folded) => monthEnds.test(folded) && namesMonth(folded),
    pattern: new RegExp(
      `\\b(?:by|before|at)\\s+the\\s+end\\s+of\\s+(${monthName})(?:,?\\s+(?:of\\s+)?(\\d{4}))?|\\b(?:a\\s+(?:fin|fines|finales)\\s+de|al\\s+(?:termino|final|cierre)\\s+(?:de|del)\\s+(?:mes\\s+de\\s+)?|el\\s+ultimo\\s+dia\\s+(?:habil\\s+)?(?:de|del)\\s+(?:mes\\s+de\\s+)?)\\s*(${monthName})(?:\\s+(?:de|del)\\s+(?:ano\\s+)?(\\d{4}))?`,
      'g',
    ),
    read: (match, session) =>
      readMonthEnd(match[1] ?? match[3] ?? '', match[2] ?? match[4], session),
  },
  {
    mayBeIn: holds(/\b(?:month|mes)\b/),
    pattern:
      /\b(?:at|by|before)\s+the\s+end\s+of\s+(?:the|this)\s+month\b|\ba\s+(?:fin|fines|finales)\s+de\s+(?:este\s+)?mes\b|\bal\s+(?:termino|final)\s+del\s+(?:presente\s+)?mes\b/g,
    read: (_match, session) =>
      session.date === null ? null : { rule: 'end_of_month', month: session.date.slice(0, 7) },
  },
  {
    mayBeIn: holds(/\b(?:session|meeting|sesion|reunion)\b/),
    pattern:
      /\b(?:at|in|during|before|by|for|en|durante|a\s+mas\s+tardar\s+en|previo\s+a|antes\s+de|para)\s+(?:the|its|la|su|el)\s+(?:(?:next|following|proxima|siguiente)\s+(?:ordinary\s+|extraordinary\s+)?(?:session|meeting|sesion|reunion)|(?:sesion|reunion)\s+(?:ordinaria\s+|extraordinaria\s+)?(?:siguiente|inmediata\s+siguiente|proxima))\b/g,
    read: () => ({ rule: 'next_session' }),
  },
  {
    mayBeIn: holds(/\bfiscal\b|\bpresupuestal\b/),
    pattern:
      /\b(?:in|for|during|within|throughout|by\s+the\s+end\s+of|before\s+the\s+end\s+of|en|para|durante|dentro\s+de|al\s+cierre\s+de|al\s+termino\s+de|a\s+mas\s+tardar\s+en|aplicables?\s+(?:en|para|a))l?\s+(?:the\s+|el\s+|al\s+)?(?:(\d{4})\s+fiscal\s+year|fiscal\s+year\s+(?:of\s+|for\s+)?(\d{4})|(?:presente\s+)?ejercicio\s+(?:fiscal|presupuestal)\s+(?:de\s+|del\s+|correspondiente\s+a\s+)?(?:ano\s+)?(\d{4}))/g,
    read: (match, session) =>
      yearRule('end_of_fiscal_year', match[1] ?? match[2] ?? match[3] ?? '', session),
  },
  {
    mayBeIn: holdsYear,
    pattern:
      /\b(?:from|as\s+of|as\s+from|starting\s+in|beginning\s+in|a\s+partir\s+(?:del?|desde)|desde)\s+(?:(?:el\s+)?(?:ano|ejercicio(?:\s+fiscal)?)\s+(?:de\s+)?)?(\d{4})\b(?!\s+(?:to|a|al|y|and|until|hasta)\s+(?:\d|la))(?:\s+(?:onwards?|on|en\s+adelante))?/g,
    read: (match, session) => yearRule('starts_in_year', match[1] ?? '', session),
  },
  {
    mayBeIn: holds(/\b(?:period|term|periodo|plazo)\b/),
    pattern: new RegExp(
      `\\b(?:for|por)\\s+(?:an?|un)\\s+(?:period|term|periodo|plazo)\\s+(?:of|de)\\s+(${countPattern})(?:\\s*\\([^)]{1,40}\\))?\\s+(?:years?|anos?)\\b`,
      'g',
    ),
    read: (match) => {
      const years = readCount(match[1] ?? '')
      return years === null || years < 1 || years > 100
        ? null
        : { rule: 'period_of_years', years, anchor: 'session' }
    },
  },
  {
    mayBeIn: holdsYear,
    pattern:
      /\b(?:in|during|within|throughout|by|before|by\s+the\s+end\s+of|before\s+the\s+end\s+of|en|durante|dentro\s+de|a\s+lo\s+largo\s+de|al\s+termino\s+de|al\s+cierre\s+de|a\s+mas\s+tardar\s+en|antes\s+de\s+(?:que\s+)?(?:concluya|termine|finalice)|a\s+fin(?:es|ales)?\s+de)l?\s+(?:(?:the\s+)?year\s+(?:of\s+)?|(?:el\s+)?(?:ano\s+)?)?(\d{4})\b(?!\s+(?:fiscal|to|-)|[/.,]\d)/g,
    read: (match, session) => yearRule('within_year', match[1] ?? '', session),
  },
]

/** Every deadline that one folded mandate states. Dates of what happened before are none. */
export function deadlinesIn(folded: string, session: SessionFacts): ReadDeadlines {
  const found: FoundDeadline[] = []
  const impossible: Span[] = []
  const add = (rule: DeadlineRule, span: Span): void => {
    if (!found.some((other) => overlaps(other.span, span))) found.push({ rule, span })
  }
  for (const { mayBeIn, pattern, read } of phrases) {
    if (!mayBeIn(folded)) continue
    for (const match of folded.matchAll(pattern)) {
      if (pastUse.test(wordsBefore(folded, match.index))) continue
      const span = { start: match.index, end: match.index + match[0].trimEnd().length }
      const rule = read(match, session)
      if (rule === 'impossible') impossible.push(span)
      else if (rule) add(rule, span)
    }
  }
  for (const { ordinal, type, span } of sessionMentions(folded)) {
    const before =
      /\b(?:at|in|during|before|by|for|en|durante|para|a\s+mas\s+tardar\s+en|previo\s+a|antes\s+de)\s+(?:the|its|la|su|el)?\s*$/.exec(
        wordsBefore(folded, span.start),
      )
    if (!before || isPast(ordinal, type ?? 'ordinary', session)) continue
    if (/^,?\s+(?:celebrada|held|que se celebro|which was held)/.test(folded.slice(span.end)))
      continue
    add(
      { rule: 'at_session', ordinal, type: type ?? 'ordinary' },
      { start: before.index, end: span.end },
    )
  }
  return { found: found.toSorted((a, b) => a.span.start - b.span.start), impossible }
}

function isPast(
  ordinal: number,
  type: 'ordinary' | 'extraordinary',
  session: SessionFacts,
): boolean {
  return (
    session.ordinal !== null && (session.type ?? 'ordinary') === type && ordinal <= session.ordinal
  )
}

function readFixedDay(text: string, session: SessionFacts): Reading {
  const read = readDay(text)
  switch (read.kind) {
    case 'impossible':
      return 'impossible'
    case 'day':
      return session.date !== null && compareDays(read.day, session.date) < 0
        ? null
        : { rule: 'fixed_day', date: read.day }
    case 'without_year': {
      if (session.date === null) return null
      const year = yearOf(session.date)
      const sameYear = writeDay(year, read.month, read.date)
      const later =
        compareDays(sameYear, session.date) >= 0
          ? sameYear
          : writeDay(year + 1, read.month, read.date)
      const checked = readDay(later)
      return checked.kind === 'day' ? { rule: 'fixed_day', date: checked.day } : 'impossible'
    }
  }
}

function readMonthEnd(name: string, yearText: string | undefined, session: SessionFacts): Reading {
  const month = monthNumber(name)
  if (month === null) return null
  const inMonth = (year: number): DeadlineRule => ({
    rule: 'end_of_month',
    month: writeDay(year, month, 1).slice(0, 7),
  })
  if (yearText !== undefined) return inMonth(Number(yearText))
  if (session.date === null) return null
  const year = yearOf(session.date)
  return inMonth(Number(session.date.slice(5, 7)) <= month ? year : year + 1)
}

function yearRule(
  rule: 'end_of_fiscal_year' | 'within_year' | 'starts_in_year',
  text: string,
  session: SessionFacts,
): Reading {
  const year = Number(text)
  if (year < 1900 || year > 2200) return null
  if (session.date !== null && year < yearOf(session.date)) return null
  return { rule, year }
}

function readAfter(match: RegExpExecArray): Reading {
  const count = readCount(match[1] ?? '')
  if (count === null || count < 1 || count > 10_000) return null
  const kind = match[2] ?? match[3]
  const unit =
    match[4] === undefined
      ? kind === undefined || /^(?:calendar|natural)/.test(kind)
        ? 'calendar_days'
        : 'business_days'
      : 'months'
  return { rule: 'after', anchor: anchorOf(match[5] ?? ''), count, unit }
}

function anchorOf(words: string): DeadlineAnchor {
  if (
    /\b(?:publication|publicacion|publicad[oa]|published|gazette|diario oficial|dof)\b/.test(words)
  )
    return 'gazette'
  return /\b(?:notification|notified|notificacion|notificad[oa]|notifique)\b/.test(words)
    ? 'notification'
    : 'session'
}
