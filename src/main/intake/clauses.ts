import type { DraftAddressee, DraftAgreement, DraftClause } from '../../contract/capture.ts'
import type { ClauseNature, Language } from '../../core/schema/codes.ts'
import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
import { addresseesOf, natureOf } from './addressees.ts'
import type { FoundAddressee } from './addressees.ts'
import { deadlinesIn } from './deadlines.ts'
import type { ReadDeadlines } from './deadlines.ts'
import type { Lexicon } from './lexicon.ts'
import { itemLeadLength } from './list-item.ts'
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
import { unknownAddressee } from './unknown-units.ts'

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

/** Divides the words of one agreement into mandates, each with its nature, addressees and deadline. */
export function clausesOf(passage: Passage, context: ReadingContext): ReadClauses {
  const { folded } = passage
  const mentions = mentionsIn(folded, context.lexicon)
  const read: ReadMandate[] = []
  /** The mandate that a list completes: "se instruye al … a: a) …; b) …". */
  let opening: ReadMandate | null = null
  for (const sentence of sentencesOf(passage)) {
    const operators = operatorsWithin(folded, sentence, context.language)
    const last = read.at(-1)
    if (opening && continuesList(folded, sentence, operators)) {
      read.push(listItem(folded, sentence, opening, context))
    } else if (operators.length === 0 && last && !opening) {
      read[read.length - 1] = { ...last, span: { start: last.span.start, end: sentence.end } }
    } else {
      if (opening && !read.includes(opening) && last?.operator !== opening.operator)
        read.push(opening)
      const mandates = readSentence(folded, sentence, operators, mentions, context)
      opening = folded.charAt(sentence.end - 1) === ':' ? (mandates.at(-1) ?? null) : null
      read.push(...(opening ? mandates.slice(0, -1) : mandates))
    }
  }
  if (opening && last(read)?.operator !== opening.operator) read.push(opening)
  return {
    clauses: clausesFrom(read, passage, context),
    phrases: phrasesOf(read, passage),
    unknown: read.flatMap(({ unknown }) => (unknown ? [unknown] : [])),
    impossible: read.flatMap(({ deadlines }) => deadlines.impossible),
  }
}

const last = <Element>(elements: readonly Element[]): Element | undefined => elements.at(-1)

function operatorsWithin(folded: string, sentence: Span, language: Language): readonly Operator[] {
  const words = folded.slice(sentence.start, sentence.end)
  const lead = itemLeadLength(words)
  return operatorsIn(words.slice(lead), language).map((operator) => ({
    ...operator,
    span: shifted(operator.span, sentence.start + lead),
  }))
}

/** An item that only names a task, or nothing at all, takes the rest from what announces the list. */
function continuesList(folded: string, sentence: Span, operators: readonly Operator[]): boolean {
  const isItem = itemLeadLength(folded.slice(sentence.start, sentence.end)) > 0
  const bare = operators.every(({ form, relative }) => form === 'nobody' || relative)
  return operators.length === 0 || (isItem && bare)
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
  sentence: Span,
  operators: readonly Operator[],
  mentions: readonly Mention[],
  context: ReadingContext,
): readonly ReadMandate[] {
  const inside = mentions.filter(
    ({ span }) => span.start >= sentence.start && span.end <= sentence.end,
  )
  const read: ReadMandate[] = []
  for (const mandate of mandatesIn(folded, sentence, operators, inside)) {
    read.push(readMandate(folded, mandate, read.at(-1), inside, context))
  }
  return read.map((mandate, index) => {
    const next = read[index + 1]
    return mandate.unfinished && next
      ? { ...mandate, deadline: mandate.deadline ?? next.deadline }
      : mandate
  })
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
  const nature = natureWithin(folded, mandate)
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

/** What is approved is a mandate, and not done with its approval, when it is something to be done. */
function natureWithin(folded: string, mandate: Mandate): ClauseNature {
  const nature = natureOf(mandate)
  const words = folded.slice(mandate.span.start, mandate.span.end)
  const isToDo = (mandate.sharesOperator && action.test(words)) || application.test(words)
  return nature === 'procedural' && isToDo ? 'binding' : nature
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
