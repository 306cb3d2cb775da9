import * as z from 'zod'
import { idSchema } from '../primitives.ts'
import { fileNotSentSchema } from './packages.ts'

/** How the keys are opened: a file whose first line is the passphrase; `null`: by the machine's own key. */
const unlocking = { passphraseFile: z.string().nullable() }
const words = z.array(z.string()).length(8)

/** Makes the keys of the register's own office, or opens them; certifies what is not certified yet. */
export const officeKeysSchema = {
  params: z.object({ as: z.string().nullable(), ...unlocking }),
  result: z.object({ office: idSchema, root: z.string() }),
}

export const officePassphraseSchema = {
  params: z.object({ ...unlocking, newPassphraseFile: z.string() }),
  result: z.object({ office: idSchema }),
}

export const officeRequestSchema = {
  params: z.object({ as: z.string().nullable(), file: z.string(), ...unlocking }),
  /** `words`: of the file, to be compared by phone. */
  result: z.object({ office: idSchema, file: z.string(), words }),
}

export const officeApproveSchema = {
  params: z.object({
    as: z.string().nullable(),
    file: z.string(),
    /** `all`, `confidential`, `session:<id>`, `agreement:<id>`. */
    scope: z.array(z.string()),
    out: z.string(),
    ...unlocking,
  }),
  result: z.object({
    office: idSchema,
    name: z.string(),
    person: z.string(),
    scope: z.array(z.string()),
    /** Of the request; and of request and root key together, which who joins compares. */
    words,
    approvalWords: words,
    /** `known`: the office was here already, and has new keys or another scope now. */
    known: z.boolean(),
    file: z.string(),
    notSent: z.array(fileNotSentSchema),
  }),
}

export const officeJoinSchema = {
  params: z.object({
    as: z.string().nullable(),
    file: z.string(),
    /** Those that somebody compared before; left out: they are compared afterwards. */
    words: words.optional(),
    ...unlocking,
  }),
  result: z.object({
    office: idSchema,
    /** The office that approved. */
    coordinator: z.string(),
    scope: z.array(z.string()),
    words,
  }),
}

export const knownOfficeSchema = z.object({
  id: idSchema,
  name: z.string(),
  coordinating: z.boolean(),
  /** Of this register. */
  own: z.boolean(),
  scope: z.array(z.string()),
  revoked: z.boolean(),
  installations: z.array(
    z.object({
      id: idSchema,
      own: z.boolean(),
      /** The last commit of it that counts; `null`: all do. */
      revokedAfter: z.int().nullable(),
    }),
  ),
})
export type KnownOfficeRow = z.output<typeof knownOfficeSchema>

export const officeListSchema = {
  params: z.object({}),
  result: z.object({ total: z.int(), rows: z.array(knownOfficeSchema) }),
}

export const officeScopeSchema = {
  params: z.object({
    as: z.string().nullable(),
    /** Id or name. */
    office: z.string(),
    scope: z.array(z.string()),
    ...unlocking,
  }),
  result: z.object({ office: idSchema, name: z.string(), scope: z.array(z.string()) }),
}

/** As the window asks it, whose keys are opened before. */
export const changeScopeSchema = {
  params: z.object({ as: idSchema, office: idSchema, scope: z.array(z.string()) }),
  result: officeScopeSchema.result,
}

export const officeRevokeSchema = {
  params: z.object({
    as: z.string().nullable(),
    /** An office by id or name, or an installation by id. */
    office: z.string(),
    ...unlocking,
  }),
  result: z.object({
    office: idSchema,
    name: z.string(),
    accepted: z.array(z.object({ installation: idSchema, counter: z.int() })),
  }),
}

/** As the window asks it: an office or one of its installations, by id. */
export const endOfficeSchema = {
  params: z.object({ as: idSchema, office: idSchema }),
  result: officeRevokeSchema.result,
}
