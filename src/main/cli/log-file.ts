import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Slow statements and bugs are for whoever looks after the program: beside the register, not between its answers.
 * Where nothing can be written they go to `otherwise`.
 */
export function keepLines(
  registerFolder: string | null,
  lines: readonly string[],
  otherwise: (text: string) => void,
): void {
  if (lines.length === 0) return
  const moment = new Date().toISOString()
  const text = lines.map((line) => `${moment} ${line}\n`).join('')
  if (registerFolder === null || !existsSync(registerFolder)) {
    otherwise(text)
    return
  }
  const folder = join(registerFolder, 'logs')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    appendFileSync(join(folder, 'command-line.log'), text, { mode: 0o600 })
  } catch (error) {
    otherwise(`${text}${String(error)}\n`)
  }
}
