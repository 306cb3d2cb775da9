import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'
import { repeated } from '../repeated.ts'

export const endUnitCommand = defineCommand('end-unit', {
  declare: (parent, { say }) =>
    parent
      .command('end-unit')
      .description(say('commands.endUnit'))
      .argument('<unit>', say('arguments.unit'))
      .requiredOption('--on <date>', say('options.endsOn'))
      .option('--successor <unit>', say('options.successor'), repeated, [])
      .option('--absorbs', say('options.absorbs'))
      .option('--preview', say('options.previewEnd')),
  run: async (context, { unit, on, successor, absorbs, preview }) => {
    const engine = await context.open(preview ? 'read' : 'write')
    if (!engine.ok) return engine
    const end = {
      unit,
      on,
      successors: successor,
      kind: absorbs ? ('absorbs' as const) : ('replaces' as const),
    }
    if (preview) return ask(engine.value, 'units.end.preview', end)
    const as = await workingPerson(engine.value, context.global.as)
    return as.ok ? ask(engine.value, 'units.end', { as: as.value, ...end }) : as
  },
  tell: ({ kind, obligations, open }, { words }, { unit, on, preview }) => {
    const said = words.say(preview ? 'saved.endUnitPreview' : 'saved.endUnit', { unit, on })
    const follow =
      kind === null
        ? 'saved.endUnitNobody'
        : kind === 'splits'
          ? 'saved.endUnitSplit'
          : 'saved.endUnitPasses'
    return `${said} ${words.say(follow, { count: obligations, open })}`
  },
})
