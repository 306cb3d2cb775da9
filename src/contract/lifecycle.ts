import * as z from 'zod'
import { daySchema, idSchema } from './primitives.ts'

/** Gives an obligation to another unit from a day; a group of units cannot answer for one. */
export const reassignSchema = {
  params: z.object({
    as: idSchema,
    obligation: idSchema,
    /** Code, INEGI code or name. */
    unit: z.string(),
    from: daySchema,
    authority: z.string(),
    reason: z.string(),
  }),
  /** `unit`: its code. */
  result: z.object({ id: idSchema, unit: z.string() }),
}
