import type { ClauseNature } from '../schema/codes.ts'
import type { Compliance, RollUp } from './codes.ts'

/**
 * Obligations by state. `met` includes `metLate`; `overdue` runs across the states;
 * `total` is the sum of the six states and leaves `withdrawn` out.
 */
export interface Counts {
  readonly total: number
  readonly not_started: number
  readonly in_progress: number
  readonly partially_met: number
  readonly met: number
  readonly metLate: number
  readonly not_met: number
  readonly moot: number
  readonly overdue: number
  readonly withdrawn: number
}

/** One obligation as it is counted. */
export interface Counted {
  readonly compliance: Compliance
  readonly metLate: boolean
  readonly overdue: boolean
  readonly withdrawn: boolean
}

/** The obligations that make compliance, and those that are counted apart (DESIGN 5.3). */
export interface Tally {
  readonly binding: Counts
  readonly apart: Counts
}

export const emptyCounts: Counts = {
  total: 0,
  not_started: 0,
  in_progress: 0,
  partially_met: 0,
  met: 0,
  metLate: 0,
  not_met: 0,
  moot: 0,
  overdue: 0,
  withdrawn: 0,
}

export const emptyTally: Tally = { binding: emptyCounts, apart: emptyCounts }

/** Exhortative, optional and procedural clauses, and whatever hangs from a procedural agreement. */
export function isCountedApart(nature: ClauseNature, agreementIsProcedural: boolean): boolean {
  return agreementIsProcedural || nature !== 'binding'
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    total: a.total + b.total,
    not_started: a.not_started + b.not_started,
    in_progress: a.in_progress + b.in_progress,
    partially_met: a.partially_met + b.partially_met,
    met: a.met + b.met,
    metLate: a.metLate + b.metLate,
    not_met: a.not_met + b.not_met,
    moot: a.moot + b.moot,
    overdue: a.overdue + b.overdue,
    withdrawn: a.withdrawn + b.withdrawn,
  }
}

export function addTallies(a: Tally, b: Tally): Tally {
  return { binding: addCounts(a.binding, b.binding), apart: addCounts(a.apart, b.apart) }
}

export function countOne(obligation: Counted): Counts {
  if (obligation.withdrawn) return { ...emptyCounts, withdrawn: 1 }
  return {
    ...emptyCounts,
    total: 1,
    [obligation.compliance]: 1,
    metLate: obligation.metLate ? 1 : 0,
    overdue: obligation.overdue ? 1 : 0,
  }
}

export function countAll(obligations: readonly Counted[]): Counts {
  return obligations.map(countOne).reduce(addCounts, emptyCounts)
}

/** One obligation with what tells whether it is counted apart. */
export interface Tallied extends Counted {
  readonly nature: ClauseNature
  readonly procedural: boolean
}

/** The tally of a clause, agreement or session from all its obligations. */
export function tallyAll(obligations: readonly Tallied[]): Tally {
  return obligations.map(tallyOne).reduce(addTallies, emptyTally)
}

export function tallyOne(obligation: Tallied): Tally {
  const counts = countOne(obligation)
  return isCountedApart(obligation.nature, obligation.procedural)
    ? { binding: emptyCounts, apart: counts }
    : { binding: counts, apart: emptyCounts }
}

/** DESIGN 5.3 over the binding obligations of a clause, agreement or session; withdrawn ones left out. */
export function rollUp(obligations: readonly Pick<Counted, 'compliance' | 'withdrawn'>[]): RollUp {
  const codes = obligations
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ compliance }) => compliance)
  const all = (...allowed: readonly Compliance[]): boolean =>
    codes.every((code) => allowed.includes(code))
  if (codes.length === 0) return 'not_applicable'
  if (all('moot')) return 'moot'
  if (all('met', 'moot')) return 'met'
  if (all('not_started')) return 'not_started'
  if (all('not_met', 'moot')) return 'not_met'
  if (all('met', 'partially_met', 'not_met', 'moot')) return 'partially_met'
  return 'in_progress'
}

/** The same from counts alone, which is what the store keeps. */
export function rollUpOfCounts(counts: Counts): RollUp {
  const { total, moot, met, partially_met, not_met, not_started } = counts
  if (total === 0) return 'not_applicable'
  if (moot === total) return 'moot'
  if (met + moot === total) return 'met'
  if (not_started === total) return 'not_started'
  if (not_met + moot === total) return 'not_met'
  if (met + partially_met + not_met + moot === total) return 'partially_met'
  return 'in_progress'
}
