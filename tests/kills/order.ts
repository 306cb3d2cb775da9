/** What a process that is to be killed is told, as JSON in its first argument. */
import * as z from 'zod'
import { jobNames } from './jobs.ts'
import { plantedNames } from './planted.ts'

export const processOrderSchema = z.object({
  job: z.enum(jobNames),
  place: z.object({ folder: z.string(), inputs: z.string() }),
  facts: z.object({ person: z.string(), obligations: z.array(z.string()).readonly() }),
  /** Where it ends, the how manieth time that it comes there; `null`: it says where it came by. */
  point: z.string().nullable(),
  occurrence: z.int(),
  /** A mistake that is made on purpose, so that the kills can be seen to find it. */
  planted: z.enum(plantedNames).nullable(),
})
export type ProcessOrder = z.infer<typeof processOrderSchema>
