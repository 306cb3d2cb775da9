import type { ChildProcess } from 'node:child_process'
import { constants } from 'node:os'

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Waits for a child's end and passes on what would end this process; the child's exit code. */
export function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal)
    }
    for (const signal of forwardedSignals) process.on(signal, forward)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of forwardedSignals) process.off(name, forward)
      // A shell reports a death by signal as 128 and the signal's number.
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}
