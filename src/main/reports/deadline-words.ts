import { writeRoman } from '../../core/compliance/numbering/roman.ts'
import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
import { fillPattern, sessionName, type ReportWords } from './words.ts'

/** A deadline's rule as a report says it beside the date; empty where the date says it all or no rule is stated. */
export function deadlineWords(rule: DeadlineRule | null, words: ReportWords): string {
  if (rule === null) return ''
  const { deadlines, months } = words
  switch (rule.rule) {
    case 'fixed_day':
      return ''
    case 'none':
    case 'next_session':
    case 'staged':
      return deadlines[rule.rule]
    case 'end_of_month': {
      const [year = '', month = ''] = rule.month.split('-')
      return fillPattern(deadlines.end_of_month, {
        month: `${months[Number(month) - 1] ?? month} ${year}`,
      })
    }
    case 'after':
      return fillPattern(deadlines.after, {
        count: rule.count,
        unit: (rule.count === 1 ? deadlines.one : deadlines.units)[rule.unit],
        anchor: deadlines.anchors[rule.anchor],
      })
    case 'at_session':
      return fillPattern(deadlines.at_session, {
        session: sessionName({ type: rule.type, roman: writeRoman(rule.ordinal) }, words),
      })
    case 'end_of_fiscal_year':
    case 'within_year':
    case 'starts_in_year':
      return fillPattern(deadlines[rule.rule], { year: rule.year })
    case 'period_of_years':
      return fillPattern(deadlines[rule.years === 1 ? 'period_of_one_year' : 'period_of_years'], {
        years: rule.years,
        anchor: deadlines.anchors[rule.anchor],
      })
  }
}
