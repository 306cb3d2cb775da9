import * as z from 'zod'
import { complianceCodes } from '../../core/compliance/codes.ts'
import { idSchema, sha256Schema } from '../primitives.ts'

/** Who opens the keys, and by what: see `unlocking` of the offices. */
const opening = { as: z.string().nullable(), passphraseFile: z.string().nullable() }

export const exportedSchema = z.object({
  id: idSchema,
  file: z.string(),
  changes: z.int(),
  attachments: z.int(),
  bytes: z.int(),
})

/** A file that a package should carry and does not, because its bytes are not whole here. */
export const fileNotSentSchema = z.object({
  sha256: sha256Schema,
  /** One record that names it: the file's name there, and for evidence whose it is. */
  file: z.string().nullable(),
  agreement: z.string().nullable(),
  unit: z.string().nullable(),
  why: z.enum(['missing', 'altered']),
})
export type FileNotSent = z.output<typeof fileNotSentSchema>

/** For offices what they lack of what they may have; for whoever has a passphrase everything of a scope. */
export const exportPackagesSchema = {
  params: z.object({
    ...opening,
    /** Offices by id or name; none: `sealWith` seals it. */
    to: z.array(z.string()),
    /** `all`, `confidential`, `session:<id>`, `agreement:<id>`; of a package sealed with a passphrase only. */
    scope: z.array(z.string()),
    /** A file whose first line is the passphrase; one that is not there is made with six words. */
    sealWith: z.string().nullable(),
    out: z.string(),
    /** Bytes of each file; `null`: one file, however large. */
    largest: z.number().positive().nullable(),
    attachments: z.boolean(),
  }),
  result: z.object({
    packages: z.array(exportedSchema),
    /** Commits of others that have to wait until something that their author signed comes. */
    unvouched: z.int(),
    notSent: z.array(fileNotSentSchema),
  }),
}

export const heldSchema = z.object({
  /** Of which office, and about what: an agreement's id, `catalog` or `office`. */
  office: z.string(),
  partition: z.string(),
  /** What people call the agreement; `null`: it is none, or has not arrived. */
  label: z.string().nullable(),
  missing: z.int(),
})

export const importPackageSchema = {
  params: z.object({
    ...opening,
    file: z.string(),
    /** Of a package that is sealed with one. */
    openWith: z.string().nullable(),
    reply: z.string().nullable(),
  }),
  result: z.object({
    package: idSchema,
    /** Name of the office that sent it. */
    sender: z.string(),
    /** It had been taken in before: nothing was done. */
    known: z.boolean(),
    applied: z.int(),
    duplicates: z.int(),
    held: z.array(heldSchema),
    conflicts: z.int(),
    issues: z.int(),
    /** `null`: it was not there, or is not any more. */
    statusChanges: z.array(
      z.object({
        obligation: idSchema,
        from: z.enum(complianceCodes).nullable(),
        to: z.enum(complianceCodes).nullable(),
      }),
    ),
    reply: z.string().nullable(),
  }),
}

/** What a package would bring; nothing of the register is changed. */
export const examinePackageSchema = {
  params: importPackageSchema.params.omit({ reply: true }),
  result: z.object({
    package: idSchema,
    sender: z.string(),
    kind: z.enum(['delta', 'snapshot', 'approval', 'reply']),
    /** ISO 8601, by the sender's clock. */
    made: z.string(),
    /** It had been taken in before. */
    known: z.boolean(),
    /** Commits that are not here, and that are. */
    new: z.int(),
    duplicates: z.int(),
    attachments: z.object({ new: z.int(), bytes: z.int() }),
    /** The agreements that it touches, by session; `null`: the session comes with it. `new`: so many are not here yet. */
    sessions: z.array(
      z.object({
        session: z.string().nullable(),
        agreements: z.int(),
        new: z.int(),
        commits: z.int(),
      }),
    ),
    /** Commits of the catalogue: people, units, sessions. */
    catalogue: z.int(),
    /** When the first and the last of its new commits were made, by the clocks of their authors; `null`: none are new. */
    since: z.object({ from: z.string(), to: z.string() }).nullable(),
    /** Fields that it would leave with several values; of a large package those of its first commits. */
    conflicts: z.object({
      count: z.int(),
      atLeast: z.boolean(),
      first: z.array(
        z.object({
          record: idSchema,
          kind: z.string(),
          /** What people call it; `null`: it comes with the package. */
          label: z.string().nullable(),
          field: z.string(),
        }),
      ),
    }),
    /** What would still be waited for, of the whole register. */
    held: z.array(heldSchema),
  }),
}
