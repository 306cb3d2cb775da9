import * as z from 'zod'
import { answerSchema } from './ipc.ts'
import { jobProgressSchema } from './jobs.ts'
import { daySchema } from './primitives.ts'

/**
 * How a command that writes reaches the engine that has its register open (DESIGN section 4): length-prefixed JSON
 * over a local socket that only the same user can open. Both sides belong to one installation of the program, so a
 * version that does not agree is answered by closing, and the command then finds the register locked.
 */
export const socketVersion = 1

/** Larger than any call with its answer: a list page of 100,000 rows. */
export const largestFrame = 64 * 1024 ** 2

/** Stands in the register's folder while its engine listens; only the register's own user can read it. */
export const announcementSchema = z.object({
  version: z.literal(socketVersion),
  /** Path of a Unix domain socket, or name of a pipe on Windows. */
  socket: z.string().min(1),
  /** Shown by whoever connects. */
  token: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Announcement = z.infer<typeof announcementSchema>

export const socketRequestSchema = z.discriminatedUnion('request', [
  z.object({ request: z.literal('hello'), version: z.literal(socketVersion), token: z.string() }),
  z.object({
    request: z.literal('call'),
    id: z.int(),
    method: z.string(),
    params: z.unknown(),
    /** The day that counts as today for this call; `null`: the engine's own. */
    today: daySchema.nullable(),
  }),
])
export type SocketRequest = z.infer<typeof socketRequestSchema>

export const socketReplySchema = z.discriminatedUnion('reply', [
  z.object({ reply: z.literal('welcome') }),
  /** How far the call of this number is. */
  z.object({ reply: z.literal('progress'), id: z.int(), progress: jobProgressSchema }),
  z.object({ reply: z.literal('answer'), id: z.int(), answer: answerSchema }),
])
export type SocketReply = z.infer<typeof socketReplySchema>
