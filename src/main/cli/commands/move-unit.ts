import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

/** Without `--under` it stands at the top from then on. */
export const moveUnitCommand = defineCommand('move-unit', {
  declare: (parent, { say }) =>
    parent
      .command('move-unit')
      .description(say('commands.moveUnit'))
      .argument('<unit>', say('arguments.unit'))
      .requiredOption('--on <date>', say('options.movesOn'))
      .option('--under <unit>', say('options.unitAbove'))
      .option('--preview', say('options.previewMove')),
  run: async (context, { unit, on, under, preview }) => {
    const engine = await context.open(preview ? 'read' : 'write')
    if (!engine.ok) return engine
    const move = { unit, parent: under ?? null, on }
    if (preview) return ask(engine.value, 'units.move.preview', move)
    const as = await workingPerson(engine.value, context.global.as)
    return as.ok ? ask(engine.value, 'units.move', { as: as.value, ...move }) : as
  },
  tell: ({ before, after, until, below }, { words }, { unit, on, preview }) => {
    const place = (code: string | null): string => code ?? words.say('saved.moveUnitTop')
    return [
      words.say(preview ? 'saved.moveUnitPreview' : 'saved.moveUnit', {
        unit,
        on,
        before: place(before),
        after: place(after),
      }),
      ...(below > 0 ? [words.say('saved.moveUnitBelow', { count: below })] : []),
      ...(until === null ? [] : [words.say('saved.moveUnitUntil', { date: until })]),
    ].join(' ')
  },
})
