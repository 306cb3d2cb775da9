import * as z from 'zod'
import { idSchema } from './primitives.ts'

/** What every row of a list has. `withdrawn` carries the reason. */
export const base = { id: idSchema, withdrawn: z.string().nullable(), demonstration: z.boolean() }

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: sources often know no more. */
export const partialDay = z.string().nullable()
