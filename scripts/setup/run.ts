/** Runs another program and tells its failure in words. */
import { spawnSync } from 'node:child_process'

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMilliseconds?: number
}

export interface RunResult {
  readonly ok: boolean
  readonly output: string
}

/** The output is kept, not shown: set-up prints one line per step, and all of it on failure. */
export function run(
  command: string,
  commandArguments: readonly string[],
  options: RunOptions = {},
): RunResult {
  const result = spawnSync(command, commandArguments, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: options.timeoutMilliseconds,
    shell: process.platform === 'win32',
  })
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`
  if (result.error) return { ok: false, output: `${output}${result.error.message}` }
  return { ok: result.status === 0, output }
}

export function runOrFail(
  what: string,
  command: string,
  commandArguments: readonly string[],
  options: RunOptions = {},
): string {
  const result = run(command, commandArguments, options)
  if (!result.ok) {
    throw new Error(`${what} failed: ${command} ${commandArguments.join(' ')}\n${result.output}`)
  }
  return result.output
}

export function commandExists(command: string): boolean {
  return run('sh', ['-c', `command -v ${command}`]).ok
}
