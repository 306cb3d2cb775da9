import { listKinds } from '../../../contract/rows.ts'
import { askPage } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { listTable } from '../list-table.ts'
import { pastState } from '../past-state.ts'
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
    const { kind, where, search, sort, limit, offset, withdrawn } = input
    return askPage(engine.value, {
      kind,
      where,
      sort,
      limit,
      offset,
      withdrawn,
      ...(search === undefined ? {} : { search }),
      ...pastState(input, context),
    })
  },
  tell: (page, { words, terminal }, { kind, offset }) =>
    listTable(kind, page, offset, words, terminal.columns),
})
