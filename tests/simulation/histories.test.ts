import { describe, expect, test } from 'vitest'
import { happenings, type Tally } from './happenings.ts'
import { playHistory } from './history.ts'
import { commitTransport } from './commit-transport.ts'
import { packageTransport } from './package-transport.ts'
import { commandFor } from './repeat.ts'

const histories = 200
const atOnce = 20
const parts = Array.from({ length: histories / atOnce }, (_, part) => part * atOnce + 1)

describe('offices that work apart and exchange what they did', () => {
  const tally: Tally = new Map()

  test.each(parts)(
    'agree in the end, whatever happened to them: from seed %i',
    async (from) => {
      const failed: string[] = []
      for (let seed = from; seed < from + atOnce; seed += 1) {
        const carrier = seed % 6 === 1 ? packageTransport : commitTransport
        const wrong = await playHistory(seed, carrier, tally)
        if (wrong.length > 0)
          failed.push(`${commandFor(seed, carrier)}\n${wrong.slice(0, 6).join('\n')}`)
        // What runs the tests has to hear of this one now and then.
        await new Promise(setImmediate)
      }
      expect(failed).toEqual([])
    },
    900_000,
  )

  test('and all that can go wrong did go wrong', () => {
    expect(happenings.filter((happening) => !tally.has(happening))).toEqual([])
  })
})
