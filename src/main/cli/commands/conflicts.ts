import { success } from '../../../core/result.ts'
import { askRows } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { listTable } from '../list-table.ts'

export const conflictsCommand = defineCommand('conflicts', {
  declare: (parent, { say }) => parent.command('conflicts').description(say('commands.conflicts')),
  run: async (context) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const rows = await askRows(engine.value, 'conflicts', {})
    return rows.ok ? success({ total: rows.value.length, rows: [...rows.value] }) : rows
  },
  tell: (page, { words, terminal }) => listTable('conflicts', page, 0, words, terminal.columns),
})
