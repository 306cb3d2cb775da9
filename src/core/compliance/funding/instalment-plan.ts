import { parsePartialDate } from '../day.ts'
import type { Centavos } from './amount.ts'

export interface PlannedInstalment {
  /** From 1. */
  readonly order: number
  /** `YYYY-MM-DD` */
  readonly dueOn: string
  readonly amount: Centavos
}

/** FASP is paid in ten monthly instalments, January to October (Executive Secretariat 2012; press 2023). */
export const monthlyInstalments = {
  count: 10,
  source:
    'http://docplayer.es/8391438-Www-secretariadoejecutivosnsp-gob-mx.html; https://mgnoticias.mx/?p=76789',
} as const

/**
 * Ten equal parts, January to October; centavos that cannot be divided go to the first ones, so that the parts make up
 * the whole. The sources name months: the day is each month's last.
 */
export function monthlyPlan(year: number, whole: Centavos): readonly PlannedInstalment[] {
  const { count } = monthlyInstalments
  const part = Math.floor(whole / count)
  const left = whole - part * count
  return Array.from({ length: count }, (_, index) => {
    const month = parsePartialDate(
      `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`,
    )
    if (month === null) throw new RangeError(`not a year: ${year}`)
    return { order: index + 1, dueOn: month.last, amount: part + (index < left ? 1 : 0) }
  })
}
