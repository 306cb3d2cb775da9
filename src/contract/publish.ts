import * as z from 'zod'
import { languageSchema, sha256Schema } from './primitives.ts'

/** A schema of PostgreSQL or a role, as the program writes them: no name of another case, none of the system's. */
export const postgresNameSchema = z.string().regex(/^(?!pg_)[a-z_][a-z0-9_]{0,50}$/)

/** What a run did: made the tables, wrote all of them again, only what changed, or nothing. */
export const publicationExtents = ['first', 'whole', 'changes', 'nothing'] as const

/** Mirrors what the register's tables show into a PostgreSQL database, for the ministry's own reports. */
export const publishSchema = {
  params: z.object({
    /** With a password or without; it is kept nowhere. */
    url: z.string(),
    schema: postgresNameSchema,
    /** A role that may read; made if it is missing. `null`: nobody is let in. */
    reader: postgresNameSchema.nullable(),
    /** Confidential agreements too. */
    confidential: z.boolean(),
    /** Of what is said there of tables and columns. */
    language: languageSchema,
  }),
  result: z.object({
    schema: z.string(),
    extent: z.enum(publicationExtents),
    /** Written or removed. */
    rows: z.int(),
    seconds: z.number(),
    /** Of the register as it was published. */
    digest: sha256Schema,
  }),
}
