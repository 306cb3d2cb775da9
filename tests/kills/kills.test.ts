import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomOf } from '../simulation/random.ts'
import { jobs, type JobName } from './jobs.ts'
import { kill, killingsOf, runUninterrupted, type Uninterrupted } from './kill.ts'
import type { Planted } from './planted.ts'
import { commandFor } from './repeat.ts'
import { makeSituations, type Situations } from './situations.ts'
import { take } from './soak.ts'

/** A hundred in all; `npm run soak -- --kills N` for more. */
const kills = [
  ['import', 20],
  ['export', 10],
  ['attach', 12],
  ['migrate', 12],
  ['save', 12],
  ['join', 10],
  ['found', 8],
  ['backup', 8],
  ['restore', 8],
] as const satisfies readonly (readonly [JobName, number])[]

const patience = 600_000
let situations: Situations
const known = new Map<JobName, Uninterrupted>()

async function uninterrupted(job: JobName): Promise<Uninterrupted> {
  const run = known.get(job) ?? (await runUninterrupted(situations, job))
  known.set(job, run)
  return run
}

beforeAll(async () => {
  situations = await makeSituations()
}, patience)
afterAll(() => situations.remove())

describe('a program that is killed loses nothing and leaves nothing half done', () => {
  test.each(kills)(
    '%s: %i times',
    async (job, count) => {
      const failed: string[] = []
      let killed = 0
      for (const killing of take(killingsOf(await uninterrupted(job), randomOf(count)), count)) {
        const end = await kill(situations, job, await uninterrupted(job), killing)
        if (end.killed) killed += 1
        if (end.wrong.length > 0) {
          failed.push(`${commandFor(job, killing)}\n${end.wrong.slice(0, 6).join('\n')}`)
        }
      }
      expect(failed).toEqual([])
      // Some moments come when the job has ended.
      expect(killed).toBeGreaterThan(count / 2)
    },
    patience,
  )

  test('no job is left out', () => {
    expect(kills.map(([job]) => job).toSorted()).toEqual(Object.keys(jobs).toSorted())
    expect(kills.reduce((sum, [, count]) => sum + count, 0)).toBe(100)
  })
})

describe('mistakes that are planted are found', () => {
  test.each<readonly [Planted, JobName, string, RegExp]>([
    [
      'no-transactions',
      'save',
      'after statement INSERT commit_log',
      /saves that are not whole|check:|integrity/,
    ],
    ['no-transactions', 'import', 'after statement INSERT commit_log', /check:|opening/],
    ['number-first', 'import', 'before statement INSERT commit_log', /the same commits/],
    [
      'no-transactions',
      'migrate',
      'after statement CREATE status_past',
      /cannot be used|check:|opening/,
    ],
    ['copied-into-place', 'import', 'after writeFile out/respuesta.acuerdos', /package_|examine/],
    ['copied-into-place', 'backup', 'after writeFile out/respaldo.tar', /backup_/],
    [
      'moved-one-by-one',
      'restore',
      'after rename .register.restoring-*/register.sqlite',
      /check:|cannot be/,
    ],
    ['late-commit', 'save', 'before rm register/in-use', /people were told/],
  ])(
    '%s, %s at "%s"',
    async (planted, job, point, expected) => {
      const killing = { at: 'point', point, occurrence: 1 } as const
      const { killed, wrong } = await kill(
        situations,
        job,
        await uninterrupted(job),
        killing,
        planted,
      )
      expect(killed).toBe(true)
      expect(wrong.join('\n')).toMatch(expected)
    },
    patience,
  )
})
