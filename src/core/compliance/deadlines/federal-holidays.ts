import { addDays, weekday, yearOf } from '../day.ts'

/**
 * The days of mandatory rest of article 74 of the Ley Federal del Trabajo, as it stood in each year:
 *
 * - Decree of DOF 17 January 2006, in force the day after: 5 February is kept on the first Monday of
 *   February, 20 November on the third Monday of November; by its second transitory article
 *   21 March is kept on the third Monday of March only from 2007 on (2006 was Juárez's bicentenary).
 * - Change of the federal executive: 1 December every six years up to 2018; by the decree of
 *   DOF 30 September 2024, in force the day after, 1 October every six years from 2024 on
 *   (article 83 of the Constitution).
 *
 * Election days (fraction IX) fall on Sundays and change no count of business days. The vacation and
 * closing days that authorities publish for themselves (Ley Federal de Procedimiento Administrativo,
 * article 28) are not known here: whoever needs them passes its own calendar to `resolveDeadline`.
 */
export function isFederalHoliday(day: string): boolean {
  const year = yearOf(day)
  const known = holidaysOf.get(year) ?? new Set(federalHolidays(year))
  holidaysOf.set(year, known)
  return known.has(day)
}

/** A deadline of sixty business days asks ninety times; there are as many years as dates name, 9999 at most. */
const holidaysOf = new Map<number, ReadonlySet<string>>()

/** Monday to Friday and no federal holiday. */
export function isFederalBusinessDay(day: string): boolean {
  return weekday(day) <= 5 && !isFederalHoliday(day)
}

/** In order of date. `year` from 1 to 9999. */
export function federalHolidays(year: number): readonly string[] {
  const on = (month: string, day: string): string =>
    `${String(year).padStart(4, '0')}-${month}-${day}`
  const monday = (month: string, nth: number): string => nthMonday(on(month, '01'), nth)
  return [
    on('01', '01'),
    year >= 2006 ? monday('02', 1) : on('02', '05'),
    year >= 2007 ? monday('03', 3) : on('03', '21'),
    on('05', '01'),
    on('09', '16'),
    ...(year >= 2024 && year % 6 === 2 ? [on('10', '01')] : []),
    year >= 2006 ? monday('11', 3) : on('11', '20'),
    ...(year <= 2018 && year % 6 === 2 ? [on('12', '01')] : []),
    on('12', '25'),
  ]
}

/** `first` is the first day of a month. */
function nthMonday(first: string, nth: number): string {
  const untilMonday = (8 - weekday(first)) % 7
  return addDays(first, untilMonday + 7 * (nth - 1))
}
