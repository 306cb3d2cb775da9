import { refusal } from '../../../contract/errors.ts'
import { listKinds } from '../../../contract/rows.ts'
import { failure } from '../../../core/result.ts'
import { askPage } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { listTable } from '../list-table.ts'
import { repeated } from '../repeated.ts'

export const listCommand = defineCommand('list', {
  declare: (parent, { say }) =>
    parent
      .command('list')
      .description(say('commands.list'))
      .argument('<kind>', say('arguments.listKind', { kinds: listKinds.join(', ') }))
      .option('--where <condition>', say('options.where'), repeated)
      .option('--search <text>', say('options.search'))
      .option('--sort <field>', say('options.sort'), repeated)
      .option('--limit <number>', say('options.limit'))
      .option('--offset <number>', say('options.offset'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff'))
      .option('--withdrawn', say('options.withdrawn')),
  run: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    if (input.cutoff !== undefined) {
      return failure(refusal('cutoff_unknown', { cutoff: input.cutoff }))
    }
    const { kind, where, search, sort, limit, offset, asOf, withdrawn } = input
    return askPage(engine.value, {
      kind,
      where,
      sort,
      limit,
      offset,
      withdrawn,
      ...(search === undefined ? {} : { search }),
      ...(asOf === undefined ? {} : { asOf }),
    })
  },
  tell: (page, { words, terminal }, { kind, offset }) =>
    listTable(kind, page, offset, words, terminal.columns),
})
