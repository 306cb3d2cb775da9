import { beforeEach, describe, expect, it } from 'vitest'
import type { EngineRequest } from '../../contract/engine.ts'
import type { EngineEvent } from '../../contract/ipc.ts'
import {
  quickCrashesToGiveUp,
  superviseEngine,
  type EngineListeners,
  type EngineSupervisor,
} from './engine-supervisor.ts'

/** An engine process that does what the test says, and a clock that goes on when the test says. */
interface FakeEngine {
  readonly listeners: EngineListeners
  readonly requests: EngineRequest[]
  killed: boolean
}

let engines: FakeEngine[]
let events: EngineEvent[]
let lines: string[]
let moment: number
let timers: { at: number; action: () => void }[]
let supervisor: EngineSupervisor

beforeEach(() => {
  engines = []
  events = []
  lines = []
  moment = 0
  timers = []
  supervisor = superviseEngine({
    start: (listeners) => {
      const engine: FakeEngine = { listeners, requests: [], killed: false }
      engines.push(engine)
      return {
        send: (request) => engine.requests.push(request),
        kill: () => {
          engine.killed = true
        },
      }
    },
    now: () => moment,
    after: (milliseconds, action) => {
      const timer = { at: moment + milliseconds, action }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    onEvent: (event) => events.push(event),
    log: (line) => lines.push(line),
  })
})

function pass(milliseconds: number): void {
  moment += milliseconds
  const due = timers.filter((timer) => timer.at <= moment)
  timers = timers.filter((timer) => timer.at > moment)
  for (const timer of due) timer.action()
}

function current(): FakeEngine {
  const engine = engines.at(-1)
  if (engine === undefined) throw new Error('no engine was started')
  return engine
}

const ready = () => current().listeners.onMessage({ message: 'ready' })
const crash = () => current().listeners.onExit(139)
const answerAll = (value: unknown) => {
  for (const request of current().requests.splice(0)) {
    if (request.request !== 'call') continue
    const answer = { ok: true, value: `${request.method}: ${String(value)}` }
    current().listeners.onMessage({ message: 'answer', id: request.id, answer })
  }
}

const stopped = { ok: false, error: { code: 'engine_stopped', details: {} } }
const givenUp = { ok: false, error: { code: 'engine_given_up', details: {} } }

describe('a healthy engine', () => {
  it('gets the calls that came before it was ready, and each answer finds its call', async () => {
    const one = supervisor.call('units.tree', {})
    expect(current().requests).toEqual([])
    ready()
    const other = supervisor.call('register.status', {})
    const ids = current().requests.map((request) => (request.request === 'call' ? request.id : 0))
    expect(new Set(ids).size).toBe(2)
    current().listeners.onMessage({ message: 'answer', id: ids[1], answer: { ok: true, value: 2 } })
    current().listeners.onMessage({ message: 'answer', id: ids[0], answer: { ok: true, value: 1 } })
    expect([await one, await other]).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 2 },
    ])
    expect(events).toEqual([])
  })

  it('tells that the register changed, and that the day turned', () => {
    ready()
    current().listeners.onMessage({ message: 'register_changed' })
    current().listeners.onMessage({ message: 'day_turned' })
    expect(events).toEqual([{ event: 'register_changed' }, { event: 'day_turned' }])
  })
})

describe('an engine that dies', () => {
  it('fails the calls it had, takes those made meanwhile to the next one, and the page is told', async () => {
    ready()
    const lost = supervisor.call('verdict.issue', {})
    crash()
    expect(await lost).toEqual(stopped)
    const meanwhile = supervisor.call('register.status', {})
    expect(engines).toHaveLength(1)
    pass(100)
    expect(engines).toHaveLength(2)
    expect(events).toEqual([])
    ready()
    expect(events).toEqual([{ event: 'engine_restarted' }])
    answerAll('again')
    expect(await meanwhile).toEqual({ ok: true, value: 'register.status: again' })
    expect(lines.join()).toContain('139')
  })

  it('is started again more and more slowly when it dies at once', () => {
    const delays: number[] = []
    for (let time = 1; time < quickCrashesToGiveUp; time += 1) {
      crash()
      const [timer] = timers
      if (timer === undefined) throw new Error('no restart is planned')
      delays.push(timer.at - moment)
      pass(timer.at - moment)
    }
    expect(delays).toEqual([100, 200, 400, 800])
  })

  it('is given up after several quick deaths in a row; every call then says so', async () => {
    const waiting = supervisor.call('units.tree', {})
    for (let time = 1; time <= quickCrashesToGiveUp; time += 1) {
      crash()
      pass(5_000)
    }
    expect(engines).toHaveLength(quickCrashesToGiveUp)
    expect(await waiting).toEqual(givenUp)
    expect(await supervisor.call('units.tree', {})).toEqual(givenUp)
    expect(events).toEqual([{ event: 'engine_given_up' }])
    pass(60_000)
    expect(engines).toHaveLength(quickCrashesToGiveUp)
  })

  it('is not given up when it worked for a while each time', () => {
    for (let time = 1; time <= 3 * quickCrashesToGiveUp; time += 1) {
      ready()
      pass(20_000)
      crash()
      pass(100)
    }
    expect(engines).toHaveLength(3 * quickCrashesToGiveUp + 1)
  })

  it('cannot answer any more, nor can its death be counted twice', async () => {
    ready()
    const first = current()
    crash()
    pass(100)
    const call = supervisor.call('units.tree', {})
    first.listeners.onMessage({ message: 'ready' })
    first.listeners.onExit(1)
    expect(current().requests).toEqual([])
    ready()
    answerAll('from the second')
    expect(await call).toEqual({ ok: true, value: 'units.tree: from the second' })
  })

  it('is ended when it says what nobody understands', async () => {
    ready()
    const call = supervisor.call('units.tree', {})
    current().listeners.onMessage({ message: 'answer', id: 1, answer: { ok: 'perhaps' } })
    expect(current().killed).toBe(true)
    crash()
    expect(await call).toEqual(stopped)
  })
})

describe('the end of the program', () => {
  it('lets the engine finish what was sent and waits for it', async () => {
    ready()
    const call = supervisor.call('verdict.issue', {})
    const end = supervisor.stop(5_000)
    expect(current().requests.at(-1)).toEqual({ request: 'stop' })
    expect(await supervisor.call('units.tree', {})).toEqual(stopped)
    answerAll('saved')
    expect(await call).toEqual({ ok: true, value: 'verdict.issue: saved' })
    current().listeners.onExit(0)
    await end
    expect(current().killed).toBe(false)
    expect(timers).toEqual([])
    expect(engines).toHaveLength(1)
  })

  it('does not wait for ever: the engine is killed and its calls fail', async () => {
    ready()
    const call = supervisor.call('dossier.preview', {})
    const end = supervisor.stop(5_000)
    pass(5_000)
    expect(current().killed).toBe(true)
    current().listeners.onExit(15)
    await end
    expect(await call).toEqual(stopped)
  })

  it('comes at once while no engine runs, and none is started any more', async () => {
    ready()
    crash()
    const meanwhile = supervisor.call('units.tree', {})
    await supervisor.stop(5_000)
    pass(10_000)
    expect(engines).toHaveLength(1)
    expect(await meanwhile).toEqual(stopped)
  })

  it('does not leave calls waiting that came before the engine was ready', async () => {
    const early = supervisor.call('units.tree', {})
    const end = supervisor.stop(5_000)
    expect(await early).toEqual(stopped)
    current().listeners.onExit(0)
    await end
  })
})
