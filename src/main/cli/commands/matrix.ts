import { matrixRowKinds, type MatrixColumns } from '../../../contract/matrix.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { matrixTable } from '../matrix-table.ts'
import { pastState } from '../past-state.ts'
import { repeated } from '../repeated.ts'

export const matrixCommand = defineCommand('matrix', {
  declare: (parent, { say }) =>
    parent
      .command('matrix')
      .description(say('commands.matrix'))
      .option('--rows <kind>', say('options.matrixRows', { kinds: matrixRowKinds.join(', ') }))
      .option('--columns <units>', say('options.matrixColumns'))
      .option('--where <condition>', say('options.where'), repeated)
      .option('--search <text>', say('options.search'))
      .option('--limit <number>', say('options.matrixLimit'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const { rows, columns, where, search, limit } = input
    return ask(engine.value, 'matrix.read', {
      rows,
      columns: columnsOf(columns),
      where,
      limit,
      ...(search === undefined ? {} : { search }),
      ...pastState(input, context),
    })
  },
  tell: (matrix, { words, terminal }) => matrixTable(matrix, words, terminal.columns),
})

const columnsOf = (given: string): MatrixColumns =>
  given === 'entities' || given === 'units' ? { of: given } : { of: 'group', unit: given }
