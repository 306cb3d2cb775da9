/** Long calls: how far they are, who is answered meanwhile, and what cancelling leaves. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { JobProgress } from '../../contract/jobs.ts'
import {
  captureAgreements,
  enrolledEngines,
  exportedTo,
  openByMachine,
  type EngineOffice,
} from '../../../tests/support/enrolled-engines.ts'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import { runningJobs } from './jobs.ts'

const job = 'ab'.repeat(16)
const count = async (office: EngineOffice): Promise<number> =>
  (await office.call('records.list', { kind: 'agreements', limit: 1 })).total

/** A package of several blocks from one office to the other. */
async function several(): Promise<{ se: EngineOffice; dgo: EngineOffice; file: string }> {
  const [se, dgo] = await enrolledEngines(temporaryDirectory())
  onTestFinished(() => se.engine.close())
  await captureAgreements(se, 130)
  return { se, dgo, file: await exportedTo(se, dgo, join(temporaryDirectory(), 'p.acuerdos')) }
}

/** An export that is watched: what it was at. */
async function watchedExport(from: EngineOffice, to: EngineOffice): Promise<void> {
  const out = join(temporaryDirectory(), 'q.acuerdos')
  const params = {
    as: from.person,
    to: [to.name],
    scope: [],
    sealWith: null,
    out,
    largest: null,
    attachments: true,
    job,
    ...openByMachine,
  }
  const phases = new Set<string>()
  await from.call('exchange.export', params, ({ phase }) => phases.add(phase))
  expect([...phases]).toEqual(['write', 'check'])
  const cancelled = await from.engine.call(
    'exchange.export',
    { ...params, out: `${out}.2` },
    { onProgress: () => void from.engine.call('jobs.cancel', { id: job }) },
  )
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'package_cancelled' } })
  expect(readdirSync(join(out, '..'))).toEqual(['q.acuerdos'])
}
const importing = (file: string) => ({
  as: null,
  file,
  openWith: null,
  reply: null,
  job,
  ...openByMachine,
})
const digest = async (office: EngineOffice): Promise<string | null> =>
  (await office.call('register.check', {})).digest

/** What a window would see that asks all the time. */
async function watch(office: EngineOffice, seen: number[], signal: AbortSignal): Promise<void> {
  for (; !signal.aborted; await setImmediate()) seen.push(await count(office))
}

describe('a long import', { timeout: 120_000 }, () => {
  it('tells how far it is, and the window is answered between two blocks', async () => {
    const { dgo, file } = await several()
    onTestFinished(() => dgo.engine.close())
    const early = await dgo.engine.call('exchange.import', importing(file), {
      onProgress: ({ phase }) => {
        if (phase === 'read') void dgo.engine.call('jobs.cancel', { id: job })
      },
    })
    // While it was only read nothing was changed, and the same file can be taken in.
    expect(early).toMatchObject({ ok: false, error: { code: 'package_cancelled' } })
    expect(await count(dgo)).toBe(0)
    const told: JobProgress[] = []
    const seen: number[] = []
    const imported = dgo.call('exchange.import', importing(file), (progress) => {
      told.push(progress)
    })
    const stop = new AbortController()
    const watching = watch(dgo, seen, stop.signal)
    const { applied } = await imported
    stop.abort()
    await watching
    expect(applied).toBe(130)
    expect(told.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['read', 'apply']))
    expect(told.every(({ done, of }) => done <= of)).toBe(true)
    // Some agreements were there and others not yet: it was asked while it was being taken in.
    expect(seen.some((agreements) => agreements > 0 && agreements < 130)).toBe(true)
  })

  it('is cancelled between two blocks, and goes on by itself at the next start', async () => {
    const { se, dgo, file } = await several()
    // An export tells the same, and leaves no file when it is cancelled.
    await watchedExport(se, dgo)
    const cancelled: unknown[] = []
    const answer = await dgo.engine.call('exchange.import', importing(file), {
      onProgress: ({ phase }) => {
        if (phase !== 'apply' || cancelled.length > 0) return
        cancelled.push(dgo.call('jobs.cancel', { id: job }))
      },
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'import_interrupted', details: { office: 'Secretariado Ejecutivo' } },
    })
    expect(await cancelled[0]).toEqual({ cancelled: true })
    expect(await count(dgo)).toBeLessThan(130)
    expect(await dgo.call('jobs.cancel', { id: job })).toEqual({ cancelled: false })
    const again = dgo.restarted()
    onTestFinished(() => again.engine.close())
    expect(await count(again)).toBe(130)
    expect(await digest(again)).toBe(await digest(se))
  })
})

describe('who listens', () => {
  it('hears of every phase at once, and ten times a second at most', () => {
    let now = 0
    const heard: string[] = []
    const one = runningJobs(() => now).begin(job, ({ phase, done }) =>
      heard.push(`${phase} ${done}`),
    )
    for (; now < 300; now += 10) one.tell('read', now, 300)
    one.tell('apply', 0, 3)
    one.tell('apply', 1, 3)
    expect(heard).toEqual(['read 0', 'read 100', 'read 200', 'apply 0'])
  })

  it('cannot give two calls one name', () => {
    const jobs = runningJobs(() => 0)
    const one = jobs.begin(job, () => undefined)
    expect(() => jobs.begin(job, () => undefined)).toThrow(job)
    one.end()
    expect(jobs.begin(job, () => undefined).signal.aborted).toBe(false)
  })
})
