import * as z from 'zod'
import { fileNotSentSchema } from './exchange/packages.ts'
import { daySchema, idSchema, languageSchema, sha256Schema } from './primitives.ts'

/** The number of the form that a backup file has. */
export const backupVersion = 1

/** A file at the end of a backup: what is in it. A backup without it was cut off. */
export const backupManifestSchema = z.object({
  format: z.literal('acuerdos-backup'),
  version: z.int(),
  /** Of the database: a program that is older cannot open it. */
  schema: z.int().positive(),
  program: z.string(),
  /** ISO 8601. */
  made: z.string(),
  office: z.string(),
  /** Whose register it is a copy of; who restores it becomes another one. */
  installation: idSchema,
  digest: sha256Schema,
  commits: z.int().nonnegative(),
  /** Every other file, in the order of the archive. */
  files: z.array(
    z.object({ name: z.string(), size: z.number().nonnegative(), sha256: sha256Schema }),
  ),
})
export type BackupManifest = z.output<typeof backupManifestSchema>

/** Days after which a window says that the last backup is old. */
export const backupOldAfterDays = 14

/** Writes a whole copy of the register with its files; the present file of that name is replaced when it is whole. */
export const makeBackupSchema = {
  params: z.object({ out: z.string() }),
  result: z.object({
    file: z.string(),
    /** ISO 8601. */
    made: z.string(),
    bytes: z.number(),
    digest: sha256Schema,
    commits: z.int(),
    changes: z.int(),
    conflicts: z.int(),
    /** Files of evidence, minutes and letters that are in it. */
    attachments: z.int(),
    /** Those that are not, because they are not whole here. */
    left: z.array(fileNotSentSchema),
  }),
}

/** The same from the window: the main process asks the person where. `null`: they changed their mind. */
export const saveBackupSchema = {
  /** `day`: stands in the name that is proposed. */
  params: z.object({ language: languageSchema, day: daySchema }),
  result: makeBackupSchema.result.nullable(),
}

/** Makes a register of a backup, in a folder that holds none; it is an installation of its own. */
export const restoreBackupSchema = {
  params: z.object({ file: z.string() }),
  result: z.object({
    /** When the backup was made: ISO 8601. */
    made: z.string(),
    office: z.string(),
    installation: idSchema,
    /** Whose register the backup is of. */
    from: idSchema,
    attachments: z.int(),
  }),
}

/** When a backup was last made of this register here. */
export const backupStandingSchema = {
  params: z.object({}),
  result: z.object({
    /** ISO 8601; `null`: never. */
    made: z.string().nullable(),
    file: z.string().nullable(),
    /** Days since then, or since the register began; `old`: more than `backupOldAfterDays`. */
    days: z.int().nonnegative(),
    old: z.boolean(),
  }),
}
