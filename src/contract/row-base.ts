import * as z from 'zod'
import { idSchema } from './primitives.ts'

/** What every row of a list has. `withdrawn` carries the reason. */
export const base = { id: idSchema, withdrawn: z.string().nullable(), demonstration: z.boolean() }

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: sources often know no more. */
export const partialDay = z.string().nullable()

/** What every row says that obligations hang from. */
export const countColumns = {
  obligations: z.int(),
  notStarted: z.int(),
  inProgress: z.int(),
  partiallyMet: z.int(),
  met: z.int(),
  notMet: z.int(),
  moot: z.int(),
  overdue: z.int(),
  /** Withdrawn obligations, outside `obligations`. */
  withdrawnObligations: z.int(),
}
