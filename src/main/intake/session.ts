import type { DraftSession } from '../../contract/capture.ts'
import { bodyKey, parseOfficialNumber } from '../../core/compliance/numbering/official-number.ts'
import { writeRoman } from '../../core/compliance/numbering/roman.ts'
import { dayPattern, readDay } from './day-phrases.ts'
import { fold } from './fold.ts'
import type { IntakeKnowledge } from './knowledge.ts'
import { sessionMentions } from './session-mention.ts'
import type { SessionMention } from './session-mention.ts'
import { nameVariants } from './unit-names.ts'

export type SessionFacts = DraftSession

/**
 * Which session a document is of, from the words outside its agreements (folded, one text for each
 * paragraph, certificates and headings first) and from the official numbers. What it does not say stays `null`.
 */
export function sessionOf(
  paragraphs: readonly string[],
  numbers: readonly string[],
  knowledge: IntakeKnowledge,
): SessionFacts {
  const mention = mostNamed(paragraphs.flatMap((text) => sessionMentions(text)))
  const official = numbers
    .map((number) => parseOfficialNumber(number))
    .find((number) => number !== null)
  const ordinal = mention?.ordinal ?? official?.session ?? null
  const type = mention ? typeOf(mention, paragraphs) : (official?.type ?? null)
  return {
    body: bodyOf(paragraphs, knowledge) ?? (official ? knownBody(official.body, knowledge) : null),
    ordinal,
    roman: ordinal === null ? null : writeRoman(ordinal),
    type: ordinal === null ? null : (type ?? 'ordinary'),
    date: dayAfter(paragraphs, heldOn) ?? dayAfter(paragraphs, convenedAt),
    gazette: dayAfter(paragraphs, printedOn),
  }
}

/** Words that bring a day; the whole, with every way to write one, is tried only where the words stand. */
interface DayPhrase {
  readonly words: RegExp
  readonly whole: RegExp
}

const dayPhrase = (words: string, between: string): DayPhrase => ({
  words: new RegExp(words),
  whole: new RegExp(`${words}${between}(${dayPattern})`),
})

const heldOn = dayPhrase(
  '\\b(?:session|sesion|meeting|reunion)\\b[^.;]{0,160}?\\b(?:celebrada|held|llevada\\s+a\\s+cabo|realizada|took\\s+place)',
  '\\s*,?\\s+(?:en\\s+[^.;]{0,60}?\\s+)?(?:el|on|en\\s+fecha)?\\s*(?:pasado\\s+)?',
)
/** As minutes begin: "siendo las diez horas con cinco minutos del día seis de agosto de 2019, se reunieron". */
const convenedAt = dayPhrase(
  '\\bsiendo\\s+las\\s+[^;]{0,60}?\\bhoras\\b[^.;]{0,40}?\\b',
  '(?:del?|el)\\s+(?:dia\\s+)?',
)
const printedOn = dayPhrase('^(?:dof|diario\\s+oficial)\\b', '[^\\d]{0,60}')

const key = ({ ordinal, type }: SessionMention): string =>
  `${String(ordinal)} ${type === 'extraordinary' ? 'e' : 'o'}`

function mostNamed(mentions: readonly SessionMention[]): SessionMention | null {
  const counts = new Map<string, number>()
  for (const mention of mentions) counts.set(key(mention), (counts.get(key(mention)) ?? 0) + 1)
  let best: SessionMention | null = null
  for (const mention of mentions) {
    if (best === null || (counts.get(key(mention)) ?? 0) > (counts.get(key(best)) ?? 0))
      best = mention
  }
  return best
}

/** Extraordinary sessions are always called so: one that is not is ordinary. */
function typeOf(mention: SessionMention, paragraphs: readonly string[]): SessionFacts['type'] {
  const types = paragraphs
    .flatMap((text) => sessionMentions(text))
    .filter(({ ordinal }) => ordinal === mention.ordinal)
    .map(({ type }) => type)
  return mention.type ?? types.find((type) => type !== null) ?? null
}

function bodyOf(paragraphs: readonly string[], knowledge: IntakeKnowledge): string | null {
  let best: { readonly code: string; readonly at: number; readonly length: number } | null = null
  const text = paragraphs.join('\n')
  for (const body of knowledge.bodies) {
    for (const name of body.names.flatMap((name) => nameVariants(fold(name)))) {
      const at = text.indexOf(name)
      if (at < 0) continue
      if (best === null || at < best.at || (at === best.at && name.length > best.length)) {
        best = { code: body.code, at, length: name.length }
      }
    }
  }
  return best?.code ?? null
}

function knownBody(code: string, knowledge: IntakeKnowledge): string | null {
  return knowledge.bodies.find((body) => bodyKey(body.code) === bodyKey(code))?.code ?? null
}

function dayAfter(paragraphs: readonly string[], { words, whole }: DayPhrase): string | null {
  for (const text of paragraphs) {
    const match = words.test(text) ? whole.exec(text) : null
    const read = match ? readDay(match[1] ?? '') : null
    if (read?.kind === 'day') return read.day
  }
  return null
}
