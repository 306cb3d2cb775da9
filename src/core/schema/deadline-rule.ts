/**
 * A deadline as the agreement states it. Rules resolve to dates (`core/compliance/deadlines`);
 * when an anchor moves, the date moves. Dates are `YYYY-MM-DD`.
 * `null` in a field means that the text states no deadline; `none` that a person said there is none.
 */
export type DeadlineRule =
  | { readonly rule: 'none' }
  | { readonly rule: 'fixed_day'; readonly date: string }
  /** Last day of the month `YYYY-MM`. */
  | { readonly rule: 'end_of_month'; readonly month: string }
  | {
      readonly rule: 'after'
      readonly anchor: DeadlineAnchor
      readonly count: number
      readonly unit: 'calendar_days' | 'business_days' | 'months'
    }
  /** At the session with this ordinal of the same body ("at the 42nd Session"). */
  | {
      readonly rule: 'at_session'
      readonly ordinal: number
      readonly type: 'ordinary' | 'extraordinary'
    }
  | { readonly rule: 'next_session' }
  /** Mexico's fiscal year is the calendar year (Ley Federal de Presupuesto, art. 2): 31 December. */
  | { readonly rule: 'end_of_fiscal_year'; readonly year: number }
  /** "In 2017": any day of the year will do, so it is due on its last. */
  | { readonly rule: 'within_year'; readonly year: number }
  /** "From 2017 onwards": must have begun by the end of that year. */
  | { readonly rule: 'starts_in_year'; readonly year: number }
  | { readonly rule: 'period_of_years'; readonly years: number; readonly anchor: DeadlineAnchor }
  /** Different days for different units; a stage without units is for all the others. */
  | { readonly rule: 'staged'; readonly stages: readonly DeadlineStage[] }

export type DeadlineAnchor = 'session' | 'gazette' | 'notification'

export interface DeadlineStage {
  readonly date: string
  /** Unit codes. */
  readonly units: readonly string[]
}
