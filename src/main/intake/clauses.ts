import type { DraftAddressee, DraftAgreement, DraftClause } from '../../contract/capture.ts'
import type { ClauseNature, Language } from '../../core/schema/codes.ts'
import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
import { roleOf } from './addressee-roles.ts'
import { addresseesOf, natureOf, subjectsAtStart } from './addressees.ts'
import type { FoundAddressee } from './addressees.ts'
import { deadlinesIn } from './deadlines.ts'
import type { ReadDeadlines } from './deadlines.ts'
import type { Lexicon } from './lexicon.ts'
import { itemLeadOf } from './list-item.ts'
import type { ItemStyle } from './list-item.ts'
import type { Mandate } from './mandates.ts'
import { mandatesIn } from './mandates.ts'
import { mentionsIn } from './mentions.ts'
import type { Mention } from './mentions.ts'
import type { Operator } from './operator.ts'
import { operatorsIn } from './operators.ts'
import { placeOf } from './passage.ts'
import type { Passage } from './passage.ts'
import { sentencesOf } from './sentences.ts'
import type { SessionFacts } from './session.ts'
import type { Span } from './span.ts'
import { shifted } from './span.ts'
import { stagesOf } from './stages.ts'
import { beginsWithInstitution, unknownAddressee } from './unknown-units.ts'

type Phrase = DraftAgreement['phrases'][number]

export interface ReadClauses {
  readonly clauses: readonly DraftClause[]
  readonly phrases: readonly Phrase[]
  /** Who is addressed and not known, as it stands in the passage. */
  readonly unknown: readonly Span[]
  /** Dates that no calendar has, in the passage. */
  readonly impossible: readonly Span[]
}

export interface ReadingContext {
  readonly language: Language
  readonly lexicon: Lexicon
  readonly session: SessionFacts
  /** Unit of the body whose session it is. */
  readonly agreeing: string | null
  /** Executes what names nobody; proposed and marked as inferred. */
  readonly followUpUnit: string | null
}

/** One mandate as read, before what it leaves to its neighbours is filled in. */
interface ReadMandate {
  readonly span: Span
  readonly nature: ClauseNature
  readonly addressees: readonly FoundAddressee[]
  readonly deadline: DeadlineRule | null
  readonly deadlines: ReadDeadlines
  readonly operator: Span | null
  /** An institution that the register does not know stands where the addressee should. */
  readonly unknown: Span | null
  /** Says whom, and leaves what to the mandate after it ("se exhorta a … y se instruye a … a …"). */
  readonly unfinished: boolean
}

/** The mandate that a list completes ("se instruye al … a: a) …; b) …"), and what marks it itself. */
interface Opening {
  readonly mandate: ReadMandate
  readonly style: ItemStyle | null
}

/** A sentence, with the words that follow its mark. */
interface MarkedSentence {
  readonly span: Span
  readonly style: ItemStyle | null
  readonly words: Span
}

/** Divides the words of one agreement into mandates, each with its nature, addressees and deadline. */
export function clausesOf(passage: Passage, context: ReadingContext): ReadClauses {
  const { folded } = passage
  const mentions = mentionsIn(folded, context.lexicon)
  const read: ReadMandate[] = []
  let opening: Opening | null = null
  /** What marks the clause that is being read; the items of its lists are marked otherwise. */
  let style: ItemStyle | null = null
  for (const span of sentencesOf(passage)) {
    const sentence = markedSentence(folded, span)
    const operators = operatorsWithin(folded, sentence.words, context.language)
    const last = read.at(-1)
    const inList = opening && (sentence.style === null || sentence.style !== opening.style)
    if (opening && inList && continuesList(sentence, operators)) {
      read.push(listItem(folded, span, opening.mandate, context))
    } else if (operators.length === 0 && last && !beginsClause(folded, sentence, style, mentions)) {
      read[read.length - 1] = { ...last, span: { start: last.span.start, end: span.end } }
    } else {
      if (opening && last?.operator !== opening.mandate.operator) read.push(opening.mandate)
      if (!inList) style = sentence.style ?? style
      const mandates = readSentence(folded, sentence, operators, mentions, context)
      const announcing = folded.charAt(span.end - 1) === ':' ? mandates.at(-1) : undefined
      opening = announcing ? { mandate: announcing, style } : null
      read.push(...(announcing ? mandates.slice(0, -1) : mandates))
    }
  }
  if (opening && read.at(-1)?.operator !== opening.mandate.operator) read.push(opening.mandate)
  return {
    clauses: clausesFrom(read, passage, context),
    phrases: phrasesOf(read, passage),
    unknown: read.flatMap(({ unknown }) => (unknown ? [unknown] : [])),
    impossible: read.flatMap(({ deadlines }) => deadlines.impossible),
  }
}

function markedSentence(folded: string, span: Span): MarkedSentence {
  const lead = itemLeadOf(folded.slice(span.start, span.end))
  const words = { start: span.start + (lead?.length ?? 0), end: span.end }
  return { span, style: lead?.style ?? null, words }
}

function operatorsWithin(folded: string, words: Span, language: Language): readonly Operator[] {
  return operatorsIn(folded.slice(words.start, words.end), language).map((operator) => ({
    ...operator,
    span: shifted(operator.span, words.start),
  }))
}

/** An item that only names a task, or nothing at all, takes the rest from what announces the list. */
function continuesList({ style }: MarkedSentence, operators: readonly Operator[]): boolean {
  const bare = operators.every(({ form, relative }) => form === 'nobody' || relative)
  return operators.length === 0 || (style !== null && bare)
}

/**
 * Words that order nothing known belong to the clause before them, unless they are numbered as clauses
 * are ("CUARTO.-", or like the clause before) or their mark stands before somebody's name.
 */
function beginsClause(
  folded: string,
  { style, words }: MarkedSentence,
  before: ItemStyle | null,
  mentions: readonly Mention[],
): boolean {
  if (style === null || style === 'bullet') return false
  return (
    style === 'ordinal' ||
    style === before ||
    subjectsAtStart(folded, words, mentions).length > 0 ||
    beginsWithInstitution(folded, words)
  )
}

function listItem(
  folded: string,
  sentence: Span,
  opening: ReadMandate,
  context: ReadingContext,
): ReadMandate {
  const deadlines = deadlinesWithin(folded, sentence, context)
  const deadline = firstDeadline(deadlines) ?? opening.deadline
  return { ...opening, span: sentence, deadlines, deadline }
}

function readSentence(
  folded: string,
  { span, style, words }: MarkedSentence,
  operators: readonly Operator[],
  mentions: readonly Mention[],
  context: ReadingContext,
): readonly ReadMandate[] {
  const inside = mentions.filter(({ span }) => span.start >= words.start && span.end <= words.end)
  const read: ReadMandate[] = []
  for (const mandate of mandatesIn(folded, words, operators, inside)) {
    const reading = readMandate(folded, mandate, read.at(-1), inside, context)
    read.push(style && !mandate.main ? ofItsSubject(folded, reading, inside, context) : reading)
  }
  return read.map((mandate, index) => {
    const next = read[index + 1]
    const deadline = mandate.deadline ?? (mandate.unfinished && next ? next.deadline : null)
    // The mark is part of the clause, though not of its grammar.
    const start = index === 0 ? span.start : mandate.span.start
    return { ...mandate, deadline, span: { start, end: mandate.span.end } }
  })
}

/**
 * A numbered clause in words that are not known as an order binds whom it begins with. Where that is
 * nobody known, the clause itself is shown as not understood rather than given to somebody.
 */
function ofItsSubject(
  folded: string,
  read: ReadMandate,
  mentions: readonly Mention[],
  { lexicon }: ReadingContext,
): ReadMandate {
  if (hasPrincipal(read.addressees)) return read
  const subjects = subjectsAtStart(folded, read.span, mentions).map(({ unit, span }) => ({
    unit,
    role: roleOf(read.nature, lexicon.units.get(unit)),
    span,
  }))
  return subjects.length > 0
    ? { ...read, addressees: [...subjects, ...read.addressees] }
    : { ...read, unknown: read.span }
}

function readMandate(
  folded: string,
  mandate: Mandate,
  before: ReadMandate | undefined,
  mentions: readonly Mention[],
  context: ReadingContext,
): ReadMandate {
  const { span, main } = mandate
  const deadlines = deadlinesWithin(folded, span, context)
  const own = addresseesOf(folded, mandate, mentions, context.lexicon, context.agreeing)
  const alone = !hasPrincipal(own)
  const shared =
    mandate.sharesAddressees && alone ? (before?.addressees ?? []).filter(isPrincipal) : []
  const continues = mandate.sharesAddressees || mandate.sharesOperator
  const stranger = alone && main && !continues ? unknownAddressee(folded, span, main) : null
  const nature = natureWithin(folded, mandate, before)
  const staged = stagesOf(folded, span, deadlines.found, mentions, context.lexicon)
  const inherited = mandate.sharesOperator && before?.nature === nature ? before.deadline : null
  return {
    span,
    nature,
    addressees: [...shared, ...(staged ? withTheRest(own, staged, mentions, context) : own)],
    deadline: staged ?? firstDeadline(deadlines) ?? inherited,
    deadlines,
    operator: main?.span ?? null,
    unknown: stranger ?? (mandate.sharesAddressees && alone ? (before?.unknown ?? null) : null),
    unfinished: main?.form === 'object' && own.at(-1)?.span.end === span.end,
  }
}

/** Where the last stage is for "the remaining states", all of them are bound: the stages say who by when. */
function withTheRest(
  own: readonly FoundAddressee[],
  rule: DeadlineRule,
  mentions: readonly Mention[],
  { lexicon }: ReadingContext,
): readonly FoundAddressee[] {
  const rest = rule.rule === 'staged' && rule.stages.some(({ units }) => units.length === 0)
  const all = mentions.find(({ unit }) => unit === lexicon.entities)
  const first = own.find(isPrincipal)
  if (!rest || !all || !first) return own
  const others = own.filter(({ unit }) => lexicon.units.get(unit)?.kind !== 'federal_entity')
  return [{ unit: all.unit, role: first.role, span: all.span }, ...others]
}

function deadlinesWithin(folded: string, span: Span, { session }: ReadingContext): ReadDeadlines {
  const { found, impossible } = deadlinesIn(folded.slice(span.start, span.end), session)
  return {
    found: found.map(({ rule, span: at }) => ({ rule, span: shifted(at, span.start) })),
    impossible: impossible.map((at) => shifted(at, span.start)),
  }
}

const action =
  /^(?:(?:the|la|el|los|las|su|its)\s+)?(?:implementation|execution|application|development|creation|operation|launch|integration|installation|implementacion|ejecucion|aplicacion|elaboracion|creacion|operacion|puesta en marcha|instrumentacion|integracion|instalacion|desarrollo|realizacion)\b/

const application =
  /\b(?:aplicables? (?:en|para|durante)|applicable (?:in|to|for)|to be (?:applied|implemented))\b/

/** "…, as well as the criteria for their administration": of the thing before it, and done with it. */
const ofTheSame = /\b(?:para|de|en|sobre)\s+sus?\s|\b(?:for|of|on)\s+(?:its|their)\s/

/** What is approved is a mandate, and not done with its approval, when it is something to be done. */
function natureWithin(
  folded: string,
  mandate: Mandate,
  before: ReadMandate | undefined,
): ClauseNature {
  const nature = natureOf(mandate)
  const words = folded.slice(mandate.span.start, mandate.span.end)
  const goesWithIt = before?.nature === 'binding' && ofTheSame.test(words)
  const isFurther = mandate.sharesOperator && (action.test(words) || goesWithIt)
  return nature === 'procedural' && (isFurther || application.test(words)) ? 'binding' : nature
}

/** From what leaves least open to what leaves most. */
const byPrecision: readonly DeadlineRule['rule'][] = [
  'staged',
  'fixed_day',
  'after',
  'end_of_month',
  'at_session',
  'next_session',
  'end_of_fiscal_year',
  'within_year',
  'starts_in_year',
  'period_of_years',
  'none',
]

const rank = (rule: DeadlineRule): number => byPrecision.indexOf(rule.rule)

function firstDeadline({ found }: ReadDeadlines): DeadlineRule | null {
  return found.toSorted((a, b) => rank(a.rule) - rank(b.rule))[0]?.rule ?? null
}

const isPrincipal = ({ role }: { readonly role: DraftAddressee['role'] }): boolean =>
  role !== 'supporting' && role !== 'participant' && role !== 'coordinator'

const hasPrincipal = (addressees: readonly FoundAddressee[]): boolean =>
  addressees.some(isPrincipal)

/**
 * A binding mandate that names nobody falls to the unit that by law executes what is agreed: proposed
 * and marked, never silently. Where the same agreement obliges others, that unit coordinates them.
 */
function clausesFrom(
  read: readonly ReadMandate[],
  { text }: Passage,
  { followUpUnit }: ReadingContext,
): readonly DraftClause[] {
  const obliges = read.some(
    ({ nature, addressees }) =>
      nature === 'binding' && addressees.some(({ role }) => role === 'obliged'),
  )
  const role = obliges ? 'coordinator' : 'responsible'
  return read.map(({ span, nature, addressees, deadline, unknown }) => {
    const named = addressees.map(({ unit, role }) => ({ unit, role, inferred: false }))
    const open = nature === 'binding' && unknown === null && !hasPrincipal(addressees)
    const proposed =
      open && followUpUnit !== null && !named.some(({ unit }) => unit === followUpUnit)
        ? [{ unit: followUpUnit, role, inferred: true } as const]
        : []
    return {
      text: text.slice(span.start, span.end),
      nature,
      addressees: [...proposed, ...named],
      deadline,
    }
  })
}

function phrasesOf(read: readonly ReadMandate[], passage: Passage): readonly Phrase[] {
  const phrases = new Map<string, Phrase>()
  const note = (field: Phrase['field'], span: Span): void => {
    const place = placeOf(passage, span)
    // Mandates that share an order or an addressee point to the same words.
    phrases.set(`${field} ${String(place.start)}`, { field, span: place })
  }
  for (const { operator, addressees, deadlines } of read) {
    if (operator) note('nature', operator)
    for (const { span } of addressees) if (span.end > span.start) note('addressee', span)
    for (const { span } of deadlines.found) note('deadline', span)
  }
  return [...phrases.values()]
}
