import { readFileSync } from 'node:fs'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { CliInput } from '../../../contract/cli.ts'
import { defineTellingCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { askAtLength } from '../long-call.ts'

const variable = 'ACUERDOS_POSTGRES_URL'

export const publishCommand = defineTellingCommand('publish', {
  declare: (parent, { say }) =>
    parent
      .command('publish')
      .description(say('commands.publish'))
      .option('--postgres <url>', say('options.postgres'))
      .option('--postgres-file <file>', say('options.postgresFile'))
      .option('--schema <name>', say('options.schema'))
      .option('--reader <role>', say('options.reader'))
      .option('--confidential', say('options.confidential')),
  run: async (context, input) => {
    const url = urlOf(context, input)
    if (!url.ok) return url
    const engine = await context.open('read')
    if (!engine.ok) return engine
    return askAtLength(context, engine.value, 'register.publish', {
      url: url.value,
      schema: input.schema ?? 'acuerdos',
      reader: input.reader ?? null,
      confidential: input.confidential,
      language: context.words.language,
    })
  },
  output: (published) => published,
  tell: ({ schema, extent, rows, seconds }, { words: { say } }) =>
    say(`publish.${extent}`, { schema, rows, seconds }),
})

/** Other programs can read the words of a command: a password among them is refused, whatever else it is. */
function urlOf(
  { terminal, path }: Pick<CliContext, 'terminal' | 'path'>,
  { postgres, postgresFile }: CliInput<'publish'>,
): Result<string, Refusal> {
  if (postgres !== undefined) {
    return URL.canParse(postgres) && hasPassword(new URL(postgres))
      ? failure(refusal('postgres_password_exposed', { variable }))
      : success(postgres)
  }
  if (postgresFile !== undefined) {
    try {
      return success(readFileSync(path(postgresFile), 'utf8').trim())
    } catch (error) {
      return failure(refusal('file_unreadable', { file: postgresFile, reason: String(error) }))
    }
  }
  const named = terminal.environment[variable] ?? ''
  return named === '' ? failure(refusal('postgres_url_missing', { variable })) : success(named)
}

const hasPassword = (url: URL): boolean => url.password !== '' || url.searchParams.has('password')
