import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
import type { Words } from './texts.ts'

/** A deadline's rule in words. `null`: the text of the agreement states none. */
export function deadlineText(rule: DeadlineRule | null, words: Words): string {
  if (rule === null) return words.say('deadlines.not_stated')
  const { say } = words
  switch (rule.rule) {
    case 'none':
    case 'next_session':
      return say(`deadlines.${rule.rule}`)
    case 'fixed_day':
      return say('deadlines.fixed_day', { date: rule.date })
    case 'end_of_month':
      return say('deadlines.end_of_month', { month: rule.month })
    case 'after':
      return say('deadlines.after', {
        term: words.shared(`deadline.terms.${rule.unit}`, { count: rule.count }),
        anchor: say(`deadlines.anchors.${rule.anchor}`),
      })
    case 'at_session':
      return say('deadlines.at_session', {
        ordinal: rule.ordinal,
        type: words.code('sessionTypes', rule.type).toLowerCase(),
      })
    case 'end_of_fiscal_year':
    case 'within_year':
    case 'starts_in_year':
      return say(`deadlines.${rule.rule}`, { year: rule.year })
    case 'period_of_years':
      return say('deadlines.period_of_years', {
        term: words.shared('deadline.terms.years', { count: rule.years }),
        anchor: say(`deadlines.anchors.${rule.anchor}`),
      })
    case 'staged':
      return say('deadlines.staged', {
        stages: rule.stages
          .map(({ date, units }) => {
            const whose =
              units.length === 0 ? words.shared('deadline.otherUnits') : units.join(', ')
            return `${date} (${whose})`
          })
          .join('; '),
      })
  }
}
