import * as z from 'zod'
import { idSchema } from '../primitives.ts'
import { examinePackageSchema, importPackageSchema } from './packages.ts'

const who = { as: z.string().nullable() }

/**
 * Reads and verifies a package that the page has a ticket of, and says what it would bring. It stays unpacked under the
 * name `staged` until it is taken in or put away.
 */
export const openPackageSchema = {
  params: z.object({
    ...who,
    file: z.string(),
    /** Of a package that is sealed with one; `null`: nobody typed one yet. */
    passphrase: z.string().max(1000).nullable(),
  }),
  result: examinePackageSchema.result.extend({ staged: idSchema }),
}

/** Takes in what was opened: its bytes are verified again, not read again from the file. */
export const takeInPackageSchema = {
  params: z.object({ ...who, file: z.string(), staged: idSchema }),
  result: importPackageSchema.result.omit({ reply: true }).extend({
    /** The office that sent it, where it can be answered. */
    answers: idSchema.nullable(),
    /** How many there are; at most a thousand are named. */
    changedStatuses: z.int(),
  }),
}

export const putAwayPackageSchema = {
  params: z.object({ staged: idSchema }),
  result: z.object({}),
}

/** Says to an office what this one holds. `null`: the person changed their mind. */
export const replySchema = {
  params: z.object({ ...who, office: idSchema }),
  result: z.object({ file: z.string() }).nullable(),
}
export const nameReplySchema = {
  params: replySchema.params,
  result: z.object({ name: z.string() }),
}
export const writeReplySchema = {
  params: replySchema.params.extend({ file: z.string() }),
  result: z.object({ file: z.string() }),
}
