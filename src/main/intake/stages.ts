import type { DeadlineRule, DeadlineStage } from '../../core/schema/deadline-rule.ts'
import type { FoundDeadline } from './deadlines.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mentions.ts'
import type { Span } from './span.ts'

const remaining = /\b(?:remaining|rest|others?|restantes?|demas|resto)\b/

/**
 * Different days for different units ("Durango and Sonora by 3 October 2016 and the remaining states by 1
 * June 2017"): `null` unless each day has units of its own or speaks of the rest.
 */
export function stagesOf(
  folded: string,
  span: Span,
  found: readonly FoundDeadline[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
): DeadlineRule | null {
  const days = found.flatMap(({ rule, span }) =>
    rule.rule === 'fixed_day' ? [{ date: rule.date, span }] : [],
  )
  if (days.length < 2) return null
  const stages: DeadlineStage[] = []
  let from = span.start
  for (const { date, span: at } of days) {
    const units = mentions
      .filter(
        ({ unit, span }) => span.start >= from && span.end <= at.start && unit !== lexicon.entities,
      )
      .map(({ unit }) => unit)
    if (units.length === 0 && !remaining.test(folded.slice(from, at.start))) return null
    stages.push({ date, units })
    from = at.end
  }
  return { rule: 'staged', stages }
}
