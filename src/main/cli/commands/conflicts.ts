import { conflictKinds } from '../../../contract/issue-rows.ts'
import type { ConflictDetail } from '../../../contract/conflict-rows.ts'
import { success } from '../../../core/result.ts'
import { ask, askPage } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { listTable } from '../list-table.ts'
import { pastOf, pastState } from '../past-state.ts'
import { repeated } from '../repeated.ts'

export const conflictsCommand = defineCommand('conflicts', {
  declare: (parent, { say }) =>
    parent
      .command('conflicts')
      .description(say('commands.conflicts'))
      .option(
        '--kind <kind>',
        say('options.conflictKind', { kinds: conflictKinds.join(', ') }),
        repeated,
      )
      .option('--where <condition>', say('options.where'), repeated)
      .option('--search <text>', say('options.search'))
      .option('--sort <field>', say('options.sort'), repeated)
      .option('--limit <number>', say('options.limit'))
      .option('--offset <number>', say('options.offset'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const { kind, where, search, sort, limit, offset } = input
    const page = await askPage(engine.value, {
      kind: 'conflicts',
      where: [
        ...where,
        ...(kind.length === 0 ? [] : [{ field: 'kind', operator: '=' as const, values: kind }]),
      ],
      sort,
      limit,
      offset,
      ...(search === undefined ? {} : { search }),
      ...pastState(input, context),
    })
    if (!page.ok) return page
    const rows: ConflictDetail[] = []
    for (const { id } of page.value.rows) {
      const detail = await ask(engine.value, 'conflicts.read', { id, ...pastOf(input) })
      if (!detail.ok) return detail
      rows.push(detail.value)
    }
    return success({ total: page.value.total, rows })
  },
  tell: (page, { words, terminal }, { offset }) =>
    listTable('conflicts', page, offset, words, terminal.columns),
})
