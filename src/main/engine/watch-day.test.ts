import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { registerStatusSchema } from '../../contract/ipc.ts'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import { openEngine } from './open-engine.ts'
import { watchDay } from './watch-day.ts'
import { freshMachine } from '../../../tests/support/machine-state.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** The window stays open over night, and its engine has a register in Mexico City. */
function overNight(moment: string) {
  vi.setSystemTime(new Date(moment))
  const engine = openEngine({
    identity: freshMachine(),
    directory: temporaryDirectory(),
    resources: join(import.meta.dirname, '..', '..', '..', 'resources'),
    programVersion: '0.1.0',
    onChanged: () => undefined,
    log: (line) => expect.unreachable(line),
    today: null,
  })
  const today = async (): Promise<string | null> => {
    const answer = await engine.call('register.status', {})
    const status = answer.ok ? registerStatusSchema.parse(answer.value) : null
    return status?.state === 'open' ? status.today : null
  }
  const turned: string[] = []
  const watch = watchDay(
    () => Date.now(),
    today,
    () => turned.push(new Date().toISOString()),
  )
  return { engine, watch, turned, today }
}

const found = { office: 'Secretariado Ejecutivo', person: 'Ana Torres', demonstration: false }

test('at midnight of the register the day turns, once', async () => {
  const { engine, watch, turned, today } = overNight('2017-01-17T05:58:30Z')
  await engine.call('register.create', found)
  await vi.advanceTimersByTimeAsync(60_000)
  expect({ turned, today: await today() }).toEqual({ turned: [], today: '2017-01-16' })
  await vi.advanceTimersByTimeAsync(30_000)
  expect({ turned, today: await today() }).toEqual({
    turned: ['2017-01-17T06:00:00.000Z'],
    today: '2017-01-17',
  })
  await vi.advanceTimersByTimeAsync(3 * 60 * 60_000)
  expect(turned).toHaveLength(1)
  watch.stop()
  engine.close()
})

test('a register made in the last minute of a day has its midnight too', async () => {
  const { engine, watch, turned, today } = overNight('2017-01-17T05:59:20Z')
  await vi.advanceTimersByTimeAsync(10_000)
  await engine.call('register.create', found)
  watch.look()
  await vi.advanceTimersByTimeAsync(60_000)
  expect({ turned, today: await today() }).toEqual({
    turned: ['2017-01-17T06:00:00.000Z'],
    today: '2017-01-17',
  })
  await vi.advanceTimersByTimeAsync(120_000)
  expect(turned).toHaveLength(1)
  watch.stop()
  engine.close()
})

test('a machine that slept is told when it wakes, and one whose register is closed is left alone', async () => {
  const { engine, watch, turned } = overNight('2017-01-17T18:00:10Z')
  await vi.advanceTimersByTimeAsync(60_000)
  await engine.call('register.create', found)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(turned).toEqual([])
  // Timers stand still while the machine sleeps; the clock does not.
  vi.setSystemTime(new Date('2017-01-20T14:30:00Z'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(turned).toHaveLength(1)
  watch.stop()
  vi.setSystemTime(new Date('2017-01-25T14:30:00Z'))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(turned).toHaveLength(1)
  engine.close()
})
