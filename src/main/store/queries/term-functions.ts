import { dayAfterTerm, derivedEnd, termStateOn } from '../../../core/compliance/term.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Rules of the core about terms, as SQL calls them. */
export const termFunctions = {
  /** The end as it was written, or as it follows from the years of the post. */
  term_end: (from: unknown, to: unknown, years: unknown): string | null =>
    text(to) ?? derivedEnd(text(from), typeof years === 'number' ? years : null),

  /** The first day on which a term with this end no longer runs. */
  day_after_term: (end: unknown): string | null => dayAfterTerm(text(end)),

  term_state: (from: unknown, end: unknown, today: unknown): string =>
    termStateOn(text(today) ?? '', { from: text(from), to: text(end) }),
}
