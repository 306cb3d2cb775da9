import * as z from 'zod'
import { daySchema } from './primitives.ts'

/**
 * Every question can be asked of the register as it was known at the end of a day, or of what a cut-off froze (its
 * name or id): these go beside the parameters of any call. Without either it is asked of the present.
 */
export const pastSchema = z
  .object({ asOf: daySchema.optional(), cutoff: z.string().optional() })
  .refine(({ asOf, cutoff }) => asOf === undefined || cutoff === undefined, {
    error: 'asOf | cutoff',
  })
export type Past = z.output<typeof pastSchema>
