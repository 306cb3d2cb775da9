import type { Language } from '../../core/schema/codes.ts'
import { fold } from './fold.ts'
import { itemLeadLength } from './list-item.ts'
import type { OperatorForm } from './operator.ts'
import { hasOperator, operatorsIn } from './operators.ts'
import type { Passage } from './passage.ts'
import { sentencesOf } from './sentences.ts'
import type { Span } from './span.ts'

const longestTitle = 95
const longestGivenTitle = 240

/** The title that stands before the words of an agreement ("01/XLI/16. Aprobación del Acta anterior."), if there is one. */
export function givenTitle(passage: Passage, language: Language): Span | null {
  const [first, second] = sentencesOf(passage)
  if (!first || !second || first.end - first.start > longestGivenTitle) return null
  const folded = passage.folded.slice(first.start, first.end)
  const isClause = hasOperator(folded, language) || itemLeadLength(folded) > 0
  return isClause || /[:,;]$/.test(folded) ? null : first
}

const introduction =
  /^(?:in compliance with|on the basis of|in accordance with|pursuant to|con fundamento en|con base en|en cumplimiento|de conformidad con|en terminos de)[^.;]*?,\s+(?!(?:y\s|e\s|and\s|\d|fraccion|inciso|articulo))|^(?:as|como|segun)\s[^,.;]{3,160},\s+/
const leadingWords =
  /^\s*(?:(?:the|a|an|el|la|los|las|un|una|to|que|por unanimidad|en sus terminos|sus terminos|formalmente|unanimously|a|al|de|para)\s+)*/
/** Below this a comma or a relative clause would leave too little to recognise. */
const shortestTitle = 25
/** "Federal, state and municipal": these commas part the members of one list. */
const listed = '(?![^,.;]{1,30}(?:,\\s[^,.;]{1,30})*,?\\s(?:and|y|e)\\s)'
const end = new RegExp(
  `,\\s${listed}|;|\\s(?:which|together with|along with|que se|las? cual(?:es)?|los cuales|el cual|whose|cuy[oa]s?)\\s|[.:]\\s|\\.$`,
  'g',
)
const asides =
  /,\s(?:as\s(?!well)|bajo|in coordination|in collaboration|with the|jointly|en coordinacion|en colaboracion|con el apoyo|con la|conjuntamente|at the|in the|en el|en la)\s[^,;.]*,/gi

/** A short title from the thing that an agreement is about, for a person to better. */
export function titleFrom(passage: Passage, language: Language): string {
  const { text, folded } = passage
  const mark = itemLeadLength(folded)
  const skipped = mark + (introduction.exec(folded.slice(mark))?.[0].length ?? 0)
  const main = operatorsIn(folded.slice(skipped), language).find(({ relative }) => !relative)
  let from = skipped
  if (main) {
    const before = folded.slice(skipped, skipped + main.span.start).trim()
    const thingBefore = main.passive && before.includes(' ')
    const endsThere = /^\s*(?:[.;]|$)/.test(folded.slice(skipped + main.span.end))
    if (!thingBefore && !endsThere) {
      from = skipped + main.span.end
      from += orderLength(folded.slice(from), main.form)
    }
  }
  from += leadingWords.exec(folded.slice(from))?.[0].length ?? 0
  const ofThing = main?.passive === true && from < skipped + main.span.start
  const stop = ofThing ? skipped + main.span.start : folded.length
  const candidate = withoutAsides(text.slice(from, stop), folded.slice(from, stop))
  const cut = [...fold(candidate).matchAll(end)].find(({ index }) => index >= shortestTitle)
  const title = candidate.slice(0, cut?.index ?? candidate.length).trim()
  return shortened(title === '' ? text : title)
}

function withoutAsides(text: string, folded: string): string {
  let kept = ''
  let from = 0
  for (const aside of folded.matchAll(asides)) {
    kept += text.slice(from, aside.index)
    from = aside.index + aside[0].length
  }
  return kept + text.slice(from)
}

/** From "se instruye" or "were urged" to the verb that says what to do. */
function orderLength(after: string, form: OperatorForm): number {
  const order =
    form === 'object' ? (objectOrder.exec(after) ?? thatOrder.exec(after)) : toOrder.exec(after)
  return order?.[0].length ?? 0
}

const objectOrder = /^[^.;]{0,240}?\s(?:to\s+|(?:a|para)\s+(?=[a-z]+(?:ar|er|ir)(?:l[oa]s?|se)?\b))/
const thatOrder = /^[^.;]{0,240}?\s(?:a\s+que|para\s+que|que)\s+/
const toOrder = /^\s+to\s+/

/** Where more is said of the thing than what it is: what it serves, what it must do, by when. */
const furtherPart =
  /\s(?:that|which|so that|whose|que|para que|a fin de|con el (?:fin|objeto) de|en terminos de|cuy[oa]s?|mediante|through|within|dentro de|a mas tardar|no later than|after|by (?=\d|the end)|and ensures?|ha(?:s|ve|n)? (?:been|sido)|was|were|fue(?:ron)?)\s/g
/** Not between a verb and what belongs to it: "tengan en…", "specializing in…". */
const phraseBorder = new RegExp(
  `,\\s${listed}|(?<!,\\s[^,;.]{1,30})\\s(?:and|y|e)\\s|\\s(?:for|para|to|by|between|at|with|from|por|entre|con|desde)\\s|(?<!(?:an|en|ing))\\s(?:in|en)\\s`,
  'g',
)
const comma = new RegExp(`,\\s${listed}`, 'g')
/** Where a list of things is enumerated there is no place to cut. */
const enumeration = /,\s/
const complementBorder = /\s(?:of|on|del?|sobre)\s/g
const shortestThing = 12
/** "Formulas by [which the fund is shared]". */
const dangling = /\s(?:by|of|for|to|in|with|from|at|on|de|del|en|por|para|con)$/i

/** Words after which one waits for what they belong to. */
const leadingOn =
  /(?:\s(?:en|de|del|el|la|los|las|y|e|a|al|que|con|por|para|the|of|and|in|to|an|for|with))+$/i

/** As long as a list can show: cut where a part of the sentence ends, and with "…" only where none does. */
function shortened(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:]+$/, '')
    .replace(dangling, '')
  const capital = plain.charAt(0).toUpperCase() + plain.slice(1)
  if (capital.length <= longestTitle) return capital
  const folded = fold(capital)
  const between = (pattern: RegExp, least: number): readonly number[] =>
    [...folded.matchAll(pattern)]
      .map(({ index }) => index)
      .filter((index) => index >= least && index <= longestTitle)
  const border =
    between(furtherPart, shortestThing)[0] ??
    between(phraseBorder, shortestTitle).at(-1) ??
    between(comma, shortestTitle)[0] ??
    (enumeration.test(folded.slice(0, longestTitle))
      ? undefined
      : between(complementBorder, shortestTitle).at(-1))
  if (border !== undefined) return capital.slice(0, border).replace(/[\s,;:]+$/, '')
  const cut = capital.lastIndexOf(' ', longestTitle - 1)
  const whole = capital.slice(0, cut > 40 ? cut : longestTitle - 1)
  return `${whole.replace(leadingOn, '').replace(/[\s,;:]+$/, '')}…`
}
