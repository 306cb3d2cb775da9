import { success } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'

export const initCommand = defineCommand('init', {
  declare: (parent, { say }) =>
    parent
      .command('init')
      .description(say('commands.init'))
      .option('--demo', say('options.demo'))
      .option('--office <name>', say('options.officeName'))
      .option('--person <name>', say('options.personName'))
      .option('--join', say('options.join')),
  run: async (context, input) => {
    const directory = context.directory()
    if (!directory.ok) return directory
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const given = {
      office: input.office ?? context.words.say('init.office'),
      person: input.person ?? context.terminal.userName,
      demonstration: input.demo,
    }
    const created = input.join
      ? await ask(engine.value, 'register.createWaiting', given)
      : await ask(engine.value, 'register.create', given)
    if (!created.ok) return created
    const { office, installation, person } = created.value
    return success({ register: directory.value, office, installation, person })
  },
  tell: ({ register, person }, { words }, { demo, join }) =>
    [
      words.say('init.done', { register }),
      words.say(join ? 'init.waiting' : 'init.person', { person }),
      ...(demo ? [words.say('init.demonstration')] : []),
    ].join('\n'),
})
