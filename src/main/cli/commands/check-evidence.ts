import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'

export const checkEvidenceCommand = defineCommand('check-evidence', {
  declare: (parent, { say }) =>
    parent
      .command('check-evidence')
      .description(say('commands.check-evidence'))
      .argument('<obligation>', say('arguments.obligation')),
  run: async (context, input) => {
    const work = await openCasework(context, input.obligation)
    if (!work.ok) return work
    const { engine, obligation } = work.value
    return ask(engine, 'evidence.verify', { obligation })
  },
  tell: ({ files }, { words }) =>
    files.length === 0
      ? words.say('saved.checkedNoFiles')
      : files
          .map(({ id, fileState }) =>
            words.say('saved.checkedFile', { id, state: words.code('fileStates', fileState) }),
          )
          .join('\n'),
})
