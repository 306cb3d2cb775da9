import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareClocks,
  initialClock,
  maximumLead,
  maximumLogical,
  maximumWall,
  observe,
  tick,
} from './clock.ts'
import type { Clock } from './types.ts'

const noon = Date.UTC(2016, 11, 20, 12)
const day = 24 * 60 * 60 * 1000

describe('the clock of an office', () => {
  it('follows the machine', () => {
    expect(tick(initialClock, noon)).toEqual({ clock: { wall: noon, logical: 0 }, oddity: null })
  })

  it('counts what is saved within one millisecond', () => {
    const first = tick(initialClock, noon).clock
    expect(tick(first, noon).clock).toEqual({ wall: noon, logical: 1 })
  })

  it('goes on after the machine was set back, and says so when it was more than a day', () => {
    const clock = { wall: noon, logical: 0 }
    expect(tick(clock, noon - day)).toEqual({ clock: { wall: noon, logical: 1 }, oddity: null })
    expect(tick(clock, noon - day - 1).oddity).toBe('wall_behind')
    expect(tick(clock, 0)).toEqual({ clock: { wall: noon, logical: 1 }, oddity: 'wall_behind' })
  })

  it('follows another office that is up to a day ahead', () => {
    const ahead = { wall: noon + day, logical: 3 }
    expect(observe(initialClock, ahead, noon)).toEqual({ clock: ahead, oddity: null })
  })

  it('does not follow one that believes it is 2099, and flags it', () => {
    const clock = { wall: noon, logical: 0 }
    const strange = { wall: Date.UTC(2099, 0, 1), logical: 0 }
    expect(observe(clock, strange, noon)).toEqual({ clock, oddity: 'remote_ahead' })
  })

  it('ignores what is older than itself', () => {
    const clock = { wall: noon, logical: 5 }
    expect(observe(clock, { wall: noon, logical: 5 }, noon)).toEqual({ clock, oddity: null })
    expect(observe(clock, { wall: 0, logical: 9 }, noon)).toEqual({ clock, oddity: null })
  })

  it('carries into the next millisecond when the logical part is full', () => {
    const full = { wall: noon, logical: maximumLogical }
    expect(tick(full, noon)).toEqual({ clock: { wall: noon + 1, logical: 0 }, oddity: null })
  })

  it('stands still rather than run away when it is full a day ahead', () => {
    const full = { wall: noon + day, logical: maximumLogical }
    expect(tick(full, noon)).toEqual({ clock: full, oddity: 'exhausted' })
    expect(tick(full, noon - 1)).toEqual({ clock: full, oddity: 'wall_behind' })
    const last = { wall: maximumWall, logical: maximumLogical }
    expect(tick(last, maximumWall + day)).toEqual({ clock: last, oddity: 'exhausted' })
  })
})

const walls = fc.oneof(
  fc.integer({ min: noon - 3, max: noon + 3 }),
  fc.integer({ min: noon + maximumLead - 3, max: noon + maximumLead + 3 }),
  fc.integer({ min: 0, max: maximumWall }),
)
const clocks: fc.Arbitrary<Clock> = fc.record({
  wall: walls,
  logical: fc.oneof(
    fc.nat({ max: 3 }),
    fc.integer({ min: maximumLogical - 2, max: maximumLogical }),
  ),
})
const events = fc.array(fc.record({ remote: fc.option(clocks), now: walls }), { maxLength: 30 })

describe('the clock, whatever happens', () => {
  it('never goes back', () => {
    fc.assert(
      fc.property(clocks, events, (start, happened) => {
        happened.reduce((clock, { remote, now }) => {
          const next = remote === null ? tick(clock, now) : observe(clock, remote, now)
          expect(compareClocks(next.clock, clock)).toBeGreaterThanOrEqual(0)
          return next.clock
        }, start)
      }),
    )
  })

  it('gives a save a greater time than the one before, unless it is flagged', () => {
    fc.assert(
      fc.property(clocks, walls, (clock, now) => {
        const next = tick(clock, now)
        expect(compareClocks(next.clock, clock) > 0 || next.oddity !== null).toBe(true)
      }),
    )
  })

  it('advances to no more than a day past the machine’s time', () => {
    fc.assert(
      fc.property(clocks, fc.option(clocks), walls, (clock, remote, now) => {
        const next = remote === null ? tick(clock, now) : observe(clock, remote, now)
        expect(next.clock.wall === clock.wall || next.clock.wall - now <= maximumLead).toBe(true)
      }),
    )
  })

  it('stays within what a commit can state', () => {
    fc.assert(
      fc.property(clocks, fc.integer(), (clock, now) => {
        const { wall, logical } = tick(clock, now).clock
        expect(wall >= 0 && wall <= maximumWall && logical >= 0).toBe(true)
        expect(logical).toBeLessThanOrEqual(maximumLogical)
      }),
    )
  })

  it('does not depend on the order in which others are heard of', () => {
    fc.assert(
      fc.property(clocks, fc.array(clocks), walls, (start, remotes, now) => {
        const after = (heard: readonly Clock[]): Clock =>
          heard.reduce((clock, remote) => observe(clock, remote, now).clock, start)
        expect(after([...remotes, ...remotes].toReversed())).toEqual(after(remotes))
      }),
    )
  })
})
