import * as z from 'zod'
import { recordKinds } from '../../core/schema/registry.ts'
import { readCommaList } from '../comma-list.ts'
import { differences } from '../cutoffs.ts'
import { methods } from '../ipc.ts'
import { matrixGroupings } from '../../core/compliance/matrix-groups.ts'
import { matrixExportSchema, matrixFileFormats, matrixRowKinds, mostMatrixRows } from '../matrix.ts'
import { idSchema, sha256Schema } from '../primitives.ts'
import { historyEntrySchema } from '../records.ts'
import { batchReports, batchWriteSchema } from '../report-batch.ts'
import { documentFormats, papers, pdfStandards } from '../report-form.ts'
import { filterOperators, listKinds, type Filter } from '../rows.ts'
import { type CommandContract, count, flag, stateInput, text } from './inputs.ts'

const filterPattern = /^([A-Za-z]\w*)\s*(!=|<=|>=|=|<|>)(.*)$/su

const fiscalYear = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)

/**
 * `field=value`, `!=`, `<`, `<=`, `>`, `>=`; `field=a,b` is any of them, `field="a,b"` one with a comma in it,
 * `field=` an empty field.
 */
export const filterTextSchema = z.string().transform((written, context): Filter => {
  const [, field = '', sign, value = ''] = filterPattern.exec(written) ?? []
  const operator = filterOperators.find((known) => known === sign)
  const values = readCommaList(value)
  if (operator === undefined || values === null) {
    context.issues.push({ code: 'custom', message: 'not a filter', input: written })
    return z.NEVER
  }
  return { field, operator, values: [...values] }
})

/** `field` or `-field`. */
export const sortTextSchema = z
  .string()
  .regex(/^-?[A-Za-z]\w*$/)
  .transform((written) => ({
    field: written.replace(/^-/, ''),
    descending: written.startsWith('-'),
  }))

export const reportNames = [
  'dossier',
  'unit',
  'entity',
  'overdue',
  'readiness',
  'indicators',
  'funds',
  'evidence',
  'issues',
  'letters',
  'requests',
  'calendar',
  'open-data',
] as const

export const reportFormats = ['pdf', 'docx', 'xlsx', 'csv', 'json', 'ics'] as const

const listedOutput = z.object({
  total: z.int(),
  rows: z.array(z.looseObject({ id: z.string() })),
})

const reportOutput = z.object({
  file: z.string(),
  sha256: sha256Schema,
  rows: z.int(),
  /** Of a calendar: obligations of which no date is known yet. */
  undated: z.int().optional(),
})

/** What only looks. */
export const lookingCommands = {
  list: {
    input: z.object({
      kind: z.enum(listKinds),
      where: z.array(filterTextSchema).default([]),
      search: text.optional(),
      sort: z.array(sortTextSchema).default([]),
      limit: count.pipe(z.int().max(100_000)).default(100),
      offset: count.pipe(z.int()).default(0),
      withdrawn: flag,
      ...stateInput,
    }),
    output: listedOutput,
  },
  matrix: {
    input: z.object({
      rows: z.enum(matrixRowKinds).default('agreements'),
      /** `entities`, `units`, or the code of a group of units. */
      columns: text.default('entities'),
      where: z.array(filterTextSchema).default([]),
      search: text.optional(),
      /** 300 unless given; in a file as many as it can hold. */
      limit: count.pipe(z.int().positive().max(mostMatrixRows)).optional(),
      /** How the rows of a file are put together. */
      groupBy: z.enum(matrixGroupings).optional(),
      /** A file instead of what is printed; both or neither. */
      format: z.enum(matrixFileFormats).optional(),
      out: text.optional(),
      ...stateInput,
    }),
    output: z.union([methods['matrix.read'].result, matrixExportSchema.result.unwrap()]),
  },
  show: {
    input: z.object({ id: text, history: flag, ...stateInput }),
    output: z.object({
      id: idSchema,
      kind: z.enum(recordKinds),
      label: z.string(),
      fields: z.record(z.string(), z.json()),
      /** Elements of set fields with their marks, such as addressees with their roles. */
      sets: z.record(z.string(), z.array(z.object({ element: z.string(), mark: z.json() }))),
      /** Fields with two values that were written without knowledge of each other. */
      conflicts: z.array(z.string()),
      history: z.array(historyEntrySchema).optional(),
    }),
  },
  totals: {
    input: z.object({ fund: text.optional(), year: fiscalYear.optional(), ...stateInput }),
    output: methods['funding.reckoning'].result,
  },
  lineage: {
    input: z.object({ agreement: text, depth: count.optional(), ...stateInput }),
    output: methods['agreements.lineage'].result,
  },
  diff: {
    /** Each a day, the name of a cut-off, or `now`. */
    input: z.object({
      from: text,
      to: text.default('now'),
      changed: z.array(z.enum(differences)).default([]),
      /** Of `records`. */
      kind: z.enum(recordKinds).optional(),
      limit: count.pipe(z.int().max(100_000)).default(500),
      offset: count.pipe(z.int()).default(0),
    }),
    output: methods['cutoffs.difference'].result.extend({
      records: methods['cutoffs.records'].result,
    }),
  },
  report: {
    input: z.object({
      report: z.enum(reportNames),
      format: z.enum(reportFormats),
      out: text,
      body: text.optional(),
      session: text.optional(),
      unit: text.optional(),
      entity: text.optional(),
      paper: z.enum(papers).optional(),
      standard: z.enum(pdfStandards).optional(),
      ...stateInput,
    }),
    output: reportOutput,
  },
  'report-all': {
    input: z.object({
      report: z.enum(batchReports),
      format: z.enum(documentFormats),
      /** A folder. */
      out: text,
      paper: z.enum(papers).optional(),
      standard: z.enum(pdfStandards).optional(),
      ...stateInput,
    }),
    output: batchWriteSchema.result,
  },
} as const satisfies Record<string, CommandContract>
