import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'

export const deadlineChoices = [
  'not_stated',
  'none',
  'fixed_day',
  'end_of_month',
  'after',
  'at_session',
  'next_session',
  'end_of_fiscal_year',
  'within_year',
  'starts_in_year',
  'period_of_years',
  'staged',
] as const
export type DeadlineChoice = (typeof deadlineChoices)[number]

export const choiceOf = (rule: DeadlineRule | null): DeadlineChoice => rule?.rule ?? 'not_stated'

/** What a rule starts with when a person chooses it; `today` is `YYYY-MM-DD`. */
export function startingRule(choice: DeadlineChoice, today: string): DeadlineRule | null {
  const year = Number(today.slice(0, 4))
  switch (choice) {
    case 'not_stated':
      return null
    case 'none':
      return { rule: 'none' }
    case 'fixed_day':
      return { rule: 'fixed_day', date: today }
    case 'end_of_month':
      return { rule: 'end_of_month', month: today.slice(0, 7) }
    case 'after':
      return { rule: 'after', anchor: 'session', count: 30, unit: 'calendar_days' }
    case 'at_session':
      return { rule: 'at_session', ordinal: 1, type: 'ordinary' }
    case 'next_session':
      return { rule: 'next_session' }
    case 'end_of_fiscal_year':
      return { rule: 'end_of_fiscal_year', year }
    case 'within_year':
      return { rule: 'within_year', year }
    case 'starts_in_year':
      return { rule: 'starts_in_year', year }
    case 'period_of_years':
      return { rule: 'period_of_years', years: 1, anchor: 'session' }
    case 'staged':
      return { rule: 'staged', stages: [{ date: today, units: [] }] }
  }
}
