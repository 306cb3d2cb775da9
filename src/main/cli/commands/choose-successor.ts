import { refusal } from '../../../contract/errors.ts'
import { failure, success } from '../../../core/result.ts'
import { ask, askPage } from '../ask.ts'
import { openCaseworkOnMany } from '../casework.ts'
import { defineCommand } from '../command.ts'
import { refusedRows } from '../refused-rows.ts'

/** Without obligations: all that wait of the divided unit. */
export const chooseSuccessorCommand = defineCommand('choose-successor', {
  declare: (parent, { say }) =>
    parent
      .command('choose-successor')
      .description(say('commands.chooseSuccessor'))
      .argument('[obligation...]', say('arguments.obligations'))
      .option('--of <unit>', say('options.dividedUnit'))
      .requiredOption('--to <unit>', say('options.newUnit'))
      .requiredOption('--authority <text>', say('options.authority'))
      .requiredOption('--reason <text>', say('options.reason'))
      .option('--preview', say('options.previewChoice')),
  run: async (context, { obligation, of, to: unit, authority, reason, preview }) => {
    const work = await openCaseworkOnMany(context, obligation)
    if (!work.ok) return work
    const { engine, as } = work.value
    const waiting =
      of === undefined
        ? success({ rows: [] })
        : await askPage(engine, {
            kind: 'obligations',
            where: [
              { field: 'unit', operator: '=', values: [of] },
              {
                field: 'responsibleOpen',
                operator: '=',
                values: ['split_without_choice', 'several_successors'],
              },
            ],
            limit: 10_000,
          })
    if (!waiting.ok) return waiting
    const ids = [...new Set([...obligation, ...waiting.value.rows.map(({ id }) => id)])]
    if (ids.length === 0) return failure(refusal('no_choice_open', { unit: of ?? unit }))
    const choices = ids.map((id) => ({ obligation: id, unit }))
    const previewed = await ask(engine, 'splits.choose.preview', { choices })
    if (preview || !previewed.ok) return previewed
    const refused = refusedRows(
      previewed.value.rows.map((row) => ({ ...row, unit: row.before })),
      context.words,
    )
    return refused === null
      ? ask(engine, 'splits.choose', { as, choices, authority, reason })
      : failure(refused)
  },
  tell: (done, { words }, { to: unit }) =>
    'rows' in done
      ? [
          words.say('saved.choicePreview', { count: done.rows.length, unit }),
          ...done.rows.map(({ obligation, before, after, refused }) =>
            words.say('saved.choiceRow', {
              obligation,
              before,
              after: refused === null ? (after ?? '') : words.sentence(refused),
            }),
          ),
        ].join('\n')
      : words.say('saved.chooseSuccessor', { count: done.records.length, unit }),
})
