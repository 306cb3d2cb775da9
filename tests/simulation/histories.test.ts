import { describe, expect, test } from 'vitest'
import { happenings, type Tally } from './happenings.ts'
import { playHistory } from './history.ts'
import { commandFor } from './repeat.ts'

const histories = 200

describe('offices that work apart and exchange what they did', () => {
  test('agree on everything in the end, whatever happened to them and their messages', async () => {
    const tally: Tally = new Map()
    const failed: string[] = []
    for (let seed = 1; seed <= histories; seed += 1) {
      const wrong = await playHistory(seed, tally)
      if (wrong.length > 0) failed.push(`${commandFor(seed)}\n${wrong.slice(0, 6).join('\n')}`)
    }
    expect(failed).toEqual([])
    // A suite in which nothing went wrong would prove nothing.
    expect(happenings.filter((happening) => !tally.has(happening))).toEqual([])
  }, 600_000)
})
