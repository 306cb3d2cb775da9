import { closeSync, openSync, readSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { OwnEngine } from '../../src/main/engine/engine.ts'
import { engineIn } from './engine.ts'
import { ask, jobs, registerOf, type Place } from './jobs.ts'
import { killAgainAt, killedAt, runUninterrupted, type Uninterrupted } from './kill.ts'
import {
  databaseAt,
  digestOf,
  filesBelow,
  importsWaiting,
  integrityOf,
  isLeftover,
  savesIn,
} from './reading.ts'
import { makeSituations, type Situations } from './situations.ts'

const patience = 600_000
let situations: Situations
let wholeImport: Uninterrupted
let wholeSaves: Uninterrupted

beforeAll(async () => {
  situations = await makeSituations()
  wholeImport = await runUninterrupted(situations, 'import')
  wholeSaves = await runUninterrupted(situations, 'save')
}, patience)
afterAll(() => situations.remove())

/** The only package that waits in a register, by the path of one of its files. */
function waitingFile(place: Place, isWanted: (name: string) => boolean): string {
  const staged = join(registerOf(place), 'exchange', 'staged')
  const found = filesBelow(staged).filter((name) => isWanted(name.split('/').at(-1) ?? ''))
  const [first] = found
  if (first === undefined) throw new Error(`none of ${filesBelow(staged).join()}`)
  return join(staged, first)
}

/** One bit in the middle of a file is another. */
function alter(path: string): void {
  const file = openSync(path, 'r+')
  const middle = Math.floor(statSync(path).size / 2)
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, middle)
  writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, middle)
  closeSync(file)
}

const opened = (place: Place, said: string[]): OwnEngine => {
  const engine = engineIn(place, said)
  onTestFinished(() => engine.close())
  return engine
}

const isAttachment = (name: string): boolean => /^[\da-f]{64}$/.test(name)

describe('a package that waits on a disk that is not to be trusted', () => {
  test.each<readonly [string, string, number, (place: Place) => void]>([
    [
      'a bit of the second block turned, before the first is taken in',
      'after statement UPDATE import_progress',
      1,
      (place) => alter(waitingFile(place, (name) => name === 'block-1')),
    ],
    [
      'the second block was cut to nothing, after the first was taken in',
      'after statement UPDATE import_progress',
      2,
      (place) =>
        truncateSync(
          waitingFile(place, (name) => name === 'block-1'),
          0,
        ),
    ],
    [
      'a bit of a file of evidence turned',
      'before rename register/exchange/staged/*/*',
      2,
      (place) => alter(waitingFile(place, isAttachment)),
    ],
    [
      'a file of evidence is gone',
      'before rename register/exchange/staged/*/*',
      2,
      (place) => rmSync(waitingFile(place, isAttachment)),
    ],
    [
      'the manifest is another',
      'after statement UPDATE import_progress',
      2,
      (place) => alter(waitingFile(place, (name) => name === 'manifest')),
    ],
    [
      'what says that it was verified is gone',
      'after statement UPDATE import_progress',
      2,
      (place) => rmSync(waitingFile(place, (name) => name === 'verified.json')),
    ],
  ])(
    '%s',
    async (_, point, occurrence, damage) => {
      const place = await killedAt(situations, 'import', point, occurrence)
      onTestFinished(() => situations.discard(place))
      damage(place)
      const said: string[] = []
      const engine = opened(place, said)
      expect(await ask(engine, 'register.status', {})).toMatchObject({ state: 'open' })
      expect(importsWaiting(place)).toBe(1)
      const report = await ask(engine, 'register.check', {})
      expect(report.problems).toEqual([
        expect.objectContaining({
          code: 'import_unfinished',
          file: join(situations.inputs, 'lote.acuerdos'),
        }),
      ])
      expect(filesBelow(place.folder).filter(isLeftover)).toEqual([])

      await jobs.import.run(engine, place)
      expect(digestOf(databaseAt(place))).toBe(wholeImport.digest)
      expect(await ask(engine, 'register.check', {})).toMatchObject({ ok: true })
      expect(importsWaiting(place)).toBe(0)
      expect(filesBelow(place.folder).filter(isLeftover)).toEqual([])
      expect(said).toEqual([])
    },
    patience,
  )
})

test(
  'what came again in the place of what was damaged goes on by itself, when it is killed too',
  async () => {
    const noted = 'after statement UPDATE import_progress'
    const place = await killedAt(situations, 'import', noted, 1)
    onTestFinished(() => situations.discard(place))
    alter(waitingFile(place, (name) => name === 'block-1'))
    // It notes where it lies now, then the first block.
    await killAgainAt(situations, 'import', place, noted, 2)
    const said: string[] = []
    const engine = opened(place, said)
    expect(await ask(engine, 'register.status', {})).toMatchObject({ state: 'open' })
    expect(importsWaiting(place)).toBe(0)
    expect(digestOf(databaseAt(place))).toBe(wholeImport.digest)
    expect(await ask(engine, 'register.check', {})).toMatchObject({ ok: true })
    expect(filesBelow(place.folder).filter(isLeftover)).toEqual([])
    expect(said).toEqual([])
  },
  patience,
)

describe('the journal of the last saves, after a power cut', () => {
  test.each([0.1, 0.35, 0.6, 0.85, 0.999])(
    'only %d of it reached the disk: what was saved by then is whole',
    async (fraction) => {
      // The last save is made; nothing is closed yet.
      const place = await killedAt(situations, 'save', 'committed register.sqlite', 4)
      onTestFinished(() => situations.discard(place))
      const journal = `${databaseAt(place)}-wal`
      truncateSync(journal, Math.floor(statSync(journal).size * fraction))
      const said: string[] = []
      const engine = opened(place, said)
      expect(await ask(engine, 'register.status', {})).toMatchObject({ state: 'open' })
      expect(integrityOf(databaseAt(place))).toBe('ok')
      const saves = savesIn(place)
      expect(saves).toEqual(wholeSaves.saves.slice(0, saves.length))
      // It says that saves may be missing, and finds nothing else wrong.
      const { problems } = await ask(engine, 'register.check', {})
      expect(problems.map(({ code }) => code)).toEqual(['journal_torn'])
      // Others may have what was lost here, so what is saved now must not contradict it. The machine remembers a save only
      // after it was made: the last one, in the middle of which the power went, nobody has.
      const lost = wholeSaves.saves.length - saves.length
      expect(said).toEqual(lost > 1 ? ['it became a new installation: restored'] : [])
    },
    patience,
  )
})
