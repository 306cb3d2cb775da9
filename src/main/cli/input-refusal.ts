import type { Command } from 'commander'
import type * as z from 'zod'
import { errorCodes, refusal, type Refusal } from '../../contract/errors.ts'
import type { Words } from './texts.ts'

/** What the contract finds wrong with what was given, named as the person wrote it. */
export function inputRefusal(error: z.ZodError, command: Command, words: Words): Refusal {
  const [issue] = error.issues
  if (issue === undefined) throw new Error('an input was refused without an issue')
  const field = String(issue.path[0] ?? '')
  const value = valueAt(command, issue.path)
  if (issue.code === 'custom') {
    const code = errorCodes.find((known) => known === issue.params?.['refusal'])
    if (code !== undefined) return refusal(code, { field, value })
  }
  const what = writtenName(command, field)
  const message =
    issue.code === 'invalid_value'
      ? words.say('usage.notOneOf', { what, value, allowed: issue.values.join(', ') })
      : words.say('usage.invalidValue', { what, value })
  return refusal('wrong_usage', { message })
}

function writtenName(command: Command, field: string): string {
  for (let place: Command | null = command; place !== null; place = place.parent) {
    const option = place.options.find((known) => known.attributeName() === field)
    if (option?.long !== undefined) return option.long
  }
  return field
}

function valueAt(command: Command, path: readonly PropertyKey[]): string {
  const [field = '', index] = path
  const position = command.registeredArguments.findIndex((argument) => argument.name() === field)
  const values: readonly unknown[] = command.processedArgs
  const given: unknown =
    position < 0 ? command.optsWithGlobals<Record<PropertyKey, unknown>>()[field] : values[position]
  const item: unknown = Array.isArray(given) && typeof index === 'number' ? given[index] : given
  return typeof item === 'string' ? item : JSON.stringify(item ?? '')
}
