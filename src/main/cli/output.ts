import type { Refusal } from '../../contract/errors.ts'
import type { Terminal } from './terminal.ts'
import type { Words } from './texts.ts'

/** The result alone on standard output: JSON for scripts, a text for people. */
export async function printResult(
  terminal: Terminal,
  result: { readonly json: unknown; readonly text: () => Promise<string> },
  json: boolean,
): Promise<void> {
  const printed = json ? JSON.stringify(result.json, null, 2) : await result.text()
  terminal.out(`${printed}\n`)
}

/** Why nothing was done, on standard error. */
export function printRefusal(
  terminal: Terminal,
  { code, details }: Refusal,
  words: Words,
  json: boolean,
): void {
  const message = words.sentence({ code, details })
  terminal.error(
    json ? `${JSON.stringify({ error: { code, message, details } }, null, 2)}\n` : `${message}\n`,
  )
}
