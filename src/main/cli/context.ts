import { homedir } from 'node:os'
import { resolve } from 'node:path'
import type { GlobalInput } from '../../contract/cli.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Engine } from '../engine/engine.ts'
import { keepLines } from './log-file.ts'
import { stateFolder } from '../engine/state-folder.ts'
import type { Terminal } from './terminal.ts'
import type { Words } from './texts.ts'

/** What a command works with. */
export interface CliContext {
  readonly words: Words
  readonly global: GlobalInput
  readonly terminal: Terminal
  /** A path as the person gave it, made absolute from where they stand. */
  readonly path: (given: string) => string
  /** The file that holds the passphrase of keys; `null`: none was named. */
  readonly passphraseFile: string | null
  /** The one that the environment names; otherwise the same. */
  readonly keysPassphraseFile: string | null
  /** The folder of the register that was chosen, whether or not one is there. */
  readonly directory: () => Result<string, Refusal>
  /**
   * Opens the engine; a command that only looks reads beside a program that writes. `named`: another folder than that of
   * the register that was chosen.
   */
  readonly open: (access: 'read' | 'write', named?: string) => Promise<Result<Engine, Refusal>>
}

export interface OpenContext {
  readonly context: CliContext
  readonly log: (line: string) => void
  readonly close: () => void
}

export function openContext(words: Words, global: GlobalInput, terminal: Terminal): OpenContext {
  const lines: string[] = []
  let engine: Engine | null = null
  let registerFolder: string | null = null

  const directory = (): Result<string, Refusal> => {
    const given = global.register ?? terminal.environment['ACUERDOS_REGISTER'] ?? ''
    return given === ''
      ? failure(refusal('register_not_chosen'))
      : success(resolve(terminal.workingDirectory, given))
  }

  const close = (): void => {
    engine?.close()
    engine = null
  }

  return {
    context: {
      words,
      global,
      terminal,
      path: (given) => resolve(terminal.workingDirectory, given),
      passphraseFile: namedFile(terminal, global),
      keysPassphraseFile: namedFile(terminal, {}) ?? namedFile(terminal, global),
      directory,
      open: async (access, named) => {
        const folder = named === undefined ? directory() : success(named)
        if (!folder.ok) return folder
        registerFolder = folder.value
        // Who only looks reads beside it, unless on another day: who answers then is not what the tables say.
        if (access === 'write' || global.today !== undefined) {
          const { findRunningEngine } = await import('../engine/beside/running-engine.ts')
          const running = await findRunningEngine(folder.value, global.today ?? null)
          if (running !== null) {
            engine = running
            terminal.beforeSignal(close)
            return success(running)
          }
        }
        // Help and wrong usage need no engine, and its code takes the longest to load.
        const { openEngine } = await import('../engine/open-engine.ts')
        const opened = openEngine({
          directory: folder.value,
          access,
          resources: resolve(terminal.root, 'resources'),
          programVersion: terminal.programVersion,
          onChanged: () => undefined,
          log: (line) => void lines.push(line),
          today: global.today ?? null,
          identity: {
            folder: stateFolder({
              platform: process.platform,
              home: homedir(),
              environment: terminal.environment,
            }),
            onRenewed: (cause) => terminal.error(`${words.say(`renewal.${cause}`)}\n`),
          },
        })
        engine = opened
        terminal.beforeSignal(close)
        return success(opened)
      },
    },
    log: (line) => void lines.push(line),
    close: () => {
      close()
      keepLines(registerFolder, lines, terminal.error)
    },
  }
}

/** A passphrase itself is never in an argument or in the environment, which other programs can read. */
function namedFile(
  { environment, workingDirectory }: Terminal,
  { passphraseFile }: Pick<GlobalInput, 'passphraseFile'>,
): string | null {
  const given = passphraseFile ?? environment['ACUERDOS_PASSPHRASE_FILE'] ?? ''
  return given === '' ? null : resolve(workingDirectory, given)
}
