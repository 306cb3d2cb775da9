import type { CliInput, CliOutput } from '../../../contract/cli.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, type Result } from '../../../core/result.ts'
import type { CliContext } from '../context.ts'

type Input = CliInput<'report'>

/** One of the family that `report` makes. */
export interface Report {
  readonly formats: readonly Input['format'][]
  /** Options that say what it is about. */
  readonly options: readonly Option[]
  make(context: CliContext, input: Input): Promise<Result<CliOutput<'report'>, Refusal>>
}

const optional = ['session', 'body', 'unit', 'entity', 'paper', 'standard'] as const
type Option = (typeof optional)[number]

/** A format or an option that means nothing to a report is a mistake, not a wish to be passed over. */
export function misfit(
  { formats, options }: Report,
  context: CliContext,
  input: Input,
): Result<never, Refusal> | null {
  if (!formats.includes(input.format)) {
    return failure(refusal('report_format_unknown', { format: input.format, known: [...formats] }))
  }
  const unused = optional.find((name) => input[name] !== undefined && !options.includes(name))
  if (unused === undefined) {
    return input.standard === undefined || input.format === 'pdf'
      ? null
      : failure(refusal('report_standard_of_pdf', { format: input.format }))
  }
  const message = context.words.say('usage.optionOfOther', {
    what: `--${unused}`,
    command: `report ${input.report}`,
  })
  return failure(refusal('wrong_usage', { message }))
}
