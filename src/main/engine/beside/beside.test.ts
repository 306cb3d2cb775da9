/** Commands that work through the engine of another program, and what else may knock at its door. */
import {
  chmodSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { announcementSchema, socketVersion } from '../../../contract/engine-socket.ts'
import type { Answer } from '../../../contract/ipc.ts'
import { success } from '../../../core/result.ts'
import { temporaryDirectory } from '../../../../tests/support/registers.ts'
import type { Asked, Engine } from '../engine.ts'
import { frameOf } from './frames.ts'
import { listenBeside, type Listening } from './listen.ts'
import { findRunningEngine } from './running-engine.ts'

const halfRead = { job: '0'.repeat(32), phase: 'read', done: 1, of: 2 } as const

interface Door {
  readonly directory: string
  readonly listening: Listening
  readonly calls: readonly { method: string; params: unknown; asked: Asked | undefined }[]
  readonly log: readonly string[]
  readonly socket: string
  readonly token: string
}

/** `answers`: what the engine behind the door does with a call. */
async function open(
  answers: (params: unknown) => Promise<Answer> = (params) => Promise.resolve(success(params)),
): Promise<Door> {
  const directory = temporaryDirectory()
  const calls: { method: string; params: unknown; asked: Asked | undefined }[] = []
  const log: string[] = []
  const engine: Pick<Engine, 'call'> = {
    call: (method, params, asked) => {
      calls.push({ method, params, asked })
      asked?.onProgress?.(halfRead)
      return answers(params)
    },
  }
  const listening = await listenBeside(directory, engine, (line) => void log.push(line))
  onTestFinished(() => listening.close())
  const { socket, token } = announcementSchema.parse(
    JSON.parse(readFileSync(join(directory, 'engine.json'), 'utf8')),
  )
  return { directory, listening, calls, log, socket, token }
}

async function running(directory: string, today: string | null = null): Promise<Engine> {
  const engine = await findRunningEngine(directory, today)
  if (engine === null) throw new Error('no engine was found')
  onTestFinished(() => engine.close())
  return engine
}

/** Says something at the door and waits until it is shut. */
async function knock(socket: string, ...said: readonly Buffer[]): Promise<string> {
  const visitor = connect(socket)
  let heard = ''
  visitor.on('data', (piece: Buffer) => (heard += piece.toString('latin1')))
  for (const bytes of said) visitor.write(bytes)
  await once(visitor, 'close')
  return heard
}

const hello = (token: string): Buffer =>
  frameOf({ request: 'hello', version: socketVersion, token })
const call = frameOf({ request: 'call', id: 1, method: 'records.add', params: {}, today: null })

describe('a command beside the window', () => {
  it('calls the engine that the window runs, with its own day', async () => {
    const { directory, calls } = await open()
    const engine = await running(directory, '2017-01-16')
    const heard: unknown[] = []
    const onProgress = (progress: unknown): void => void heard.push(progress)
    const answers = await Promise.all([
      engine.call('records.list', { kind: 'units' }, { onProgress }),
      engine.call('records.get', 'x'.repeat(3_000_000)),
    ])
    expect(answers[0]).toEqual(success({ kind: 'units' }))
    expect(answers[1]).toEqual(success('x'.repeat(3_000_000)))
    expect(calls.map(({ asked }) => asked?.today)).toEqual(['2017-01-16', '2017-01-16'])
    // Of its own call, and not of the other.
    expect(heard).toEqual([halfRead])
  })

  it('is told when that engine ends before it answers, and what was begun is not cut off', async () => {
    const begun: ((answer: Answer) => void)[] = []
    const { directory, listening } = await open(
      () =>
        new Promise((resolve) => {
          begun.push(resolve)
        }),
    )
    const engine = await running(directory)
    const first = engine.call('progress.record', {})
    await vi.waitFor(() => expect(begun).toHaveLength(1), { timeout: 30_000 })
    const closed = listening.close()
    const late = engine.call('progress.record', {})
    begun[0]?.(success('saved'))
    expect(await first).toEqual(success('saved'))
    expect(await late).toMatchObject({ ok: false, error: { code: 'engine_stopped' } })
    await closed
    expect(await engine.call('records.list', {})).toMatchObject({
      error: { code: 'engine_stopped' },
    })
    expect(await findRunningEngine(directory, null)).toBeNull()
  })

  it('finds nobody where nobody listens, or where only what a dead program left says so', async () => {
    expect(await findRunningEngine(temporaryDirectory(), null)).toBeNull()
    const file = join(temporaryDirectory(), 'a-file')
    writeFileSync(file, 'x')
    expect(await findRunningEngine(join(file, 'register'), null)).toBeNull()
    const { directory, listening, socket, token } = await open()
    await listening.close()
    expect(existsSync(join(directory, 'engine.json'))).toBe(false)
    const left = JSON.stringify({ version: socketVersion, socket, token })
    writeFileSync(join(directory, 'engine.json'), left, { mode: 0o600 })
    expect(await findRunningEngine(directory, null)).toBeNull()
    writeFileSync(join(directory, 'engine.json'), left.slice(0, 20))
    expect(await findRunningEngine(directory, null)).toBeNull()
  })

  it('believes nothing that others could have written', async () => {
    const { directory } = await open()
    const file = join(directory, 'engine.json')
    chmodSync(file, 0o644)
    expect(await findRunningEngine(directory, null)).toBeNull()
    chmodSync(file, 0o600)
    expect(await findRunningEngine(directory, null)).not.toBeNull()
    const elsewhere = join(temporaryDirectory(), 'engine.json')
    writeFileSync(elsewhere, readFileSync(file), { mode: 0o600 })
    rmSync(file)
    symlinkSync(elsewhere, file)
    expect(await findRunningEngine(directory, null)).toBeNull()
  })

  it('a new program takes the place of one that died', async () => {
    const { directory, listening } = await open()
    const again = await listenBeside(directory, { call: () => Promise.resolve(success(2)) }, () => {
      // Nothing is expected to be said.
    })
    onTestFinished(() => again.close())
    await listening.close()
    const third = await listenBeside(directory, { call: () => Promise.resolve(success(3)) }, () => {
      // Nor here.
    })
    onTestFinished(() => third.close())
    expect(await (await running(directory)).call('x', {})).toEqual(success(3))
  })
})

describe('the door', () => {
  it('and what announces it are for one user alone', async () => {
    const { directory, socket } = await open()
    expect(statSync(socket).mode & 0o777).toBe(0o600)
    expect(statSync(join(socket, '..')).mode & 0o777).toBe(0o700)
    expect(statSync(join(directory, 'engine.json')).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['a wrong token', [hello('0'.repeat(64)), call]],
    ['a token that is none', [hello('../../etc/passwd'), call]],
    ['a call without a hello', [call]],
    ['another version', [frameOf({ request: 'hello', version: 2, token: '' })]],
    ['what is no request', [frameOf({ request: 'stop' })]],
    ['another protocol', [Buffer.from('GET /records HTTP/1.1\r\nHost: localhost\r\n\r\n')]],
    ['a message without end', [Buffer.from([0xff, 0xff, 0xff, 0xff, 1])]],
  ])('is shut to %s', async (_, said) => {
    const { socket, calls, log } = await open()
    expect(await knock(socket, ...said)).not.toContain('welcome')
    expect(calls).toEqual([])
    expect(log).toHaveLength(1)
  })

  it('is shut to whoever says nothing for too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { socket } = await open()
    const visitor = connect(socket)
    await once(visitor, 'connect')
    await setImmediate()
    vi.advanceTimersByTime(6_000)
    await once(visitor, 'close')
    expect(visitor.destroyed).toBe(true)
  })
})
