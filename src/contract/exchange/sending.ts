import * as z from 'zod'
import { refusalSchema } from '../errors.ts'
import { idSchema } from '../primitives.ts'
import { exportedSchema, fileNotSentSchema } from './packages.ts'

const sendParams = z.object({
  as: idSchema,
  recipient: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('offices'),
      offices: z.array(idSchema).min(1),
      /** One package for all, which carries no more than each of them may have; otherwise one for each. */
      together: z.boolean(),
    }),
    /** Whoever is told the words, and what they may have. */
    z.object({ kind: z.literal('passphrase'), scope: z.array(z.string()).min(1) }),
  ]),
  /** Bytes of each file; `null`: one file, however large. */
  largest: z.int().positive().nullable(),
  attachments: z.boolean(),
})

const sentSchema = z.object({
  packages: z.array(
    exportedSchema.extend({
      /** Without its folder. */
      name: z.string(),
      /** Names of those for whom it is. */
      offices: z.array(z.string()),
    }),
  ),
  /** Offices for which nothing was written, and why: those of the others were. */
  refused: z.array(z.object({ office: z.string(), error: refusalSchema })),
  /** Commits of others that have to wait until something that their author signed comes. */
  unvouched: z.int(),
  /** Each once, however many packages it is missing from. */
  notSent: z.array(fileNotSentSchema),
  /** The words that open it: nobody keeps them. `null`: it is for offices. */
  passphrase: z.string().nullable(),
})
export type SentPackages = z.output<typeof sentSchema>

/** Asks for a folder and writes packages into it; `null`: the person changed their mind. */
export const sendPackagesSchema = { params: sendParams, result: sentSchema.nullable() }

export const writePackagesSchema = {
  params: sendParams.extend({ folder: z.string() }),
  result: sentSchema,
}

const share = z.object({
  /** What people call the session; `null`: of none. */
  session: z.string().nullable(),
  agreements: z.int(),
})

/** What another scope would add to what an office receives, and what it would not receive any more. */
export const scopePreviewSchema = {
  params: z.object({ office: idSchema, scope: z.array(z.string()) }),
  result: z.object({ gained: z.array(share), lost: z.array(share) }),
}
