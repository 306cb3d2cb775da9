import type { CliOutput } from '../../../contract/cli.ts'
import { refusal } from '../../../contract/errors.ts'
import type { UndoneRecord } from '../../../contract/undo.ts'
import { failure, success } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineTellingCommand } from '../command.ts'
import { momentText } from '../moment-text.ts'
import { workingPerson } from '../people.ts'
import type { Words } from '../texts.ts'

interface Found {
  readonly done: CliOutput<'undo'>
  readonly stated: string
  readonly timeZone: string
}

export const undoCommand = defineTellingCommand<'undo', Found>('undo', {
  declare: (parent, { say }) =>
    parent
      .command('undo')
      .description(say('commands.undo'))
      .option('--preview', say('options.undoPreview')),
  run: async (context, { preview }) => {
    const engine = await context.open(preview ? 'read' : 'write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    const status = await ask(engine.value, 'register.status', {})
    if (!status.ok) return status
    if (status.value.state !== 'open') throw new Error('a register was read unopened')
    const { timeZone } = status.value
    const last = await ask(engine.value, 'saves.last', { as: as.value })
    if (!last.ok) return last
    if (last.value === null) return failure(refusal('undo_nothing'))
    const { save, stated } = last.value
    if (preview) return success({ done: last.value, stated, timeZone })
    const undone = await ask(engine.value, 'saves.undo', { as: as.value, save })
    return undone.ok ? success({ done: undone.value, stated, timeZone }) : undone
  },
  output: ({ done }) => done,
  tell: ({ done, stated, timeZone }, { words }) => {
    const said = { intent: words.intent(done.intent), moment: momentText(stated, timeZone) }
    const more = done.total - done.records.length
    return [
      words.say('refused' in done ? 'saved.undoPreview' : 'saved.undo', said),
      ...done.records.map((record) => recordText(record, words)),
      ...(more > 0 ? [words.say('saved.undoMore', { count: more })] : []),
      ...('refused' in done && done.refused !== null ? [words.sentence(done.refused)] : []),
    ].join('\n')
  },
})

function recordText({ kind, label, undoing, fields }: UndoneRecord, words: Words): string {
  const said = { kind: words.kind(kind), label, fields: fields.map(words.field).join(', ') }
  return words.say(undoing === 'withdraw' ? 'saved.undoWithdraw' : 'saved.undoRestore', said)
}
