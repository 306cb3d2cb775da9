import { compareClocks } from '../changes/clock.ts'
import type { Clock } from '../changes/types.ts'
import type { successionKinds } from '../schema/codes.ts'
import { firstDay, isDay, latest, parsePartialDate } from './day.ts'

/** A unit ends and another takes over, as the catalogue records it. */
export interface SuccessionFacts {
  readonly id: string
  readonly withdrawn: boolean
  readonly predecessor: string
  readonly successor: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `null` when the source does not say. */
  readonly date: string | null
  readonly kind: (typeof successionKinds)[number]
}

/** A person's choice for one obligation. */
export interface ReassignmentFacts {
  readonly id: string
  readonly withdrawn: boolean
  readonly unit: string
  /** `YYYY-MM-DD` */
  readonly from: string
  /** When it was made: of several from one day a person meant the last. */
  readonly clock: Clock
}

export interface Responsible {
  readonly unit: string
  /** From which day, `null` when it is the unit that the agreement names. */
  readonly since: string | null
  /** Ids of the successions and reassignments by which it came to this unit, in order. */
  readonly through: readonly string[]
  /** A succession on the way is known only to the month or year, and the day asked for lies within. */
  readonly uncertain: boolean
  /** Why it may not stay with this unit: somebody must choose. */
  readonly open: readonly OpenSuccession[]
}

export const openReasons = [
  'split_without_choice',
  /** Different units are said to take over: for each it is as if the unit had been split. */
  'several_successors',
  /** Recorded without a date, so that it has no day from which it counts. */
  'undated',
  /** On one and the same day each is said to follow the other. */
  'circular',
] as const
export type OpenReason = (typeof openReasons)[number]

export interface OpenSuccession {
  readonly reason: OpenReason
  readonly successions: readonly string[]
}

interface Dated extends SuccessionFacts {
  readonly first: string
  readonly last: string
}

interface Step {
  readonly unit: string
  readonly since: string | null
  readonly through: readonly string[]
  readonly uncertain: boolean
}

/**
 * Who answers for an obligation on a day (DESIGN 5.5). Obligations pass to the successor from the day of
 * the succession (a partial date counts from its first day); a split leaves them with the ended unit until
 * a person reassigns them; a reassignment wins from its date over every succession up to that day, and
 * of several from one date the one that was made last counts.
 */
export function responsibleOn(
  day: string,
  named: string,
  successions: readonly SuccessionFacts[],
  reassignments: readonly ReassignmentFacts[],
): Responsible {
  const chosen = lastReassignment(day, reassignments)
  const start: Step =
    chosen === null
      ? { unit: named, since: null, through: [], uncertain: false }
      : { unit: chosen.unit, since: chosen.from, through: [chosen.id], uncertain: false }
  const inForce = distinct(successions).filter(({ withdrawn }) => !withdrawn)
  const dated = inForce
    .flatMap((succession) => {
      const span = succession.date === null ? null : parsePartialDate(succession.date)
      return span === null ? [] : [{ ...succession, ...span }]
    })
    .filter(({ first }) => first <= day && (chosen === null || first > chosen.from))
  const { step, open } = follow(day, start, dated)
  const undated = inForce
    .filter(({ date, predecessor }) => predecessor === step.unit && !hasDate(date))
    .map(({ id }) => id)
  return {
    ...step,
    open: undated.length > 0 ? [...open, { reason: 'undated', successions: undated }] : open,
  }
}

/** Who answers on a day, and for how long that stays so by what is known now. */
export interface ResponsiblePeriod {
  readonly responsible: Responsible
  /** First day on which the answer is this one; `null`: always was. */
  readonly from: string | null
  /** First day on which the answer will be another; `null`: never, by what is known now. */
  readonly until: string | null
}

/**
 * `responsibleOn` with the days between which its answer holds, so that what was derived for one day
 * is derived again only when a day outside is asked for.
 */
export function responsiblePeriod(
  day: string,
  named: string,
  successions: readonly SuccessionFacts[],
  reassignments: readonly ReassignmentFacts[],
): ResponsiblePeriod {
  const answerOn = (on: string): Responsible => responsibleOn(on, named, successions, reassignments)
  const responsible = answerOn(day)
  const answer = JSON.stringify(responsible)
  const isOther = (on: string): boolean => JSON.stringify(answerOn(on)) !== answer
  const turns = turningDays(successions, reassignments)
  const until = turns.find((turn) => turn > day && isOther(turn)) ?? null
  // Between two turning days the answer is that of the earlier one.
  let from: string | null = null
  for (const turn of turns.filter((candidate) => candidate <= day).toReversed()) {
    from = turn
    const [before] = turns.filter((candidate) => candidate < turn).toReversed()
    if (isOther(before ?? firstDay)) break
    from = null
  }
  return { responsible, from, until }
}

/** Among whom somebody has to choose for what a unit had, and from which day the choice holds. */
export interface SuccessorChoice {
  readonly from: string
  /** As it is recorded: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string
  readonly successors: readonly string[]
}

/**
 * What is open of a unit that was divided or is said to have several successors, on a day; of several divisions the
 * last. `since` is the day from which the unit answers for what is asked about: what was before concerns others.
 * `null`: nobody has to choose, or there is no day from which a choice could hold.
 */
export function successorChoice(
  day: string,
  unit: string,
  since: string | null,
  successions: readonly SuccessionFacts[],
): SuccessorChoice | null {
  const later = successions.flatMap((succession) => {
    const span = succession.date === null ? null : parsePartialDate(succession.date)
    return span === null || (since !== null && span.first < since)
      ? []
      : [{ ...succession, first: span.first }]
  })
  const responsible = responsibleOn(day, unit, later, [])
  if (responsible.unit !== unit) return null
  const waiting = new Set(
    responsible.open
      .filter(({ reason }) => reason === 'split_without_choice' || reason === 'several_successors')
      .flatMap(({ successions: ids }) => ids),
  )
  const open = later.filter(({ id }) => waiting.has(id))
  const from = latest(open.map(({ first }) => first))
  if (from === null) return null
  const last = open.filter(({ first }) => first === from)
  const dates = last.flatMap(({ date }) => (date === null ? [] : [date]))
  return {
    from,
    // Of several that begin on one day the one that claims to know least.
    date: dates.reduce((vague, date) => (date.length < vague.length ? date : vague), from),
    successors: [...new Set(last.map(({ successor }) => successor))].toSorted(),
  }
}

/** Days on which the answer may become another one, in order. */
function turningDays(
  successions: readonly SuccessionFacts[],
  reassignments: readonly ReassignmentFacts[],
): readonly string[] {
  const begun = successions.flatMap(({ date }) => {
    const span = date === null ? null : parsePartialDate(date)
    // From its last day on a date known in part is past and no longer uncertain.
    return span === null ? [] : [span.first, span.last]
  })
  const chosen = reassignments.map(({ from }) => from).filter(isDay)
  return [...new Set([...begun, ...chosen])].toSorted()
}

function hasDate(date: string | null): boolean {
  return date !== null && parsePartialDate(date) !== null
}

function lastReassignment(
  day: string,
  reassignments: readonly ReassignmentFacts[],
): ReassignmentFacts | null {
  return reassignments
    .filter(({ withdrawn, from }) => !withdrawn && isDay(from) && from <= day)
    .reduce<ReassignmentFacts | null>((best, next) => {
      if (best === null || next.from > best.from) return next
      return next.from === best.from && isLater(next, best) ? next : best
    }, null)
}

function isLater(a: ReassignmentFacts, b: ReassignmentFacts): boolean {
  const order = compareClocks(a.clock, b.clock)
  return order === 0 ? a.id > b.id : order > 0
}

/** One record per id, in order of id: the answer is one of the set, not of the list. */
function distinct(successions: readonly SuccessionFacts[]): readonly SuccessionFacts[] {
  return [
    ...new Map(successions.map((succession) => [succession.id, succession])).values(),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Day by day in order, so that a name that is revived years later does not close a circle. */
function follow(
  day: string,
  start: Step,
  successions: readonly Dated[],
): { readonly step: Step; readonly open: readonly OpenSuccession[] } {
  let step = start
  const open: (OpenSuccession & { readonly unit: string })[] = []
  const days = [...new Set(successions.map(({ first }) => first))].toSorted()
  for (const date of days) {
    const visited = new Map<string, Step>([[step.unit, step]])
    for (;;) {
      const outgoing = successions.filter(
        ({ first, predecessor }) => first === date && predecessor === step.unit,
      )
      const [next] = outgoing
      if (next === undefined) break
      const ids = outgoing.map(({ id }) => id)
      const obstacle = obstacleOf(outgoing)
      if (obstacle !== null) {
        open.push({ reason: obstacle, successions: ids, unit: step.unit })
        break
      }
      const before = visited.get(next.successor)
      if (before !== undefined) {
        open.push({ reason: 'circular', successions: ids, unit: step.unit })
        step = before
        break
      }
      step = {
        unit: next.successor,
        since: date,
        through: [...step.through, next.id],
        uncertain: step.uncertain || (next.last > next.first && day < next.last),
      }
      visited.set(step.unit, step)
    }
  }
  // A split of a unit that was left later on is settled; a circle is always somebody's mistake.
  const unsettled = open.filter(({ reason, unit }) => reason === 'circular' || unit === step.unit)
  return {
    step,
    open: unsettled.map(({ reason, successions: ids }) => ({ reason, successions: ids })),
  }
}

function obstacleOf(outgoing: readonly Dated[]): OpenReason | null {
  if (outgoing.some(({ kind }) => kind === 'splits')) return 'split_without_choice'
  return new Set(outgoing.map(({ successor }) => successor)).size > 1 ? 'several_successors' : null
}
