import * as z from 'zod'
import { daySchema, languageSchema, sha256Schema } from './primitives.ts'
import { documentFormats, paperSchema, pdfStandardSchema } from './report-form.ts'

/**
 * What can be made of all at once: the dossier of each session with agreements, the report of each federal entity, of
 * each unit that has something to do, what each federal entity has of the funds, and the letters to each unit.
 */
export const batchReports = ['dossier', 'entity', 'unit', 'funds', 'letters', 'requests'] as const
export type BatchReport = (typeof batchReports)[number]

const params = z.object({
  report: z.enum(batchReports),
  language: languageSchema,
  paper: paperSchema,
  format: z.enum(documentFormats),
  standard: pdfStandardSchema,
  today: daySchema.optional(),
})

const result = z.object({
  folder: z.string(),
  /** Those that are whole: `same` was there already, byte for byte, and was left as it is. */
  files: z.array(
    z.object({
      file: z.string(),
      sha256: sha256Schema,
      rows: z.int(),
      state: z.enum(['written', 'same']),
    }),
  ),
  /** How many there were to write; more than `files` when it was cancelled. */
  of: z.int(),
  cancelled: z.boolean(),
})

export type BatchResult = z.output<typeof result>

/** Asks for the folder; `null`: the person changed their mind. */
export const batchExportSchema = { params, result: result.nullable() }
export const batchWriteSchema = { params: params.extend({ folder: z.string() }), result }
