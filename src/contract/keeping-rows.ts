import * as z from 'zod'
import { daySchema, idSchema } from './primitives.ts'
import { base } from './row-base.ts'

/** Rows of the lists of what an office keeps of its own. */
export const packageRowSchema = z.object({
  ...base,
  direction: z.enum(['sent', 'received']),
  counterpart: idSchema.nullable(),
  date: daySchema,
  sha256: z.string(),
})

export const cutoffRowSchema = z.object({
  ...base,
  name: z.string(),
  /** On which it was made. */
  day: daySchema,
  /** Of the register as it froze it. */
  digest: z.string(),
})
