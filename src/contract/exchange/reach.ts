import * as z from 'zod'
import { idSchema } from '../primitives.ts'

/** Whether this office is still sent what others write of an agreement. */
export const agreementReachSchema = {
  params: z.object({ id: idSchema }),
  /** ISO 8601 in UTC: since when it is not; `null`: it is, or nobody sends anything to anybody yet. */
  result: z.object({ notUpdatedSince: z.iso.datetime().nullable() }),
}
