/** Runs a program as if it had been typed instead of this one: same terminal, signals, exit code. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export function runInForeground(
  command: string,
  commandArguments: readonly string[],
  extraEnvironment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      stdio: 'inherit',
      env: { ...process.env, ...extraEnvironment },
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    })
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
