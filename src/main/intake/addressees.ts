import type { ObligationRole } from '../../core/schema/codes.ts'
import { accompanying, responsibility, roleOf } from './addressee-roles.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mandate } from './mandates.ts'
import type { Mention } from './mentions.ts'
import type { Operator } from './operator.ts'
import type { Span } from './span.ts'
import { wordsBefore } from './words-before.ts'

/** A unit that the text makes act, where it says so. */
export interface FoundAddressee {
  readonly unit: string
  readonly role: ObligationRole
  readonly span: Span
}

/** Determiners and offices before a name that change nothing: "the Government of the State of…". */
const lead =
  /(?:\b(?:l[ao]s\s+y\s+l[ao]s|the|each|every|all|both|said|el|la|los|las|cada|todas?|todos?|a|al|del?|of|una?|of the|\d+|state|states|estado|estados|governments?|heads?|governors?|titular(?:es)?|personas? titular(?:es)?|gobiernos?|gobernador(?:es|as?)?|poder(?:es)? ejecutivos?)\s+|\s+)$/
const determiner =
  /(?:\b(?:l[ao]s\s+y\s+l[ao]s|the|each|every|all|both|said|el|la|los|las|cada|todas?|todos?|una?|dich[oa]s?|\d+|treinta y dos|thirty-two)\s+|\s+)$/
const office =
  /\b(?:governments?|heads?|governors?|titular(?:es)?|personas? titular(?:es)?|gobiernos?|gobernador(?:es|as?)?|poder(?:es)? ejecutivos?|states?|estados?)\s+(?:of|de|del)\s*(?:the|los|las|la|el)?\s*$/
const joining =
  /^\s*(?:,|;|,?\s*(?:and|y|e|as well as|asi como|and\/or|y\/o)\s)\s*(?:(?:to|of|a|al|de|del|con|with)\s+)?(?:(?:the|each|el|la|los|las|all|todas?|todos?)\s+)*$/
const author =
  /\b(?:which|that|que)\s+$|\b(?:developed|prepared|submitted|drafted|presented|formulated|elaborad[oa]s?|presentad[oa]s?|formulad[oa]s?|propuest[oa]s?|disenad[oa]s?)\s+(?:by|por)\s*$/
const authorVerb =
  /^\s+(?:have\s+)?(?:developed|prepared|submitted|drafted|presented|formulated|elaboraron|presentaron|formularon|disenaron|elaboren|presenten)\b/
const electing =
  /\b(?:re-?election|appointment|designation|reeleccion|designacion|nombramiento|eleccion|renovacion)\b/
const ratifyingAgreement =
  /\bratif[a-z]+\s+(?:el\s+|the\s+|los\s+)?(?:acuerdos?|agreements?)\b[^.]*\b(?:de\s+la|del|of\s+the)\s/

/**
 * Whom one mandate binds, urges or enables, by grammar: the subject before "will", "were urged",
 * "deberán"; the object after "se instruye a"; who answers for it, supports it or takes part in it. A
 * name that is only part of a thing ("the model of state units") is no addressee. `agreeing`: the unit
 * of the body whose session it is.
 */
export function addresseesOf(
  folded: string,
  mandate: Mandate,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  agreeing: string | null,
): readonly FoundAddressee[] {
  const inside = mentions.filter(
    ({ span }) => span.start >= mandate.span.start && span.end <= mandate.span.end,
  )
  const parts = partsOf(folded, mandate.span, inside)
  const { main } = mandate
  const roleFor = (unit: string): ObligationRole =>
    roleOf(natureOf(mandate), lexicon.units.get(unit))
  const found: FoundAddressee[] = []
  const add = (mention: Mention, role: ObligationRole): void => {
    if (!found.some(({ unit }) => unit === mention.unit)) {
      found.push({ unit: mention.unit, role, span: mention.span })
    }
  }
  for (const mention of main ? named(folded, main, inside, parts, mandate, agreeing) : []) {
    add(mention, roleFor(mention.unit))
  }
  for (const [index, mention] of inside.entries()) {
    const part = parts[index]
    if (part === 'responsible') add(mention, roleFor(mention.unit))
    else if (part && part !== 'thing' && part !== 'subject') add(mention, part)
  }
  return withoutAgreeingBody(found, natureOf(mandate), parts.includes('responsible'), agreeing)
}

/** The names with which words begin, each joined to the one before: "La Procuraduría y los estados…". */
export function subjectsAtStart(
  folded: string,
  words: Span,
  mentions: readonly Mention[],
): readonly Mention[] {
  const inside = mentions.filter(({ span }) => span.start >= words.start && span.end <= words.end)
  return objects(folded, words.start, words.end, inside)
}

/** What is approved "to be implemented" binds, though the approval itself is fulfilled by being given. */
export function natureOf(mandate: Mandate): Operator['nature'] {
  const main = mandate.main?.nature ?? 'binding'
  return main === 'procedural' && mandate.relatives.some(({ nature }) => nature === 'binding')
    ? 'binding'
    : main
}

type Part = 'subject' | 'thing' | 'responsible' | ObligationRole

/** What each mention is by the words before it; names joined to another share its part. */
function partsOf(folded: string, span: Span, mentions: readonly Mention[]): readonly Part[] {
  const parts: Part[] = []
  for (const [index, mention] of mentions.entries()) {
    const previous = mentions[index - 1]
    const gap = previous ? folded.slice(previous.span.end, mention.span.start) : null
    const before = parts[index - 1]
    const joined = gap !== null && (gap === '' || joining.test(gap))
    if (joined && before) parts.push(before)
    else parts.push(partAfter(wordsBefore(folded, mention.span.start, span.start)))
  }
  return parts
}

function partAfter(before: string): Part {
  let words = before
  for (;;) {
    const shorter = words.replace(office, '').replace(determiner, '')
    if (shorter === words) break
    words = shorter
  }
  const spaced = `${words} `
  const contracted = before.replace(/\bdel\s+$/, 'de ').replace(/\bal\s+$/, 'a ')
  for (const { role, pattern } of accompanying) {
    if (pattern.test(spaced) || pattern.test(contracted)) return role
  }
  if (responsibility.test(spaced) || responsibility.test(contracted)) return 'responsible'
  return /(?:^|[,;:.("'\n]|\b(?:and|y|e|that|que|but|pero))\s*$/.test(words) ? 'subject' : 'thing'
}

function named(
  folded: string,
  main: Operator,
  inside: readonly Mention[],
  parts: readonly Part[],
  mandate: Mandate,
  agreeing: string | null,
): readonly Mention[] {
  if (mandate.sharesOperator) return []
  const nature = natureOf(mandate)
  if (nature === 'procedural')
    return recipients(folded, mandate.span, main, inside, parts, agreeing)
  if (main.form === 'object') return objects(folded, main.span.end, mandate.span.end, inside)
  const subjects = inside.filter(
    ({ span }, index) =>
      span.end <= main.span.start &&
      parts[index] === 'subject' &&
      leadsTo(folded, span.end, main, inside),
  )
  if (main.form === 'subject' && !main.passive && subjects.length > 0) return subjects
  return [...authors(folded, inside), ...relativeSubjects(folded, mandate, inside)]
}

/** Nothing but asides, further names and prepositional phrases stand between a subject and its verb. */
function leadsTo(
  folded: string,
  from: number,
  main: Operator,
  inside: readonly Mention[],
): boolean {
  const next = inside.find(({ span }) => span.start >= from && span.end <= main.span.start)
  const between = folded.slice(from, next?.span.start ?? main.span.start)
  return /^\s*$|^\s*[,(]|^\s+(?:and|y|e|of|de|del|in|en|for|with|con|that|which|who|que|as|through|asi|also|jointly|no|not|tambien|on|by|to|a)\b/.test(
    between,
  )
}

/** The names that follow "se instruye", each joined to the one before; asides between commas are passed over. */
function objects(
  folded: string,
  from: number,
  end: number,
  inside: readonly Mention[],
): readonly Mention[] {
  const found: Mention[] = []
  let at = from
  for (const mention of inside.filter(({ span }) => span.start >= from)) {
    const gap = folded.slice(at, mention.span.start)
    const reaches =
      found.length === 0 ? reachesFirst(gap) : gap === '' || joining.test(gap) || aside.test(gap)
    if (!reaches || mention.span.end > end) break
    found.push(mention)
    at = mention.span.end
  }
  return found
}

const aside = /^\s*,[^.;]{0,200},?\s+(?:and|y)\s+(?:a\s+l[oa]s?|al|a|the)\s*(?:l[oa]s?\s+)?$/

/** From the operator to the first name: manner, asides, prepositions, offices. */
function reachesFirst(gap: string): boolean {
  let words = gap.replace(/,[^,;.]{0,160},/g, ' ')
  words = words.replace(
    /\b(?:respetuosamente|atentamente|cordialmente|nuevamente|respectfully|de\s+manera\s+(?:respetuosa|atenta))\b/g,
    ' ',
  )
  for (;;) {
    const shorter = words.replace(lead, '')
    if (shorter === words) break
    words = shorter
  }
  return words.trim() === ''
}

/** "The programs which the states developed…, which must be implemented": their authors implement them. */
function authors(folded: string, inside: readonly Mention[]): readonly Mention[] {
  return inside.filter(({ span }) => {
    const before = wordsBefore(folded, span.start).replace(
      /(?:the|los|las|el|la|each|cada)\s+$/,
      '',
    )
    if (/\b(?:by|por)\s*$/.test(before)) return author.test(before)
    return author.test(before) && authorVerb.test(folded.slice(span.end))
  })
}

/** "…, which the states will implement"; "groups which, in each state, will evaluate…". */
function relativeSubjects(
  folded: string,
  mandate: Mandate,
  inside: readonly Mention[],
): readonly Mention[] {
  return mandate.relatives.flatMap((relative) =>
    inside.filter(({ span }) => {
      const before = wordsBefore(folded, span.start)
      const gap =
        span.end < relative.span.start ? folded.slice(span.end, relative.span.start).trim() : null
      return (
        (gap === '' && relativePronoun.test(before)) ||
        (gap === ',' && withinEach.test(before + folded.slice(span.start, span.end)))
      )
    }),
  )
}

const relativePronoun = /\b(?:which|that|que)\s+(?:the|each|every|los|las|el|la|cada)?\s*$/
/** What is done in each of many, each of them does; what is done in one place, others may do there. */
const withinEach =
  /\b(?:which|that|que|quienes)\s*,\s+(?:in|en)\s+(?:each|every|all|cada|todas|todos)\s[^,]*$/

/** Who receives what is fulfilled by being adopted: the re-elected, the commission whose agreement is ratified, the council. */
function recipients(
  folded: string,
  span: Span,
  main: Operator,
  inside: readonly Mention[],
  parts: readonly Part[],
  agreeing: string | null,
): readonly Mention[] {
  const words = folded.slice(span.start, span.end)
  const after = inside.filter(
    (mention) => mention.span.start >= main.span.end && mention.unit !== agreeing,
  )
  if (electing.test(words) || ratifyingAgreement.test(words)) return after
  return inside.filter(
    (mention, index) =>
      mention.unit === agreeing &&
      mention.span.end <= main.span.start &&
      parts[index] === 'subject',
  )
}

/** The body that agrees is no addressee of what it orders others to do. */
function withoutAgreeingBody(
  found: readonly FoundAddressee[],
  nature: Operator['nature'],
  delegates: boolean,
  agreeing: string | null,
): readonly FoundAddressee[] {
  if (nature === 'procedural') return found
  const others = found.filter(({ unit }) => unit !== agreeing)
  return delegates || others.length > 0 ? others : found
}
