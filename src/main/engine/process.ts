/** Entry of the engine process: one register, asked by messages from the main process. */
import {
  engineOptionsSchema,
  engineRequestSchema,
  type EngineMessage,
} from '../../contract/engine.ts'
import { registerStatusSchema } from '../../contract/ipc.ts'
import type { JobProgress } from '../../contract/jobs.ts'
import { homedir } from 'node:os'
import { stateFolder } from './state-folder.ts'
import { listenBeside, type Listening } from './beside/listen.ts'
import { openEngine } from './open-engine.ts'
import { watchDay } from './watch-day.ts'

const options = engineOptionsSchema.parse(JSON.parse(process.argv.at(-1) ?? ''))
const port = process.parentPort
const tell = (message: EngineMessage): void => port.postMessage(message)

// The main process keeps what is written here in the engine's log file.
const log = (line: string): void =>
  void process.stderr.write(`${new Date().toISOString()} ${line}\n`)
const engine = openEngine({
  ...options,
  onChanged: () => tell({ message: 'register_changed' }),
  log,
  today: null,
  identity: {
    folder: stateFolder({
      platform: process.platform,
      home: homedir(),
      environment: process.env,
    }),
    // The window says it from the register's status until it was read.
    onRenewed: (cause) => log(`the register is a new installation: ${cause}`),
  },
})
const watch = watchDay(
  () => Date.now(),
  async () => (await openStatus())?.today ?? null,
  () => tell({ message: 'day_turned' }),
)
const watching = engine.watchFiles()
let listening: Promise<Listening | null> = listen()
const unanswered = new Set<Promise<void>>()

port.on('message', ({ data }: { data: unknown }) => {
  const request = engineRequestSchema.parse(data)
  switch (request.request) {
    case 'call': {
      const answered = answer(request.id, request.method, request.params)
      unanswered.add(answered)
      void answered.finally(() => unanswered.delete(answered))
      return
    }
    case 'stop':
      void stop()
  }
})
tell({ message: 'ready' })

async function answer(id: number, method: string, params: unknown): Promise<void> {
  const onProgress = (progress: JobProgress): void => tell({ message: 'progress', ...progress })
  tell({ message: 'answer', id, answer: await engine.call(method, params, { onProgress }) })
  if (method !== 'register.create') return
  watch.look()
  listening = listening.then((heard) => heard ?? listen())
}

/** `null`: no register is open. */
async function openStatus() {
  const answered = await engine.call('register.status', {})
  const status = answered.ok ? registerStatusSchema.parse(answered.value) : null
  return status?.state === 'open' ? status : null
}

/** Commands of the same user write through this engine while it has the register. The window works without them. */
async function listen(): Promise<Listening | null> {
  const status = await openStatus()
  if (status?.writable !== true) return null
  try {
    return await listenBeside(options.directory, engine, log)
  } catch (error) {
    log(`commands cannot reach this engine: ${String(error)}`)
    return null
  }
}

/** What was begun is finished before the register is closed. */
async function stop(): Promise<void> {
  watch.stop()
  await Promise.all(unanswered)
  await watching.stop()
  await (await listening)?.close()
  engine.close()
  process.exit(0)
}
