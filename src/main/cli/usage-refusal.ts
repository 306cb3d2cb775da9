import type { CommanderError } from 'commander'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Words } from './texts.ts'

/** Commander's findings in the chosen language. What it is about stands between apostrophes in its own sentence. */
const sentences: Readonly<Record<string, string>> = {
  'commander.missingArgument': 'usage.missingArgument',
  'commander.optionMissingArgument': 'usage.missingValue',
  'commander.missingMandatoryOptionValue': 'usage.missingOption',
  'commander.unknownOption': 'usage.unknownOption',
  'commander.excessArguments': 'usage.tooMany',
  'commander.help': 'usage.noCommand',
}

export function usageRefusal({ code, message }: CommanderError, { say }: Words): Refusal {
  const what = /'([^']*)'/.exec(message)?.[1] ?? ''
  if (code === 'commander.unknownCommand') return refusal('unknown_command', { command: what })
  const key = sentences[code]
  if (key === undefined) throw new Error(`commander has found something new: ${code}, ${message}`)
  return refusal('wrong_usage', { message: say(key, { what }) })
}
