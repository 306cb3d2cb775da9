import type { CliInput, CliOutput } from '../../../contract/cli.ts'
import { matrixFileFormats, matrixRowKinds, type MatrixColumns } from '../../../contract/matrix.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { matrixGroupings } from '../../../core/compliance/matrix-groups.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { matrixTable } from '../matrix-table.ts'
import { pastState } from '../past-state.ts'
import { repeated } from '../repeated.ts'

type Input = CliInput<'matrix'>

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
      .option('--cutoff <name>', say('options.cutoff'))
      .option('--format <format>', say('options.format', { formats: matrixFileFormats.join(', ') }))
      .option('--out <file>', say('options.out'))
      .option(
        '--group-by <grouping>',
        say('options.matrixGroupBy', { groupings: matrixGroupings.join(', ') }),
      ),
  run: async (context, input): Promise<Result<CliOutput<'matrix'>, Refusal>> => {
    const target = targetOf(input, context)
    if (!target.ok) return target
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const { rows, columns, where, search, limit, groupBy } = input
    const seen = {
      rows,
      columns: columnsOf(columns),
      where,
      ...(limit === undefined ? {} : { limit }),
      ...(search === undefined ? {} : { search }),
      ...pastState(input, context),
    }
    if (target.value === null) return ask(engine.value, 'matrix.read', seen)
    return ask(engine.value, 'matrix.write', {
      ...seen,
      ...target.value,
      ...(groupBy === undefined ? {} : { grouping: groupBy }),
      language: context.words.language,
    })
  },
  tell: (output, { words, terminal }) =>
    'file' in output
      ? words.say('matrix.written', {
          file: output.file,
          sha256: output.sha256,
          count: output.rows,
          total: output.rowTotal,
        })
      : matrixTable(output, words, terminal.columns),
})

/** The file that is wanted; `null`: none is. What belongs to a file means nothing without one. */
function targetOf(
  { format, out, groupBy }: Input,
  { words, path }: CliContext,
): Result<{ readonly format: NonNullable<typeof format>; readonly file: string } | null, Refusal> {
  if (format !== undefined && out !== undefined) return success({ format, file: path(out) })
  if (format === undefined && out === undefined && groupBy === undefined) return success(null)
  const missing = format === undefined ? '--format' : '--out'
  return failure(
    refusal('wrong_usage', { message: words.say('usage.missingOption', { what: missing }) }),
  )
}

const columnsOf = (given: string): MatrixColumns =>
  given === 'entities' || given === 'units' ? { of: given } : { of: 'group', unit: given }
