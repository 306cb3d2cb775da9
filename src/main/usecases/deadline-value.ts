import { refusal, type Refusal } from '../../contract/errors.ts'
import { deadlineRuleSchema } from '../../contract/primitives.ts'
import { isDay, parsePartialDate } from '../../core/compliance/day.ts'
import { parseDeadlineCode } from '../../core/compliance/deadlines/deadline-code.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { DeadlineRule, DeadlineStage } from '../../core/schema/deadline-rule.ts'
import type { Value } from '../../core/schema/value.ts'
import type { AddressedUnit } from './addressed-units.ts'

type UnitOf = (text: string) => AddressedUnit | undefined

/**
 * A deadline as a form gives it (a rule) or the command line (a rule's word, or the rule as JSON). `deadline_invalid`:
 * it is none; otherwise the refusals of `settledRule`.
 */
export function deadlineValue(
  field: string,
  given: unknown,
  unitOf: UnitOf,
): Result<Value, Refusal> {
  const rule = deadlineRuleSchema.safeParse(typeof given === 'string' ? ruleIn(given) : given)
  if (!rule.success) {
    const value = typeof given === 'string' ? given : JSON.stringify(given)
    return failure(refusal('deadline_invalid', { field, value }))
  }
  const settled = settledRule(field, rule.data, unitOf)
  return settled.ok ? success(plainRule(settled.value)) : settled
}

/** `null`: neither a word nor JSON. */
function ruleIn(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return parseDeadlineCode(text)
  try {
    return JSON.parse(text)
  } catch {
    // Begun as JSON and not ended as such: the person is told what a deadline looks like.
    return null
  }
}

/**
 * The rule as the register keeps it: its days exist (`date_invalid`), its units are known (`unit_unknown`), and a
 * group stands as its members, since deadlines are looked up by the unit that is bound.
 */
export function settledRule(
  field: string,
  rule: DeadlineRule,
  unitOf: UnitOf,
): Result<DeadlineRule, Refusal> {
  const wrongDay = impossibleDay(rule)
  if (wrongDay !== null) return failure(refusal('date_invalid', { field, value: wrongDay }))
  if (rule.rule !== 'staged') return success(rule)
  const stages: DeadlineStage[] = []
  for (const { date, units } of rule.stages) {
    const codes = new Set<string>()
    for (const unit of units) {
      const found = unitOf(unit)
      if (found === undefined) return failure(refusal('unit_unknown', { unit }))
      for (const code of found.codes) codes.add(code)
    }
    stages.push({ date, units: [...codes] })
  }
  return success({ rule: 'staged', stages })
}

/** A rule as plain data of the log. */
function plainRule(rule: DeadlineRule): Value {
  return rule.rule === 'staged'
    ? {
        rule: rule.rule,
        stages: rule.stages.map(({ date, units }) => ({ date, units: [...units] })),
      }
    : { ...rule }
}

/** The first day of a rule that no calendar has; `null`: all exist. */
function impossibleDay(rule: DeadlineRule): string | null {
  switch (rule.rule) {
    case 'fixed_day':
      return isDay(rule.date) ? null : rule.date
    case 'end_of_month':
      return parsePartialDate(rule.month) === null ? rule.month : null
    case 'staged':
      return rule.stages.map(({ date }) => date).find((date) => !isDay(date)) ?? null
    case 'none':
    case 'after':
    case 'at_session':
    case 'next_session':
    case 'end_of_fiscal_year':
    case 'within_year':
    case 'starts_in_year':
    case 'period_of_years':
      return null
  }
}
