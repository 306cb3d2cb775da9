import type { Mention } from './mentions.ts'
import type { Operator } from './operator.ts'
import type { Span } from './span.ts'
import { trimmedSpan } from './span.ts'

/** One mandate of a sentence: its words, what makes it one, and what relative clauses add. */
export interface Mandate {
  readonly span: Span
  /** `null`: the sentence orders nothing in words that are known. */
  readonly main: Operator | null
  readonly relatives: readonly Operator[]
  /** Begins with the same order as the mandate before it ("…, and to report"): whom that binds, this binds. */
  readonly sharesAddressees: boolean
  /** A further thing approved or applied by the same words ("…, together with the model…"). */
  readonly sharesOperator: boolean
}

const conjunction =
  /(?:[,;]\s*)?\s(?:and|but|while|whereas|y|e|asi como|mientras que|por lo que|para lo cual|asimismo,?|ademas,?)\s+(?:also\s+|asimismo,?\s+|ademas,?\s+|que\s+)?|;\s*|:\s+/g
const determiners =
  /^(?:(?:the|each|every|all|both|el|la|los|las|cada|todas?|todos?|dicha|dicho|said)\s+)*/
/** What may stand between a conjunction and an operator that needs no subject before it. */
const shortLead =
  /^(?:(?:to|se|que|asimismo,?|ademas,?|also|hereby|it|the council|el consejo|el consejo nacional(?: de seguridad publica)?|the national public security council)\s*)*$/
const furtherOrder =
  /(?:,|;)?\s(?:and|y|e|asi como|as well as)\s+(?=to\s+[a-z]+\s+(?:the|a|an|its|their|all|each|on|to|in|at)\b|a\s+(?:que\s+)?[a-z]+(?:ar|er|ir)(?:l[oa]s?|se)?\b|para\s+que\b)/g
const furtherThing =
  /,?\s(?:together with|along with)\s+|,\s(?:as well as|asi como|and|y)\s+(?:de\s+)?(?=(?:the|a|an|el|la|los|las|un|una|su|sus)\s)/g

/** Splits a sentence where another order, request or approval begins. Spans are those of the passage. */
export function mandatesIn(
  folded: string,
  sentence: Span,
  operators: readonly Operator[],
  mentions: readonly Mention[],
): readonly Mandate[] {
  const mains = operators.filter((operator) => !operator.relative)
  const heads = mains.length > 0 ? mains : operators.slice(0, 1)
  const starts: { readonly at: number; readonly textAt: number; readonly main: Operator | null }[] =
    []
  for (const [index, main] of heads.entries()) {
    const before = heads[index - 1]
    if (!before) {
      starts.push({ at: sentence.start, textAt: sentence.start, main })
      continue
    }
    const boundary = boundaryBefore(folded, before, main, mentions)
    if (boundary) starts.push({ at: boundary.start, textAt: boundary.end, main })
  }
  if (starts.length === 0) starts.push({ at: sentence.start, textAt: sentence.start, main: null })
  return starts.flatMap(({ textAt, main }, index) => {
    const end = starts[index + 1]?.at ?? sentence.end
    return divide(folded, { start: textAt, end }, main, operators, index > 0)
  })
}

/** The conjunction at which the second of two operators begins its own mandate; `null` when it is part of the first. */
function boundaryBefore(
  folded: string,
  before: Operator,
  operator: Operator,
  mentions: readonly Mention[],
): Span | null {
  const from = before.span.end
  const between = folded.slice(from, operator.span.start)
  const candidates = [...between.matchAll(conjunction)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }))
  if (operator.form !== 'subject' && !operator.passive) {
    const near = candidates.findLast(({ end }) =>
      shortLead.test(folded.slice(end, operator.span.start)),
    )
    const comma = /,\s+(?:se\s+)?$/.exec(between)
    return near ?? (comma ? { start: from + comma.index, end: from + comma.index + 2 } : null)
  }
  const withSubject = candidates.find(({ end }) => {
    const lead = determiners.exec(folded.slice(end, operator.span.start))?.[0].length ?? 0
    return mentions.some(({ span }) => span.start === end + lead)
  })
  return withSubject ?? candidates.at(-1) ?? null
}

function divide(
  folded: string,
  span: Span,
  main: Operator | null,
  operators: readonly Operator[],
  follows: boolean,
): readonly Mandate[] {
  const relatives = operators.filter(
    (operator) =>
      operator.relative &&
      operator !== main &&
      operator.span.start >= span.start &&
      operator.span.end <= span.end,
  )
  const cuts = main ? cutsOf(folded, span, main) : []
  const edges = [{ at: span.start, textAt: span.start, thing: false }, ...cuts]
  return edges.map(({ textAt, thing }, index) => {
    const part = trimmedSpan(folded, { start: textAt, end: edges[index + 1]?.at ?? span.end })
    return {
      span: withoutTrailingComma(folded, part),
      main,
      relatives: relatives.filter(({ span: at }) => at.start >= part.start && at.end <= part.end),
      sharesAddressees: index > 0 ? !thing : follows && (main?.joined ?? false),
      sharesOperator: thing,
    }
  })
}

function cutsOf(
  folded: string,
  span: Span,
  main: Operator,
): readonly { readonly at: number; readonly textAt: number; readonly thing: boolean }[] {
  const from = main.span.end
  const rest = folded.slice(from, span.end)
  const approves = main.nature === 'procedural' || main.passive
  const pattern = approves ? furtherThing : main.form === 'nobody' ? null : furtherOrder
  if (!pattern) return []
  if (approves && /\b(?:acta|actas|minutes|informes|reports)\b/.test(rest)) return []
  return [...rest.matchAll(pattern)].map((match) => ({
    at: from + match.index,
    textAt: from + match.index + match[0].length,
    thing: approves,
  }))
}

function withoutTrailingComma(folded: string, span: Span): Span {
  const tail = /[,;\s]+$/.exec(folded.slice(span.start, span.end))?.[0].length ?? 0
  return { start: span.start, end: span.end - tail }
}
