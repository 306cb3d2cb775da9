import { readFile } from 'node:fs/promises'
import type { Refusal } from '../../../contract/errors.ts'
import { refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { findAgreement } from '../agreements.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { readNumberTable, type NumberLine } from '../number-table.ts'
import { workingPerson } from '../people.ts'
import { findSession } from '../sessions.ts'

const noneSeen = { number: [], title: [], textStatus: [] }

export const renumberCommand = defineCommand('renumber', {
  declare: (parent, { say }) =>
    parent
      .command('renumber')
      .description(say('commands.renumber'))
      .argument('<session>', say('arguments.session'))
      .argument('<numbers...>', say('arguments.numbers'))
      .option('--body <code>', say('options.body')),
  run: async (context, { session: given, numbers: written, body }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    const session = await findSession(engine.value, given, body)
    if (!session.ok) return session
    const lines = await linesOf(written, context.path)
    if (!lines.ok) return lines
    const known = await ask(engine.value, 'sessions.agreements', { id: session.value.id })
    if (!known.ok) return known
    const numbers = []
    for (const { agreement: text, number, title } of lines.value) {
      const agreement = await findAgreement(engine.value, text)
      if (!agreement.ok) return agreement
      const { id } = agreement.value
      // What the register holds now is what this command has seen, and nothing else is replaced.
      const {
        number: ofNumber,
        title: ofTitle,
        textStatus,
      } = known.value.find((one) => one.id === id)?.seen ?? noneSeen
      const seen = { number: ofNumber, title: ofTitle, textStatus }
      numbers.push({ agreement: id, number, title, seen })
    }
    return ask(engine.value, 'agreements.renumber', {
      as: as.value,
      session: session.value.id,
      numbers,
    })
  },
  tell: ({ agreements }, { words }) =>
    agreements
      .map(({ number, former }) =>
        former === null
          ? words.say('saved.numbered', { number })
          : words.say('saved.renumbered', { number, former }),
      )
      .join('\n'),
})

/** `AGREEMENT=NUMBER`, or files with a table of them. */
async function linesOf(
  written: readonly string[],
  path: (given: string) => string,
): Promise<Result<readonly NumberLine[], Refusal>> {
  const lines: NumberLine[] = []
  for (const text of written) {
    const sign = text.lastIndexOf('=')
    if (sign > 0) {
      lines.push({ agreement: text.slice(0, sign), number: text.slice(sign + 1), title: null })
      continue
    }
    const table = await readTable(path(text))
    if (!table.ok) return table
    lines.push(...table.value)
  }
  return success(lines)
}

async function readTable(file: string): Promise<Result<readonly NumberLine[], Refusal>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? failure(refusal('file_missing', { file })) : readNumberTable(text)
}
