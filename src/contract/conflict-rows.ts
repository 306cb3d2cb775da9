import * as z from 'zod'
import { idSchema } from './primitives.ts'

export const conflictRowSchema = z.object({
  id: z.string(),
  record: idSchema,
  kind: z.string(),
  field: z.string(),
  values: z.array(
    z.object({
      change: z.string(),
      value: z.json(),
      author: z.string(),
      office: z.string(),
      at: z.string(),
      received: z.string(),
    }),
  ),
})
