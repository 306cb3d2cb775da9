import { randomBytes } from 'node:crypto'
import type { EngineMethodName, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { JobProgress } from '../../contract/jobs.ts'
import type { Result } from '../../core/result.ts'
import type { Engine } from '../engine/engine.ts'
import { ask, type Params } from './ask.ts'
import type { CliContext } from './context.ts'

/** A call that takes long: on a terminal it tells how far it is, and Ctrl-C asks it to end; its answer is waited for. */
export async function askAtLength<Name extends Exclude<EngineMethodName, 'records.list'>>(
  { terminal, words: { say } }: Pick<CliContext, 'terminal' | 'words'>,
  engine: Engine,
  name: Name,
  params: Params<Name>,
): Promise<Result<EngineResult<Name>, Refusal>> {
  const job = randomBytes(16).toString('hex')
  const line = terminal.isWatched ? terminal.error : (): void => undefined
  const onProgress = ({ phase, done, of }: JobProgress): void =>
    line(`${lineStart}${progressBar(done, of)} ${say(`progress.${phase}`)}`)
  const stop = terminal.onInterrupt(() => {
    line(`${lineStart}${say('progress.cancelling')}`)
    void engine.call('jobs.cancel', { id: job })
  })
  try {
    return await ask(engine, name, { ...params, job }, { onProgress })
  } finally {
    stop()
    line(lineStart)
  }
}

/** Goes back to the beginning of the line and clears it. */
const lineStart = '\r\u001B[K'
const width = 24

function progressBar(done: number, of: number): string {
  const share = of === 0 ? 1 : Math.min(1, done / of)
  const full = Math.round(share * width)
  const percent = `${Math.floor(share * 100)}`.padStart(3)
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${percent} %`
}
