import type { Language } from '../../core/schema/codes.ts'
import { hasOperator, operatorsIn } from './operators.ts'
import type { Passage } from './passage.ts'
import { sentencesOf } from './sentences.ts'
import type { Span } from './span.ts'

const longestTitle = 90
const longestGivenTitle = 240

/** The title that stands before the words of an agreement ("01/XLI/16. Aprobación del Acta anterior."), if there is one. */
export function givenTitle(passage: Passage, language: Language): Span | null {
  const [first, second] = sentencesOf(passage)
  if (!first || !second || first.end - first.start > longestGivenTitle) return null
  const folded = passage.folded.slice(first.start, first.end)
  return hasOperator(folded, language) || /[:,;]$/.test(folded) ? null : first
}

const introduction =
  /^(?:in compliance with|on the basis of|in accordance with|pursuant to|con fundamento en|con base en|en cumplimiento|de conformidad con|en terminos de)[^.;]*?,\s+(?!(?:y\s|e\s|and\s|\d|fraccion|inciso|articulo))/
const leadingWords =
  /^(?:(?:the|a|an|el|la|los|las|un|una|to|que|por unanimidad|en sus terminos|sus terminos|formalmente|unanimously|a|al|de|para)\s+)+/
const end = /,\s|;|\s(?:which|that will|together with|along with|que se|las? cual(?:es)?|los cuales|el cual|whose|cuy[oa]s?)\s|[.:]\s|\.$/

/** A short title from the thing that an agreement is about, for a person to better. */
export function titleFrom(passage: Passage, language: Language): string {
  const { text, folded } = passage
  const skipped = introduction.exec(folded)?.[0].length ?? 0
  const main = operatorsIn(folded.slice(skipped), language).find(({ relative }) => !relative)
  let from = skipped
  if (main) {
    const before = folded.slice(skipped, skipped + main.span.start).trim()
    const thingBefore = main.passive && before !== '' && before.split(' ').length > 1
    if (!thingBefore) from = skipped + main.span.end + orderLength(folded.slice(skipped + main.span.end), main.form)
  }
  from += leadingWords.exec(folded.slice(from))?.[0].length ?? 0
  const stop = main?.passive && from < skipped + main.span.start ? skipped + main.span.start : folded.length
  const rest = folded.slice(from, stop)
  const cut = end.exec(rest)
  const candidate = text.slice(from, from + (cut && cut.index > 12 ? cut.index : rest.length)).trim()
  return shortened(candidate === '' ? text : candidate)
}

/** From "se instruye" or "were urged" to the verb that says what to do. */
function orderLength(after: string, form: 'subject' | 'object' | 'nobody'): number {
  if (form === 'nobody') return /^\s*/.exec(after)?.[0].length ?? 0
  const order = /^(?:[^.;]{0,240}?\s(?:to|a\s+que|para\s+que|que|para)|\s*(?:to)?|[^.;]{0,240}?\sa(?=\s+[a-z]+(?:ar|er|ir)(?:l[oa]s?|se)?\b))\s+/.exec(after)
  const spanish = /^[^.;]{0,240}?\s(?:a|para)\s+(?=[a-z]+(?:ar|er|ir)(?:l[oa]s?|se)?\b)/.exec(after)
  return form === 'object' ? (spanish ?? order)?.[0].length ?? 0 : (/^\s+to\s+/.exec(after)?.[0].length ?? 0)
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/[\s.,;:]+$/, '')
  const capital = plain.charAt(0).toUpperCase() + plain.slice(1)
  if (capital.length <= longestTitle) return capital
  const cut = capital.lastIndexOf(' ', longestTitle - 1)
  return `${capital.slice(0, cut > 40 ? cut : longestTitle - 1).replace(/[\s,;:]+$/, '')}…`
}
