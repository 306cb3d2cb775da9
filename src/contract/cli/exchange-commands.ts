import * as z from 'zod'
import { examineCutoffSchema, importCutoffSchema, writeCutoffSchema } from '../cutoff-vector.ts'
import { errorCodes } from '../errors.ts'
import { methods } from '../ipc.ts'
import { idSchema } from '../primitives.ts'
import { type CommandContract, text, flag, decimal } from './inputs.ts'

const officeOutput = z.object({
  office: z.string(),
  /** Eight words that both sides read to each other. */
  words: z.array(z.string()).length(8).optional(),
  scope: z.array(z.string()).optional(),
})

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
  'office request': { input: z.object({ out: text }), output: officeOutput },
  'office approve': {
    input: z.object({ file: text, scope: z.array(text).min(1), out: text }),
    output: officeOutput,
  },
  'office join': { input: z.object({ file: text }), output: officeOutput },
  'office list': {
    input: z.object({}),
    output: z.object({
      total: z.int(),
      rows: z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          coordinating: z.boolean(),
          scope: z.array(z.string()),
        }),
      ),
    }),
  },
  'office scope': {
    input: z.object({ office: text, scope: z.array(text).min(1) }),
    output: officeOutput,
  },
  /** An office or one of its installations. */
  'office revoke': { input: z.object({ office: text }), output: officeOutput },
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
    }),
  },
  import: {
    input: z.object({ file: text, preview: flag, reply: text.optional() }),
    output: z.object({
      package: idSchema,
      applied: z.int(),
      duplicates: z.int(),
      /** Waits for what an earlier package brings. */
      held: z.array(z.object({ office: z.string(), partition: z.string(), missing: z.int() })),
      conflicts: z.int(),
      issues: z.int(),
      statusChanges: z.int(),
    }),
  },
} as const satisfies Record<string, CommandContract>
