import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'
import { findSession } from '../sessions.ts'

export const attachCommand = defineCommand('attach', {
  declare: (parent, { say }) =>
    parent
      .command('attach')
      .description(say('commands.attach'))
      .argument('<session>', say('arguments.session'))
      .argument('<files...>', say('arguments.files'))
      .requiredOption('--kind <kind>', say('options.documentKind'))
      .option('--body <code>', say('options.body')),
  run: async (context, { session: given, files, kind, body }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    const session = await findSession(engine.value, given, body)
    if (!session.ok) return session
    return ask(engine.value, 'session.attach', {
      as: as.value,
      session: session.value.id,
      kind,
      files: files.map(context.path),
    })
  },
  tell: ({ documents }, { words }) =>
    words.say('saved.attach', { ids: documents.map(({ id }) => id).join('\n') }),
})
