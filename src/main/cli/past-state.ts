import type { Past } from '../../contract/past.ts'
import type { CliContext } from './context.ts'

interface PastInput {
  readonly asOf?: string | undefined
  readonly cutoff?: string | undefined
}

/** The state that `--as-of` or `--cutoff` names. */
export const pastOf = ({ asOf, cutoff }: PastInput): Past => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(cutoff === undefined ? {} : { cutoff }),
})

/** The same for what reckons with a day: `--today` counts where it is given, else the day of the state. */
export const pastState = (
  input: PastInput,
  { global: { today } }: CliContext,
): Past & { readonly today?: string } => ({
  ...pastOf(input),
  ...(today === undefined ? {} : { today }),
})
