import type { TFunction } from 'i18next'
import { writeRoman } from '../../core/compliance/numbering/roman.ts'
import type { Language } from '../../core/schema/codes.ts'
import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
import { formatDay } from './format.ts'

/** A deadline rule in words. `null`: the text of the agreement states none. */
export function deadlineText(rule: DeadlineRule | null, t: TFunction, language: Language): string {
  if (rule === null) return t('deadline.notStated')
  switch (rule.rule) {
    case 'none':
      return t('deadline.text.none')
    case 'fixed_day':
      return t('deadline.text.fixed_day', { date: formatDay(rule.date, language) })
    case 'end_of_month':
      return t('deadline.text.end_of_month', { month: formatDay(rule.month, language) })
    case 'after':
      return t('deadline.text.after', {
        term: t(`deadline.terms.${rule.unit}`, { count: rule.count }),
        anchor: t(`deadline.anchors.${rule.anchor}`),
      })
    case 'at_session':
      return t('deadline.text.at_session', {
        roman: writeRoman(rule.ordinal),
        type: t(`codes.sessionTypes.${rule.type}`).toLowerCase(),
      })
    case 'next_session':
      return t('deadline.text.next_session')
    case 'end_of_fiscal_year':
      return t('deadline.text.end_of_fiscal_year', { year: rule.year })
    case 'within_year':
      return t('deadline.text.within_year', { year: rule.year })
    case 'starts_in_year':
      return t('deadline.text.starts_in_year', { year: rule.year })
    case 'period_of_years':
      return t('deadline.text.period_of_years', {
        term: t('deadline.terms.years', { count: rule.years }),
        anchor: t(`deadline.anchors.${rule.anchor}`),
      })
    case 'staged':
      return t('deadline.text.staged', {
        stages: rule.stages
          .map(({ date, units }) => {
            const whose = units.length === 0 ? t('deadline.otherUnits') : units.join(', ')
            return `${formatDay(date, language)} (${whose})`
          })
          .join('; '),
      })
  }
}
