import type { TFunction } from 'i18next'
import type { IndicatorRow, ObservationRow } from '../../contract/rows.ts'
import { measuresChange } from '../../core/compliance/indicators/course.ts'
import type { Language } from '../../core/schema/codes.ts'
import { formatDay, formatNumber, formatPeriod } from './format.ts'

/** A figure in the indicator's own measure: changes carry their per cent. */
export function figureText(
  indicator: Pick<IndicatorRow, 'scale'>,
  value: number,
  language: Language,
): string {
  const number = formatNumber(value, language)
  return measuresChange(indicator) ? `${number} %` : number
}

export function measuredText(
  indicator: Pick<IndicatorRow, 'scale'>,
  { value, atLeast }: Pick<ObservationRow, 'value' | 'atLeast'>,
  language: Language,
  t: TFunction,
): string {
  const figure = figureText(indicator, value, language)
  return atLeast ? t('indicators.atLeast', { value: figure }) : figure
}

/** With its sign, so that a rise reads as one. */
export function changeText(change: number, language: Language): string {
  const number = formatNumber(change, language, 1)
  return `${change > 0 ? '+' : ''}${number} %`
}

/** What a measurement covers, else its day. */
export function coveredText(
  { period, on }: Pick<ObservationRow, 'period' | 'on'>,
  language: Language,
): string | null {
  if (period !== null) return formatPeriod(period, language)
  return on === null ? null : formatDay(on, language)
}

export const indicatorName = (
  { name, nameEnglish }: Pick<IndicatorRow, 'name' | 'nameEnglish'>,
  language: Language,
): string => (language === 'en' ? (nameEnglish ?? name) : name)
