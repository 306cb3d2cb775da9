import { CommanderError } from 'commander'
import { createHash } from 'node:crypto'
import { globalInputSchema, type GlobalInput } from '../../contract/cli.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Language } from '../../core/schema/codes.ts'
import { openContext } from './context.ts'
import { exitStatus, statusOfRefusal, type ExitStatus } from './exit-status.ts'
import { inputRefusal } from './input-refusal.ts'
import { printRefusal, printResult } from './output.ts'
import { buildProgram, type Chosen } from './program.ts'
import type { Terminal } from './terminal.ts'
import { wordsIn, type Words } from './texts.ts'
import { usageRefusal } from './usage-refusal.ts'

/** Does what the words of the command say; gives the exit status. A bug is told as such and logged. */
export async function run(given: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const texts = wordsIn(languageOf(given))
  const json = given.includes('--json')
  const refused = (reason: Refusal): ExitStatus => {
    printRefusal(terminal, reason, texts, json)
    return statusOfRefusal(reason.code)
  }

  const understood = understand(given, texts, terminal, json)
  if (!understood.ok) return refused(understood.error)
  if (understood.value === null) return exitStatus.done
  const { chosen, global } = understood.value
  const { context, log, close } = openContext(texts, global, terminal)
  try {
    const performed = await chosen.definition.perform(chosen.command, context)
    if (!performed.ok) return refused(performed.error)
    await printResult(terminal, performed.value, global.json)
    return performed.value.status
  } catch (error) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const reference = shortHash(trace)
    log(`${given.join(' ')} failed (${reference}): ${trace}`)
    return refused(refusal('internal_error', { reference }))
  } finally {
    close()
  }
}

/** `null`: help or the version was asked for and has been printed. */
function understand(
  given: readonly string[],
  words: Words,
  terminal: Terminal,
  json: boolean,
): Result<{ readonly chosen: Chosen; readonly global: GlobalInput } | null, Refusal> {
  const found: Chosen[] = []
  const program = buildProgram({
    words,
    version: terminal.programVersion,
    out: terminal.out,
    onHelp: json ? () => undefined : terminal.error,
    onChosen: (chosen) => void found.push(chosen),
  })
  try {
    program.parse(given, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? success(null) : failure(usageRefusal(error, words))
  }
  const global = globalInputSchema.safeParse(program.opts())
  if (!global.success) return failure(inputRefusal(global.error, program, words))
  const [chosen] = found
  return chosen === undefined
    ? failure(refusal('wrong_usage', { message: words.say('usage.noCommand') }))
    : success({ chosen, global: global.data })
}

/** By which a bug is found again in the log. */
const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 8)

/** Needed before anything is understood, since what is not understood is said in it. */
function languageOf(words: readonly string[]): Language {
  const at = words.lastIndexOf('--lang')
  return words.includes('--lang=en') || (at >= 0 && words[at + 1] === 'en') ? 'en' : 'es'
}
