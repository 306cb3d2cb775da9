import type { CliOutput } from '../../../contract/cli.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import type { MergeOutcome } from '../../../contract/merge.ts'
import { idSchema } from '../../../contract/primitives.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'
import type { Words } from '../texts.ts'

export const mergeCommand = defineCommand('merge', {
  declare: (parent, { say }) =>
    parent
      .command('merge')
      .description(say('commands.merge'))
      .argument('<id>', say('arguments.id'))
      .requiredOption('--into <id>', say('options.mergeInto'))
      .option('--confirmed', say('options.mergeConfirmed'))
      .option('--preview', say('options.mergePreview')),
  run: async (context, { id, into, confirmed, preview }) => {
    const engine = await context.open(preview ? 'read' : 'write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    const known = knownIds([id, into])
    if (!known.ok) return known
    const pair = { as: as.value, id, into }
    return preview
      ? ask(engine.value, 'records.merge.preview', pair)
      : ask(engine.value, 'records.merge', { ...pair, confirmed })
  },
  tell: (done, { words }) => mergeText(done, words),
})

export const separateCommand = defineCommand('separate', {
  declare: (parent, { say }) =>
    parent
      .command('separate')
      .description(say('commands.separate'))
      .argument('<id>', say('arguments.id')),
  run: async (context, { id }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    const known = knownIds([id])
    return known.ok ? ask(engine.value, 'records.separate', { as: as.value, id }) : known
  },
  tell: ({ id, returned, withdrawn, kept }, { words }) =>
    words.say('saved.separate', { id, returned, withdrawn, kept }),
})

function knownIds(ids: readonly string[]): Result<null, Refusal> {
  const unknown = ids.find((id) => !idSchema.safeParse(id).success)
  return unknown === undefined ? success(null) : failure(refusal('record_unknown', { id: unknown }))
}

function mergeText(done: CliOutput<'merge'>, words: Words): string {
  const { carried, moved, left, obligations } = done
  const doubt = 'doubt' in done ? done.doubt : null
  const names = { duplicate: calledBy(done.duplicate), survivor: calledBy(done.survivor) }
  return [
    words.say('doubt' in done ? 'saved.mergePreview' : 'saved.merge', names),
    ...(carried.reports + carried.evidence + carried.notifications === 0
      ? []
      : [words.say('saved.mergeCarried', carried)]),
    ...moved.map(({ kind, field, count }) =>
      words.say('saved.mergeMoved', { kind: words.kind(kind), field: words.field(field), count }),
    ),
    ...obligations.flatMap(({ outcome, unit }) =>
      outcome === 'paired'
        ? []
        : [words.say(outcome === 'added' ? 'saved.mergeAdded' : 'saved.mergeLost', { unit })],
    ),
    ...left.map((one) => leftText(one, words)),
    ...(doubt === null ? [] : [words.sentence(doubt)]),
  ].join('\n')
}

const leftText = ({ kind, unit, detail }: MergeOutcome['left'][number], words: Words): string =>
  words.say('saved.mergeLeft', {
    kind: words.kind(kind),
    unit,
    detail: kind === 'verdict' ? words.code('verdictResults', detail) : detail,
  })

/** What has no name of its own is called by its id. */
const calledBy = ({ id, label }: MergeOutcome['survivor']): string => (label === '' ? id : label)
