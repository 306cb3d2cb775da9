import * as z from 'zod'
import { complianceCodes, responseCodes, verificationCodes } from '../core/compliance/codes.ts'
import { matrixGroupings } from '../core/compliance/matrix-groups.ts'
import { agreementKinds, clauseNatures, unitKinds } from '../core/schema/codes.ts'
import { daySchema, idSchema, languageSchema, sha256Schema } from './primitives.ts'
import { filterSchema } from './rows.ts'

/** What stands in the rows. */
export const matrixRowKinds = ['agreements', 'clauses'] as const
export type MatrixRowKind = (typeof matrixRowKinds)[number]

/** More rows than a person looks through; more of them are counted, not sent. */
export const mostMatrixRows = 1000

/**
 * Which units are columns: the federal entities, whether or not anything binds them; every unit that answers for an
 * obligation that the filters let through; or the members of a group, by its code.
 */
export const matrixColumnsSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('entities') }),
  z.object({ of: z.literal('units') }),
  z.object({ of: z.literal('group'), unit: z.string() }),
])
export type MatrixColumns = z.output<typeof matrixColumnsSchema>

const rowSchema = z.object({
  agreement: idSchema,
  /** `null` where the row is an agreement. */
  clause: idSchema.nullable(),
  clauseOrder: z.int().nullable(),
  nature: z.enum(clauseNatures).nullable(),
  /** Of the agreement. */
  number: z.string().nullable(),
  kind: z.enum(agreementKinds),
  sequence: z.int().nullable(),
  /** Of the agreement; else the beginning of its text or of the clause's. */
  title: z.string(),
  topic: z.string().nullable(),
  session: z.string(),
  sessionId: idSchema,
  sessionDate: daySchema.nullable(),
  /** Code. */
  body: z.string(),
  /** Binding obligations in its cells, and how many of them are met. */
  met: z.int(),
  total: z.int(),
})
export type MatrixRow = z.output<typeof rowSchema>

const columnSchema = z.object({
  unit: idSchema,
  code: z.string(),
  name: z.string(),
  nameEnglish: z.string().nullable(),
  abbreviation: z.string().nullable(),
  kind: z.enum(unitKinds),
  met: z.int(),
  total: z.int(),
})
export type MatrixColumn = z.output<typeof columnSchema>

/**
 * The cells that have obligations, field by field: the same place of every array is the same cell. By row, then by
 * column. A matrix of 200 agreements × 32 entities has 6,400 of them: as objects they would be four times the size.
 */
const cellsSchema = z.object({
  /** Places in `rows` and `columns`. */
  row: z.array(z.int()),
  column: z.array(z.int()),
  obligations: z.array(z.array(idSchema)),
  compliance: z.array(z.enum(complianceCodes)),
  verification: z.array(z.enum(verificationCodes)),
  response: z.array(z.enum(responseCodes)),
  evidence: z.array(z.int()),
  due: z.array(daySchema.nullable()),
  dueEstimated: z.array(z.boolean()),
  /** There is a rule but no date follows from it yet. */
  dueMissing: z.array(z.boolean()),
  overdue: z.array(z.boolean()),
  dueSoon: z.array(z.boolean()),
  metLate: z.array(z.boolean()),
  /** Verdicts that contradict each other. */
  conflict: z.array(z.boolean()),
  /** Nothing in it binds: outside every total. */
  apart: z.array(z.boolean()),
})
export type MatrixCells = z.output<typeof cellsSchema>

/** Agreements (or clauses) × units, each cell with the state of its obligations. */
export const matrixReadSchema = {
  params: z.object({
    rows: z.enum(matrixRowKinds).default('agreements'),
    columns: matrixColumnsSchema.default({ of: 'entities' }),
    /** The fields of the list of obligations. */
    where: z.array(filterSchema).default([]),
    search: z.string().optional(),
    limit: z.int().positive().max(mostMatrixRows).default(300),
    /** "As it was known on" this day. */
    asOf: daySchema.optional(),
    /** The day by which overdue is reckoned; the engine's own day unless given. */
    today: daySchema.optional(),
  }),
  result: z.object({
    rows: z.array(rowSchema),
    /** Before `limit`. */
    rowTotal: z.int(),
    columns: z.array(columnSchema),
    cells: cellsSchema,
    /** Obligations of these agreements that the filters let through and whose unit is no column. */
    outside: z.int(),
  }),
}
export type MatrixQuery = z.output<typeof matrixReadSchema.params>
export type Matrix = z.output<typeof matrixReadSchema.result>

/** A file of the matrix: as the window shows it, in a spreadsheet with lists beside it or as one table. */
export const matrixFileFormats = ['xlsx', 'csv'] as const

/** Asks where to save; `null`: the person changed their mind. */
export const matrixExportSchema = {
  params: matrixReadSchema.params.extend({
    grouping: z.enum(matrixGroupings).default('session'),
    language: languageSchema,
    format: z.enum(matrixFileFormats),
    limit: z.int().positive().max(mostMatrixRows).default(mostMatrixRows),
  }),
  result: z
    .object({
      file: z.string(),
      sha256: sha256Schema,
      /** In the file, and how many there are. */
      rows: z.int(),
      rowTotal: z.int(),
    })
    .nullable(),
}

/** What a file of the matrix says. */
export interface MatrixReport {
  readonly matrix: Matrix
  readonly view: Pick<
    z.output<typeof matrixExportSchema.params>,
    'rows' | 'columns' | 'where' | 'search' | 'grouping' | 'language'
  >
  /** The day by which overdue is reckoned. */
  readonly today: string
  /** "As it was known on": the day of a past state. */
  readonly asOf: string | null
  /** State of the register. */
  readonly digest: string
  readonly office: string
  /** The register has demonstration data. */
  readonly demonstration: boolean
  readonly programVersion: string
}
