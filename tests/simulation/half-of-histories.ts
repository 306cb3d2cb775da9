import { describe, expect, test } from 'vitest'
import { happenings, type Tally } from './happenings.ts'
import { playHistory } from './history.ts'
import { commitTransport } from './commit-transport.ts'
import { packageTransport } from './package-transport.ts'
import { commandFor } from './repeat.ts'

const histories = 200
const atOnce = 20

/**
 * Two hundred histories in two files, so that both cores of a small machine play them: those with odd seeds and those
 * with even ones. In each half, all that can go wrong has to go wrong.
 */
export function playHalf(first: 1 | 2): void {
  const seeds = Array.from({ length: histories / 2 }, (_, place) => first + 2 * place)
  const parts = Array.from({ length: seeds.length / atOnce }, (_, part) =>
    seeds.slice(part * atOnce, (part + 1) * atOnce),
  )
  describe('offices that work apart and exchange what they did', () => {
    const tally: Tally = new Map()

    test.each(parts.map((part) => [part[0] ?? 0, part] as const))(
      'agree in the end, whatever happened to them: from seed %i',
      async (_, part) => {
        const failed: string[] = []
        for (const [place, seed] of part.entries()) {
          const carrier = place % 6 === 1 ? packageTransport : commitTransport
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
}
