import { utilityProcess } from 'electron'
import type { EngineOptions } from '../../contract/engine.ts'
import type { EngineListeners, EngineProcess } from './engine-supervisor.ts'

/** Shown in the system's list of processes and in Electron's metrics. */
export const engineServiceName = 'acuerdos-engine'

/**
 * Starts the engine in a process of its own.
 * @param entry the built file of `engine/process.ts`
 * @param write takes what the engine says on its standard outputs
 */
export function startEngineProcess(
  entry: string,
  options: EngineOptions,
  write: (text: string) => void,
  listeners: EngineListeners,
): EngineProcess {
  const process = utilityProcess.fork(entry, [JSON.stringify(options)], {
    serviceName: engineServiceName,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const output of [process.stdout, process.stderr]) {
    output?.setEncoding('utf8')
    output?.on('data', (text: string) => write(text))
  }
  process.on('message', listeners.onMessage)
  process.on('exit', listeners.onExit)
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a browser window's
    send: (request) => process.postMessage(request),
    kill: () => process.kill(),
  }
}
