import type { DeadlineAnchor, DeadlineRule, DeadlineStage } from '../../schema/deadline-rule.ts'
import { parseSessionNumber } from '../numbering/session-number.ts'

type After = Extract<DeadlineRule, { rule: 'after' }>

const afterUnits: Readonly<Record<string, After['unit']>> = {
  d: 'calendar_days',
  bd: 'business_days',
  m: 'months',
}
const anchors: readonly DeadlineAnchor[] = ['session', 'gazette', 'notification']
/** For the stage of all units that no other names. */
const allOthers = 'rest'

/**
 * A deadline's rule in one word, as the command line takes it (`docs/formats.md`, "Deadlines"):
 * `2026-06-30`, `2026-06`, `2026`, `fiscal-2026`, `from-2026`, `90d-after-session`, `10bd-after-gazette`,
 * `2m-after-notification`, `3y-after-session`, `session-42`, `session-2-SE`, `next-session`,
 * `2016-10-03:MX-BCN+MX-CHP,2017-06-01:rest`, `none`. `null`: none of these. Whether the calendar has its days and
 * the register its units is for others to say.
 */
export function parseDeadlineCode(text: string): DeadlineRule | null {
  const code = text.trim()
  const word = code.toLowerCase()
  if (word === 'none') return { rule: 'none' }
  if (word === 'next-session') return { rule: 'next_session' }
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return { rule: 'fixed_day', date: word }
  if (/^\d{4}-\d{2}$/.test(word)) return { rule: 'end_of_month', month: word }
  return yearRule(word) ?? termRule(word) ?? sessionRule(code) ?? stagedRule(code)
}

/** The word of a rule; a rule that no word can say (a unit's code with a separator in it) as JSON. */
export function writeDeadlineCode(rule: DeadlineRule): string {
  switch (rule.rule) {
    case 'none':
      return 'none'
    case 'next_session':
      return 'next-session'
    case 'fixed_day':
      return rule.date
    case 'end_of_month':
      return rule.month
    case 'within_year':
      return String(rule.year)
    case 'end_of_fiscal_year':
      return `fiscal-${rule.year}`
    case 'starts_in_year':
      return `from-${rule.year}`
    case 'after': {
      const unit = Object.keys(afterUnits).find((letters) => afterUnits[letters] === rule.unit)
      return `${rule.count}${unit ?? ''}-after-${rule.anchor}`
    }
    case 'period_of_years':
      return `${rule.years}y-after-${rule.anchor}`
    case 'at_session':
      return `session-${rule.ordinal}${rule.type === 'extraordinary' ? '-SE' : ''}`
    case 'staged':
      return rule.stages.every(({ units }) => units.every(isSayable))
        ? rule.stages.map(stageCode).join(',')
        : JSON.stringify(rule)
  }
}

function yearRule(word: string): DeadlineRule | null {
  const [, kind, digits] = /^(fiscal-|from-|)(\d{4})$/.exec(word) ?? []
  const year = Number(digits)
  switch (kind) {
    case '':
      return { rule: 'within_year', year }
    case 'fiscal-':
      return { rule: 'end_of_fiscal_year', year }
    case 'from-':
      return { rule: 'starts_in_year', year }
    default:
      return null
  }
}

function termRule(word: string): DeadlineRule | null {
  const [, digits, letters = '', named] = /^(\d{1,5})(bd|d|m|y)-after-([a-z]+)$/.exec(word) ?? []
  const anchor = anchors.find((known) => known === named)
  if (anchor === undefined) return null
  const count = Number(digits)
  if (letters === 'y') return { rule: 'period_of_years', years: count, anchor }
  const unit = afterUnits[letters]
  return unit === undefined ? null : { rule: 'after', anchor, count, unit }
}

function sessionRule(code: string): DeadlineRule | null {
  const [, number] = /^session-(.+)$/i.exec(code) ?? []
  const session = number === undefined ? null : parseSessionNumber(number)
  return session === null ? null : { rule: 'at_session', ...session }
}

function stagedRule(code: string): DeadlineRule | null {
  const stages: DeadlineStage[] = []
  for (const part of code.split(',')) {
    const [, date, named] = /^(\d{4}-\d{2}-\d{2}):(.+)$/.exec(part.trim()) ?? []
    if (date === undefined || named === undefined) return null
    const written = named.split('+').map((unit) => unit.trim())
    const units = named.trim().toLowerCase() === allOthers ? [] : written
    if (!units.every(isSayable)) return null
    stages.push({ date, units })
  }
  return { rule: 'staged', stages }
}

const stageCode = ({ date, units }: DeadlineStage): string =>
  `${date}:${units.length === 0 ? allOthers : units.join('+')}`

const isSayable = (unit: string): boolean =>
  unit.toLowerCase() !== allOthers && unit.trim() === unit && /^[^+,:]+$/u.test(unit)
