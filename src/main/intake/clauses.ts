import type { DraftAddressee, DraftAgreement, DraftClause } from '../../contract/capture.ts'
import type { ClauseNature, Language } from '../../core/schema/codes.ts'
import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
import { addresseesOf, natureOf } from './addressees.ts'
import { deadlinesIn } from './deadlines.ts'
import type { FoundDeadline } from './deadlines.ts'
import type { Lexicon } from './lexicon.ts'
import { itemLeadLength } from './list-item.ts'
import type { Mandate } from './mandates.ts'
import { mandatesIn } from './mandates.ts'
import { mentionsIn } from './mentions.ts'
import type { Mention } from './mentions.ts'
import { operatorsIn } from './operators.ts'
import { placeOf } from './passage.ts'
import type { Passage } from './passage.ts'
import { sentencesOf } from './sentences.ts'
import type { SessionFacts } from './session.ts'
import type { Span } from './span.ts'
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

interface Draft {
  readonly span: Span
  readonly nature: ClauseNature
  readonly addressees: readonly DraftAddressee[]
  readonly deadline: DeadlineRule | null
  /** An institution that the register does not know stands where the addressee should. */
  readonly unknown: boolean
}

/** Divides the words of one agreement into mandates, each with its nature, addressees and deadline. */
export function clausesOf(passage: Passage, context: ReadingContext): ReadClauses {
  const { folded } = passage
  const mentions = mentionsIn(folded, context.lexicon)
  const drafts: Draft[] = []
  const phrases: Phrase[] = []
  const unknown: Span[] = []
  const impossible: Span[] = []
  const note = (field: Phrase['field'], span: Span): void => {
    phrases.push({ field, span: placeOf(passage, span) })
  }
  let heading: Draft | null = null
  for (const sentence of sentencesOf(passage)) {
    const operators = operatorsWithin(folded, sentence, context.language)
    const inside = mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end)
    const last = drafts.at(-1)
    if (operators.length === 0 && heading) {
      // An item of the list that "se instruye a … a:" announces.
      const read = deadlinesIn(folded.slice(sentence.start, sentence.end), context.session)
      drafts.push({ ...heading, span: sentence, deadline: read.found[0]?.rule ?? heading.deadline })
      continue
    }
    if (operators.length === 0 && last) {
      drafts[drafts.length - 1] = { ...last, span: { start: last.span.start, end: sentence.end } }
      continue
    }
    heading = null
    let before: Draft | null = null
    for (const mandate of mandatesIn(folded, sentence, operators, inside)) {
      const deadlines = deadlinesIn(folded.slice(mandate.span.start, mandate.span.end), context.session)
      const places = deadlines.found.map(({ rule, span }) => ({ rule, span: moved(span, mandate) }))
      impossible.push(...deadlines.impossible.map((span) => moved(span, mandate)))
      const addressees = addresseesOf(folded, mandate, inside, context.lexicon, context.agreeing)
      const nobody = addressees.every(({ role }) => isAccompanying(role))
      const stranger = nobody && mandate.main ? unknownAddressee(folded, mandate.span, mandate.main) : null
      if (stranger) unknown.push(stranger)
      if (mandate.main) note('nature', mandate.main.span)
      for (const { span } of addressees) if (span.end > span.start) note('addressee', span)
      for (const { span } of places) note('deadline', span)
      const own = addressees.map(({ unit, role }) => ({ unit, role, inferred: false }))
      const draft: Draft = {
        span: mandate.span,
        nature: natureWithin(folded, mandate),
        addressees: mandate.sharesAddressees && nobody && before ? [...before.addressees, ...own] : own,
        deadline: deadlineOf(folded, mandate, places, inside, context) ?? (mandate.sharesOperator ? (before?.deadline ?? null) : null),
        unknown: stranger !== null || (mandate.sharesAddressees && (before?.unknown ?? false)),
      }
      drafts.push(draft)
      before = draft
    }
    if (/:$/.test(folded.slice(sentence.start, sentence.end)) && before) {
      drafts.pop()
      heading = before
    }
  }
  if (heading && drafts.length === 0) drafts.push(heading)
  return { clauses: withInferred(drafts, passage, context), phrases, unknown, impossible }
}

const moved = (span: Span, { span: within }: Mandate): Span => ({
  start: span.start + within.start,
  end: span.end + within.start,
})

function operatorsWithin(
  folded: string,
  sentence: Span,
  language: Language,
): ReturnType<typeof operatorsIn> {
  const lead = itemLeadLength(folded.slice(sentence.start, sentence.end))
  const from = sentence.start + lead
  return operatorsIn(folded.slice(from, sentence.end), language).map((operator) => ({
    ...operator,
    span: { start: operator.span.start + from, end: operator.span.end + from },
  }))
}

const action =
  /^(?:(?:the|la|el|los|las|su|its)\s+)?(?:implementation|execution|application|development|creation|operation|launch|integration|installation|implementacion|ejecucion|aplicacion|elaboracion|creacion|operacion|puesta en marcha|instrumentacion|integracion|instalacion|desarrollo|realizacion)\b/

/** A further thing that is approved is a mandate of its own when it is something to be done. */
function natureWithin(folded: string, mandate: Mandate): ClauseNature {
  const nature = natureOf(mandate)
  const isAction = action.test(folded.slice(mandate.span.start, mandate.span.end))
  return nature === 'procedural' && mandate.sharesOperator && isAction ? 'binding' : nature
}

function deadlineOf(
  folded: string,
  mandate: Mandate,
  found: readonly FoundDeadline[],
  mentions: readonly Mention[],
  context: ReadingContext,
): DeadlineRule | null {
  const staged = stagesOf(folded, mandate.span, found, mentions, context.lexicon)
  if (staged) return staged
  const order = found.toSorted((a, b) => precision(a.rule) - precision(b.rule))
  return order[0]?.rule ?? null
}

/** Of several, the one that leaves least open. */
function precision(rule: DeadlineRule): number {
  const order: readonly DeadlineRule['rule'][] = [
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
  return order.indexOf(rule.rule)
}

const isAccompanying = (role: DraftAddressee['role']): boolean =>
  role === 'supporting' || role === 'participant' || role === 'coordinator'

/**
 * A binding mandate that names nobody falls to the unit that by law executes what is agreed: proposed
 * and marked, never silently. Where the same agreement obliges others, that unit coordinates them.
 */
function withInferred(
  drafts: readonly Draft[],
  passage: Passage,
  { followUpUnit }: ReadingContext,
): readonly DraftClause[] {
  const obligesOthers = drafts.some(
    ({ nature, addressees }) => nature === 'binding' && addressees.some(({ role }) => role === 'obliged'),
  )
  const role = obligesOthers ? 'coordinator' : 'responsible'
  return drafts.map(({ span, nature, addressees, deadline, unknown }) => {
    const open =
      nature === 'binding' && !unknown && addressees.every(({ role }) => isAccompanying(role))
    const inferred: readonly DraftAddressee[] =
      open && followUpUnit !== null && !addressees.some(({ unit }) => unit === followUpUnit)
        ? [{ unit: followUpUnit, role, inferred: true }]
        : []
    return {
      text: passage.text.slice(span.start, span.end),
      nature,
      addressees: [...inferred, ...addressees],
      deadline,
    }
  })
}
