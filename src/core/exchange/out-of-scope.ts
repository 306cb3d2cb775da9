import type { OfficeStatement } from './statement.ts'
import { admitsAgreement, readScope, type AgreementPlace } from './scope-admits.ts'

/** What the root said of one office, and when. */
export interface SaidOfOffice {
  readonly says: Pick<OfficeStatement, 'serial' | 'scope'>
  /** Milliseconds since 1970 in UTC, by the clock of whoever said it. */
  readonly written: number
}

/**
 * Since when an office is not sent an agreement any more: the moment of the first of the newest statements of it that all
 * leave the agreement out. A scope that is narrowed recalls nothing, so what the office has of the agreement stays and grows
 * old. `null`: it is within the scope that counts, or nothing was said of the office yet.
 */
export function outOfScopeSince(
  said: readonly SaidOfOffice[],
  place: AgreementPlace,
): number | null {
  const newestFirst = said.toSorted((a, b) => b.says.serial - a.says.serial)
  const admitting = newestFirst.findIndex(({ says }) =>
    admitsAgreement(readScope(says.scope), place),
  )
  const since = newestFirst.slice(0, admitting === -1 ? undefined : admitting).at(-1)
  return since?.written ?? null
}
