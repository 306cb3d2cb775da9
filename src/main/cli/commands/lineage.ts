import type { CliOutput } from '../../../contract/cli.ts'
import { endsInTime } from '../../../core/compliance/lineage.ts'
import { findAgreement } from '../agreements.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { pastOf } from '../past-state.ts'
import type { Words } from '../texts.ts'

export const lineageCommand = defineCommand('lineage', {
  declare: (parent, { say }) =>
    parent
      .command('lineage')
      .description(say('commands.lineage'))
      .argument('<agreement>', say('arguments.agreement'))
      .option('--depth <number>', say('options.depth'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, { agreement: given, depth, ...past }) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const agreement = await findAgreement(engine.value, given)
    if (!agreement.ok) return agreement
    return ask(engine.value, 'agreements.lineage', {
      id: agreement.value.id,
      ...(depth === undefined ? {} : { depth }),
      ...pastOf(past),
    })
  },
  tell: (lineage, { words }) => lineageText(lineage, words),
})

/** One line for each link, oldest first. */
function lineageText(lineage: CliOutput<'lineage'>, words: Words): string {
  const nodes = new Map(lineage.nodes.map((node) => [node.id, node]))
  const called = (id: string): string => {
    const node = nodes.get(id)
    return node === undefined ? id : [node.number, node.title].filter(Boolean).join(' ')
  }
  const generation = (id: string): number => nodes.get(id)?.generation ?? 0
  const lines = [
    ...lineage.links
      .toSorted((a, b) => generation(endsInTime(a).later) - generation(endsInTime(b).later))
      .map(({ from, to, kind }) =>
        words.say('lineage.link', {
          from: called(from),
          kind: words.code('linkKinds', kind).toLowerCase(),
          to: called(to),
        }),
      ),
    ...lineage.unregistered.map(({ kind, targetText }) =>
      words.say('lineage.unregistered', {
        from: called(lineage.agreement),
        kind: words.code('linkKinds', kind).toLowerCase(),
        to: targetText,
      }),
    ),
    ...(lineage.mootCandidates.length === 0
      ? []
      : [words.say('lineage.moot', { count: lineage.mootCandidates.length })]),
  ]
  return lines.length === 0
    ? words.say('lineage.nothing', { agreement: called(lineage.agreement) })
    : lines.join('\n')
}
