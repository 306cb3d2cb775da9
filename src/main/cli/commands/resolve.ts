import type { ConflictProposal } from '../../../contract/conflicts.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { keepingRules } from '../../../contract/conflicts.ts'
import { failure, success } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'
import { repeated } from '../repeated.ts'
import type { Words } from '../texts.ts'

/** One conflict of values with what is kept or said instead, or all that a rule decides. */
export const resolveCommand = defineCommand('resolve', {
  declare: (parent, { say }) =>
    parent
      .command('resolve')
      .description(say('commands.resolve'))
      .argument('[conflict]', say('arguments.conflict'))
      .option('--keep <change>', say('options.keepChange'))
      .option('--value <value>', say('options.otherValue'))
      .option('--rule <rule>', say('options.keepingRule', { rules: keepingRules.join(', ') }))
      .option('--where <condition>', say('options.where'), repeated)
      .option('--search <text>', say('options.search'))
      .option('--preview', say('options.previewRule'))
      .option('--reason <text>', say('options.reason')),
  run: async (context, { conflict, keep, value, rule, where, search, preview, reason }) => {
    const engine = await context.open(preview ? 'read' : 'write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    if (conflict !== undefined) {
      const read = await ask(engine.value, 'conflicts.read', { id: conflict })
      if (!read.ok) return read
      const seen = read.value.values.map(({ change }) => change)
      if (seen.length === 0) {
        const { kind } = read.value
        return failure(refusal('conflict_not_of_values', { conflict, kind }))
      }
      const decision = keep === undefined ? { value: value ?? null } : { keep }
      const done = await ask(engine.value, 'conflicts.resolve', {
        as: as.value,
        decisions: [{ conflict, seen, decision }],
        reason,
      })
      return done.ok ? success({ ...done.value, left: [] }) : done
    }
    const proposed = await ask(engine.value, 'conflicts.propose', {
      as: as.value,
      rule: rule ?? 'latest',
      where: [...where],
      ...(search === undefined ? {} : { search }),
    })
    if (!proposed.ok || preview) return proposed
    const { rows } = proposed.value
    const refused = refusedConflicts(rows, context.words)
    if (refused !== null) return failure(refused)
    const decisions = rows.flatMap(({ conflict: id, values, keep: kept }) =>
      kept === null
        ? []
        : [{ conflict: id, seen: values.map(({ change }) => change), decision: { keep: kept } }],
    )
    const left = rows.flatMap(({ conflict: id, keep: kept }) => (kept === null ? [id] : []))
    if (decisions.length === 0) return success({ resolved: [], left })
    const done = await ask(engine.value, 'conflicts.resolve', { as: as.value, decisions, reason })
    return done.ok ? success({ ...done.value, left }) : done
  },
  tell: (done, { words }) =>
    'rows' in done
      ? [
          words.say('saved.resolvePreview', { count: done.rows.length }),
          ...done.rows.map((row) => proposalText(row, words)),
        ].join('\n')
      : [
          words.say('saved.resolve', { count: done.resolved.length }),
          ...(done.left.length === 0
            ? []
            : [words.say('saved.resolveLeft', { count: done.left.length })]),
        ].join('\n'),
})

function proposalText(row: ConflictProposal, words: Words): string {
  const kept = row.values.find(({ change }) => change === row.keep)
  return words.say('saved.resolveRow', {
    conflict: row.conflict,
    label: row.label,
    field: words.field(row.field),
    outcome:
      row.refused !== null
        ? words.sentence(row.refused)
        : kept === undefined
          ? words.say('saved.resolveStays')
          : `${JSON.stringify(kept.value)} (${kept.office})`,
  })
}

/** Each row that may not be decided so, with its reason; `null`: all may. */
function refusedConflicts(rows: readonly ConflictProposal[], words: Words): Refusal | null {
  const refused = rows.filter((row) => row.refused !== null)
  if (refused.length === 0) return null
  return refusal('conflicts_refused', {
    count: refused.length,
    total: rows.length,
    conflicts: refused.map(({ conflict }) => conflict),
    reasons: refused.map((row) => row.refused?.code ?? ''),
    rows: refused.map((row) => proposalText(row, words)).join('\n'),
  })
}
