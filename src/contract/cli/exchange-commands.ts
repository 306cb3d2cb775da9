import * as z from 'zod'
import { examineCutoffSchema, importCutoffSchema, writeCutoffSchema } from '../cutoff-vector.ts'
import { exchangeOfficesSchema } from '../exchange/overview.ts'
import { examinePackageSchema, fileNotSentSchema } from '../exchange/packages.ts'
import { errorCodes } from '../errors.ts'
import {
  officeApproveSchema,
  officeJoinSchema,
  officePassphraseSchema,
  officeRequestSchema,
  officeRevokeSchema,
  officeScopeSchema,
} from '../exchange/offices.ts'
import { paperSizes, recoverySheetSchema, restoreKeysSchema } from '../exchange/recovery.ts'
import { methods } from '../ipc.ts'
import { idSchema } from '../primitives.ts'
import { type CommandContract, text, flag, decimal } from './inputs.ts'

/** What passes between offices, and between programs. */
export const exchangeCommands = {
  cutoff: { input: z.object({ name: text }), output: methods['cutoffs.make'].result },
  'export-cutoff': {
    input: z.object({ cutoff: text, out: text }),
    output: writeCutoffSchema.result,
  },
  'import-cutoff': {
    input: z.object({ file: text, preview: flag }),
    output: z.union([importCutoffSchema.result, examineCutoffSchema.result]),
  },
  intake: {
    input: z.object({ file: text, mapping: text.optional(), preview: flag, partial: flag }),
    output: z.object({
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      rejected: z.array(
        z.object({
          row: z.int(),
          column: z.string().nullable(),
          code: z.enum(errorCodes),
          message: z.string(),
        }),
      ),
    }),
  },
  'office request': { input: z.object({ out: text }), output: officeRequestSchema.result },
  'office approve': {
    input: z.object({ file: text, scope: z.array(text).min(1), out: text }),
    output: officeApproveSchema.result,
  },
  'office join': { input: z.object({ file: text }), output: officeJoinSchema.result },
  'office list': {
    input: z.object({}),
    output: exchangeOfficesSchema.result.pick({ total: true, rows: true }),
  },
  'office scope': {
    input: z.object({ office: text, scope: z.array(text).min(1) }),
    output: officeScopeSchema.result,
  },
  /** An office or one of its installations. */
  'office revoke': { input: z.object({ office: text }), output: officeRevokeSchema.result },
  'office recovery-sheet': {
    input: z.object({ out: text, paper: z.enum(paperSizes).default('letter') }),
    output: recoverySheetSchema.result,
  },
  'office restore-keys': { input: z.object({ file: text }), output: restoreKeysSchema.result },
  'office passphrase': {
    input: z.object({ newPassphraseFile: text }),
    output: officePassphraseSchema.result,
  },
  export: {
    input: z.object({
      to: z.array(text).default([]),
      scope: z.array(text).default([]),
      out: text,
      /** Megabytes. */
      maxSize: decimal.optional(),
      attachments: z.boolean().default(true),
    }),
    output: z.object({
      packages: z.array(
        z.object({
          id: idSchema,
          file: z.string(),
          changes: z.int(),
          attachments: z.int(),
          bytes: z.int(),
        }),
      ),
      notSent: z.array(fileNotSentSchema),
    }),
  },
  import: {
    input: z.object({ file: text, preview: flag, reply: text.optional() }),
    output: z.union([
      examinePackageSchema.result,
      z.object({
        package: idSchema,
        applied: z.int(),
        duplicates: z.int(),
        /** Waits for what an earlier package brings. */
        held: z.array(z.object({ office: z.string(), partition: z.string(), missing: z.int() })),
        conflicts: z.int(),
        issues: z.int(),
        statusChanges: z.int(),
      }),
    ]),
  },
} as const satisfies Record<string, CommandContract>
