import * as z from 'zod'

/** What the thread that reads a PDF says: its text, or why there is none. */
export const workerAnswerSchema = z.union([
  z.object({ text: z.string(), pages: z.int().nonnegative() }),
  z.object({ fault: z.enum(['damaged', 'locked', 'too_large']) }),
])
export type WorkerAnswer = z.infer<typeof workerAnswerSchema>
