/** Entry of the engine process: one register, asked by messages from the main process. */
import {
  engineOptionsSchema,
  engineRequestSchema,
  type EngineMessage,
} from '../../contract/engine.ts'
import { openEngine } from './open-engine.ts'

const options = engineOptionsSchema.parse(JSON.parse(process.argv.at(-1) ?? ''))
const port = process.parentPort
const tell = (message: EngineMessage): void => port.postMessage(message)

const engine = openEngine({
  ...options,
  onChanged: () => tell({ message: 'register_changed' }),
  // The main process keeps what is written here in the engine's log file.
  log: (line) => process.stderr.write(`${new Date().toISOString()} ${line}\n`),
  today: null,
})
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
  tell({ message: 'answer', id, answer: await engine.call(method, params) })
}

/** What was begun is finished before the register is closed. */
async function stop(): Promise<void> {
  await Promise.all(unanswered)
  engine.close()
  process.exit(0)
}
