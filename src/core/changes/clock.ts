import type { Clock } from './types.ts'

/**
 * The hybrid logical clock (Kulkarni, Demirbas et al., "Logical Physical Clocks", 2014) as pure
 * functions: the machine's time comes in as an argument, in milliseconds since 1970.
 *
 * The clock orders concurrent values for display and decides nothing else, so a wrong clock must
 * never stop anybody's work: no change is refused for its time. One office with a clock set to 2099
 * must not drag every other office there either: what it wrote is kept as written, but nobody's
 * clock follows more than a day. What a person replaced stays replaced whatever the clocks say, and
 * among an installation's own changes the counter decides.
 */

/**
 * How far the clock may run ahead of the machine's time by following others: 24 hours in
 * milliseconds.
 */
export const maximumLead = 24 * 60 * 60 * 1000

/** Largest value of the logical part; one more carries into the next millisecond. */
export const maximumLogical = 0xffff

/** Largest time that a commit can state: the year 10889. */
export const maximumWall = 2 ** 48 - 1

export const initialClock: Clock = { wall: 0, logical: 0 }

export type ClockOddity =
  /** The other's clock is more than a day past this machine's time: not followed. */
  | 'remote_ahead'
  /** This machine's time is more than a day behind its own clock: it was probably set back. */
  | 'wall_behind'
  /** No greater time is allowed: it stands still until the machine's time catches up. */
  | 'exhausted'

export interface ClockReading {
  readonly clock: Clock
  readonly oddity: ClockOddity | null
}

/**
 * The clock for the next save. Greater than the last one, except while `exhausted`.
 * `wallNow`: the machine's time in whole milliseconds.
 */
export function tick(clock: Clock, wallNow: number): ClockReading {
  if (wallNow > clock.wall && clock.wall < maximumWall) {
    return { clock: { wall: Math.min(wallNow, maximumWall), logical: 0 }, oddity: null }
  }
  const oddity = clock.wall - wallNow > maximumLead ? 'wall_behind' : null
  if (clock.logical < maximumLogical) {
    return { clock: { wall: clock.wall, logical: clock.logical + 1 }, oddity }
  }
  if (clock.wall === maximumWall || clock.wall + 1 - wallNow > maximumLead) {
    return { clock, oddity: oddity ?? 'exhausted' }
  }
  return { clock: { wall: clock.wall + 1, logical: 0 }, oddity }
}

/**
 * The clock after a change from elsewhere was received: the greater of the two, whatever the order
 * in which changes arrive and however often, unless the other is more than 24 hours past `wallNow`.
 */
export function observe(clock: Clock, remote: Clock, wallNow: number): ClockReading {
  if (compareClocks(remote, clock) <= 0) return { clock, oddity: null }
  if (remote.wall - wallNow > maximumLead) return { clock, oddity: 'remote_ahead' }
  return { clock: remote, oddity: null }
}

/** Negative, zero or positive, as for `Array.sort`. */
export function compareClocks(a: Clock, b: Clock): number {
  return a.wall === b.wall ? a.logical - b.logical : a.wall - b.wall
}
