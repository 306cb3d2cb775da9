import { engineMessageSchema, type EngineRequest } from '../../contract/engine.ts'
import { refusal } from '../../contract/errors.ts'
import type { Answer, EngineEvent } from '../../contract/ipc.ts'
import { failure } from '../../core/result.ts'

/** A running engine process, as far as its supervisor deals with it. */
export interface EngineProcess {
  readonly send: (request: EngineRequest) => void
  readonly kill: () => void
}

/** What a process reports; nothing is reported before `start` has returned. */
export interface EngineListeners {
  readonly onMessage: (message: unknown) => void
  readonly onExit: (code: number) => void
}

export interface SupervisorOptions {
  readonly start: (listeners: EngineListeners) => EngineProcess
  /** Milliseconds that only go forward. */
  readonly now: () => number
  /** Runs `action` later; returns what calls it off. */
  readonly after: (milliseconds: number, action: () => void) => () => void
  readonly onEvent: (event: EngineEvent) => void
  readonly log: (line: string) => void
}

export interface EngineSupervisor {
  /**
   * Never rejects; `engine_stopped` if the engine ended before it answered, `engine_given_up` when it ended too often
   * to be started again.
   */
  readonly call: (method: string, params: unknown) => Promise<Answer>
  /**
   * Lets the engine finish what was sent and close the register; after `patience` milliseconds it is killed.
   * Resolves when the engine has ended. Later calls are answered with `engine_stopped`.
   */
  readonly stop: (patience: number) => Promise<void>
}

/** An end within this time of being ready, or before it, means that the same would happen again soon. */
const quickCrashMilliseconds = 10_000
/** So many quick crashes in a row and the supervisor gives up. */
export const quickCrashesToGiveUp = 5
const firstDelay = 100
const longestDelay = 5_000

type State =
  | { readonly is: 'starting'; readonly process: EngineProcess }
  | { readonly is: 'running'; readonly process: EngineProcess; readonly since: number }
  | { readonly is: 'waiting'; readonly callOff: () => void }
  | { readonly is: 'stopping'; readonly process: EngineProcess; readonly done: () => void }
  /** `answer`: to whoever calls now. */
  | { readonly is: 'ended'; readonly answer: Answer }

interface Call {
  readonly request: EngineRequest
  readonly settle: (answer: Answer) => void
}

const stopped: Answer = failure(refusal('engine_stopped'))
const givenUp: Answer = failure(refusal('engine_given_up'))

/**
 * Keeps one engine alive. Calls that were sent to an engine fail when it dies: whether their save was made
 * is for the person to look up, not for the program to guess by repeating it. Calls that were not yet sent
 * wait for the next engine.
 */
export function superviseEngine(options: SupervisorOptions): EngineSupervisor {
  const sent = new Map<number, Call>()
  let unsent: { readonly id: number; readonly call: Call }[] = []
  let lastId = 0
  let quickCrashes = 0
  let restarting = false
  let state: State = { is: 'ended', answer: stopped }

  function startEngine(): void {
    const process = options.start({
      onMessage: (message) => readMessage(process, message),
      onExit: (code) => exited(process, code),
    })
    state = { is: 'starting', process }
  }

  function readMessage(process: EngineProcess, message: unknown): void {
    const parsed = engineMessageSchema.safeParse(message)
    if (!parsed.success) {
      // Neither side can know what is left of the other's calls: end it, and let all of them fail.
      options.log(`the engine sent what nobody understands and is ended: ${parsed.error.message}`)
      process.kill()
      return
    }
    switch (parsed.data.message) {
      case 'ready':
        becomeReady(process)
        return
      case 'answer': {
        const call = sent.get(parsed.data.id)
        sent.delete(parsed.data.id)
        call?.settle(parsed.data.answer)
        return
      }
      case 'register_changed':
        options.onEvent({ event: 'register_changed' })
        return
      case 'progress': {
        const { job, phase, done, of } = parsed.data
        options.onEvent({ event: 'progress', job, phase, done, of })
        return
      }
      case 'day_turned':
        options.onEvent({ event: 'day_turned' })
    }
  }

  function becomeReady(process: EngineProcess): void {
    if (state.is !== 'starting' || state.process !== process) return
    state = { is: 'running', process, since: options.now() }
    for (const { id, call } of unsent) sendTo(process, id, call)
    unsent = []
    if (restarting) options.onEvent({ event: 'engine_restarted' })
    restarting = false
  }

  function sendTo(process: EngineProcess, id: number, call: Call): void {
    sent.set(id, call)
    process.send(call.request)
  }

  function exited(process: EngineProcess, code: number): void {
    const before = state
    if (before.is === 'waiting' || before.is === 'ended' || before.process !== process) return
    options.log(`the engine ended with code ${code} while ${before.is}`)
    if (before.is === 'stopping') {
      end(stopped)
      before.done()
      return
    }
    failSent()
    restarting = true
    const lasted = before.is === 'running' ? options.now() - before.since : 0
    quickCrashes = lasted < quickCrashMilliseconds ? quickCrashes + 1 : 1
    if (quickCrashes >= quickCrashesToGiveUp) {
      options.log(`the engine is not started again after ${quickCrashes} quick ends`)
      end(givenUp)
      options.onEvent({ event: 'engine_given_up' })
      return
    }
    const delay = Math.min(firstDelay * 2 ** (quickCrashes - 1), longestDelay)
    state = { is: 'waiting', callOff: options.after(delay, startEngine) }
  }

  function end(answer: Answer): void {
    state = { is: 'ended', answer }
    failSent()
    failUnsent(answer)
  }

  function failSent(): void {
    for (const call of sent.values()) call.settle(stopped)
    sent.clear()
  }

  function failUnsent(answer: Answer): void {
    for (const { call } of unsent) call.settle(answer)
    unsent = []
  }

  function call(method: string, params: unknown): Promise<Answer> {
    return new Promise((settle) => {
      if (state.is === 'ended' || state.is === 'stopping') {
        settle(state.is === 'ended' ? state.answer : stopped)
        return
      }
      lastId += 1
      const id = lastId
      const made: Call = { request: { request: 'call', id, method, params }, settle }
      if (state.is === 'running') sendTo(state.process, id, made)
      else unsent.push({ id, call: made })
    })
  }

  function stop(patience: number): Promise<void> {
    const before = state
    if (before.is === 'ended' || before.is === 'stopping') return Promise.resolve()
    if (before.is === 'waiting') {
      before.callOff()
      end(stopped)
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const callOff = options.after(patience, () => {
        options.log(`the engine did not stop within ${patience} ms and is ended`)
        before.process.kill()
      })
      const done = (): void => {
        callOff()
        resolve()
      }
      state = { is: 'stopping', process: before.process, done }
      failUnsent(stopped)
      before.process.send({ request: 'stop' })
    })
  }

  startEngine()
  return { call, stop }
}
