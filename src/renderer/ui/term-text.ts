import type { TFunction } from 'i18next'
import type { Language } from '../../core/schema/codes.ts'
import { formatDay } from './format.ts'

/** From when to when, as far as it is known; `null`: nobody says. */
export function termText(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  t: TFunction,
  language: Language,
): string | null {
  const dates = {
    from: from === null ? '' : formatDay(from, language),
    to: to === null ? '' : formatDay(to, language),
  }
  if (from !== null && to !== null) return t('terms.period', dates)
  if (from !== null) return t('terms.since', dates)
  return to === null ? null : t('terms.until', dates)
}
