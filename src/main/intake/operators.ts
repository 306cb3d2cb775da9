import type { Language } from '../../core/schema/codes.ts'
import { englishOperators } from './english-operators.ts'
import type { Operator, OperatorWording } from './operator.ts'
import type { Span } from './span.ts'
import { overlaps } from './span.ts'
import { spanishOperators } from './spanish-operators.ts'
import { wordsBefore } from './words-before.ts'

const wordings: Readonly<Record<Language, readonly OperatorWording[]>> = {
  en: englishOperators,
  es: spanishOperators,
}

/** The operators of one folded sentence, in its order, none overlapping. */
export function operatorsIn(folded: string, language: Language): readonly Operator[] {
  const found: { readonly wording: OperatorWording; readonly span: Span }[] = []
  for (const wording of wordings[language]) {
    for (const match of folded.matchAll(wording.pattern)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (!found.some((other) => overlaps(other.span, span))) found.push({ wording, span })
    }
  }
  const operators: Operator[] = []
  for (const { wording, span } of found.toSorted((a, b) => a.span.start - b.span.start)) {
    const before = wordsBefore(folded, span.start)
    const previous = operators.at(-1)
    const joined = previous !== undefined && joinedVerb.test(before)
    operators.push({
      nature: wording.nature,
      form: wording.form,
      span,
      passive: wording.passive ?? false,
      actor: wording.actor ?? false,
      // "…que darán seguimiento y evaluarán": what is joined to a relative verb is relative too.
      relative: wording.form === 'subject' && (joined ? previous.relative : isRelative(before)),
      joined: joined && wording.form === 'subject',
    })
  }
  return operators
}

const joinedVerb = /(?:^|\s)(?:and|y|e)\s+$/

/** `search` minds neither the flag nor the place of a pattern that is also used to find all. */
export const hasOperator = (folded: string, language: Language): boolean =>
  wordings[language].some(({ pattern }) => folded.search(pattern) >= 0)

const relativePronoun =
  /\b(?:which|that|who|que|cual(?:es)?|quien(?:es)?|donde)\s+(?:(?:also|then|jointly|not|se|no|ya|tambien|a\s+su\s+vez)\s+)*$|\b(?:which|that|que)\s*,[^,.;]{1,100},\s*$/
const possessive = /\b(?:whose|cuy[oa]s?)\s[^,;.]{1,80}$/
const objectRelative =
  /\b(?:which|that|que)\s+(?:the|each|every|los|las|el|la|cada)\s+(?:[a-z]+\s+){1,3}$/
/** After these "that" brings the mandate itself, not more about a thing. */
const complement =
  /\b(?:agreed|resolved|decided|ensures?|provided|acuerda|acordo|determina|resuelve|establece)\s+(?:that|que)\s[^,;.]*$/

/** "Que el Secretariado Ejecutivo informará…": an agreement may begin so. */
const beginning = /^\s*(?:that|que)\s[^,;.]*$/

function isRelative(before: string): boolean {
  if (complement.test(before) || beginning.test(before)) return false
  return relativePronoun.test(before) || possessive.test(before) || objectRelative.test(before)
}
