/** Runs a program as if it had been typed instead of this one: same terminal, signals, exit code. */
import { spawn } from 'node:child_process'
import { endOf } from './child-end.ts'

export function runInForeground(
  command: string,
  commandArguments: readonly string[],
  extraEnvironment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return endOf(
    spawn(command, commandArguments, {
      stdio: 'inherit',
      env: { ...process.env, ...extraEnvironment },
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    }),
  )
}
