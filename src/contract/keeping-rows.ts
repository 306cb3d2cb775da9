import * as z from 'zod'
import { packageDirections } from '../core/schema/codes.ts'
import { packageKinds } from './package/manifest.ts'
import { daySchema, idSchema } from './primitives.ts'
import { base } from './row-base.ts'

/** Rows of the lists of what an office keeps of its own. */
export const packageRowSchema = z.object({
  /** Of the package: one of one's own that came back is listed twice. */
  id: idSchema,
  direction: z.enum(packageDirections),
  kind: z.enum(packageKinds),
  /** Names of the offices at the other end; empty: sealed with a passphrase. */
  counterpart: z.string(),
  date: daySchema,
  /** When it was written or taken in, ISO 8601 in UTC. */
  at: z.string(),
  file: z.string(),
  sha256: z.string(),
  changes: z.int(),
  attachments: z.int(),
  bytes: z.int(),
  /** Of one that was sent: every office that it was for is known to hold all of it. */
  acknowledged: z.boolean(),
})

export const cutoffRowSchema = z.object({
  ...base,
  name: z.string(),
  /** On which it was made. */
  day: daySchema,
  /** Of the register as it froze it. */
  digest: z.string(),
})
