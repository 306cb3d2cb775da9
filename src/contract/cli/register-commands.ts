import * as z from 'zod'
import { mostSettingDays } from '../../core/compliance/office-settings.ts'
import { checkProblemCodes, checkReportSchema } from '../check-report.ts'
import { ownRevocationSchema } from '../exchange/revocation.ts'
import { methods } from '../ipc.ts'
import { fileNotSentSchema } from '../exchange/packages.ts'
import { idSchema, sha256Schema } from '../primitives.ts'
import { postgresNameSchema, publishSchema } from '../publish.ts'
import { type CommandContract, text, name, flag, count } from './inputs.ts'

const settingDays = count.pipe(z.number().max(mostSettingDays)).optional()

/** What is wrong, for scripts by its code and for people in a sentence; the facts of each code: `check-report.ts`. */
const checkOutput = checkReportSchema.extend({
  problems: z.array(
    z.object({
      code: z.enum(checkProblemCodes),
      message: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
})

/** What a register is made from, kept and checked by. */
export const registerCommands = {
  init: {
    input: z.object({
      demo: flag,
      office: name.optional(),
      person: name.optional(),
      /** Waits for the approval of another office. */
      join: flag,
    }),
    output: z.object({
      register: z.string(),
      office: idSchema,
      installation: idSchema,
      person: idSchema,
    }),
  },
  settings: {
    input: z.object({
      dueSoonDays: settingDays,
      longestReceiptDays: settingDays,
      silentAfterDays: settingDays,
    }),
    output: methods['settings.read'].result,
  },
  check: {
    input: z.object({}),
    /** Of this installation: a register is sound and what is saved in it may count nowhere. */
    output: checkOutput.extend({ revoked: ownRevocationSchema.nullable() }),
  },
  backup: {
    input: z.object({ out: text }),
    output: z.object({
      /** Every file that the register keeps is in it. */
      ok: z.boolean(),
      file: z.string(),
      made: z.string(),
      bytes: z.number(),
      digest: sha256Schema,
      commits: z.int(),
      changes: z.int(),
      conflicts: z.int(),
      attachments: z.int(),
      /** The files that are not in it, because they are not whole in the register. */
      problems: z.array(fileNotSentSchema),
    }),
  },
  publish: {
    input: z.object({
      postgres: text.optional(),
      postgresFile: text.optional(),
      schema: postgresNameSchema.optional(),
      reader: postgresNameSchema.optional(),
      confidential: flag,
    }),
    output: publishSchema.result,
  },
  restore: {
    input: z.object({ file: text, folder: text.optional() }),
    /** What `check` finds in the restored register. */
    output: checkOutput.extend({
      register: z.string(),
      office: z.string(),
      installation: idSchema,
      from: idSchema,
      made: z.string(),
      attachments: z.int(),
    }),
  },
} as const satisfies Record<string, CommandContract>
