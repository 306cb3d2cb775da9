import * as z from 'zod'
import { isDay } from '../core/compliance/day.ts'
import { mostSettingDays } from '../core/compliance/office-settings.ts'
import {
  claims,
  evidenceKinds,
  documentKinds,
  languages,
  pertinences,
  responses,
  verdictResults,
} from '../core/schema/codes.ts'
import { recordKinds } from '../core/schema/registry.ts'
import { bulkApplySchema } from './bulk.ts'
import { acceptedOutput, draftsOutput } from './cli-capture.ts'
import { readCommaList } from './comma-list.ts'
import { exportCutoffSchema, importCutoffSchema } from './cutoff-vector.ts'
import { differences } from './cutoffs.ts'
import { checkProblemCodes, checkReportSchema } from './check-report.ts'
import { errorCodes, type ErrorCode } from './errors.ts'
import { methods } from './ipc.ts'
import { matrixRowKinds, mostMatrixRows } from './matrix.ts'
import { idSchema, sha256Schema } from './primitives.ts'
import { historyEntrySchema } from './records.ts'
import { conflictRowSchema } from './conflict-rows.ts'
import { filterOperators, listKinds, listRowSchemas } from './rows.ts'
import type { Filter, ListKind } from './rows.ts'

/**
 * The `acuerdos` command: what each command takes and what it prints with `--json`. Inputs are the texts of the
 * command line under the names of its arguments and options; outputs are minimums, so that a later version can add
 * fields. Scripts depend on both: see `docs/formats.md`.
 */
interface CommandContract {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** A check of the input that is not about how the command is written has the code of its refusal. */
const refusedAs = (code: ErrorCode): { readonly params: { readonly refusal: ErrorCode } } => ({
  params: { refusal: code },
})

const text = z.string()
const name = z.string().trim().min(1).max(200)
const flag = z.boolean().default(false)
/** A day that the calendar has. */
const day = z.string().refine(isDay, refusedAs('date_invalid'))
/** A number as people type it. */
const decimal = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/)
  .transform(Number)
const count = z.string().regex(/^\d+$/).transform(Number)

const settingDays = count.pipe(z.number().max(mostSettingDays)).optional()

const fiscalYear = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)

const filterPattern = /^([A-Za-z]\w*)\s*(!=|<=|>=|=|<|>)(.*)$/su

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

/** `field=value`; the value is everything after the first sign. */
export const assignmentTextSchema = z
  .string()
  .regex(/^[A-Za-z]\w*=/)
  .transform((written) => {
    const sign = written.indexOf('=')
    return { field: written.slice(0, sign), value: written.slice(sign + 1) }
  })

/** The same, and `field+=element`, `field-=element` for one element of a set. */
export const changeTextSchema = z.string().transform((written, context) => {
  const [, field = '', sign, value = ''] = /^([A-Za-z]\w*)(=|\+=|-=)(.*)$/su.exec(written) ?? []
  if (sign !== '=' && sign !== '+=' && sign !== '-=') {
    context.issues.push({ code: 'custom', message: 'not a change', input: written })
    return z.NEVER
  }
  return { field, sign, value } as const
})

/** Options that every command takes. */
export const globalInputSchema = z.object({
  /** Folder of the register, else the environment's `ACUERDOS_REGISTER`. */
  register: text.optional(),
  /** Id or unique name. */
  as: text.optional(),
  /** The day by which overdue is reckoned and that records made by this command state. */
  today: day.optional(),
  lang: z.enum(languages).default('es'),
  json: flag,
  /** Else the environment's `ACUERDOS_PASSPHRASE_FILE`. */
  passphraseFile: text.optional(),
})
export type GlobalInput = z.output<typeof globalInputSchema>

/** What stands on standard error with `--json` when a command is refused or written wrongly. */
export const cliErrorSchema = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  }),
})

export const reportNames = [
  'dossier',
  'unit',
  'entity',
  'overdue',
  'readiness',
  'indicators',
  'funds',
  'letters',
  'calendar',
  'open-data',
] as const
export const reportFormats = ['pdf', 'docx', 'xlsx', 'csv', 'json', 'ics'] as const

/** The state of the register that a command looks at; without either, the present one. */
const stateInput = { asOf: day.optional(), cutoff: text.optional() }
const reasonInput = { reason: text }
/** One, or several on which the same is done in one save. */
const obligationsInput = { obligation: z.array(text).min(1) }
/** What is printed of one obligation, or of several. */
const oneOrMany = <One extends z.ZodType>(one: One) => z.union([one, bulkApplySchema.result])
/** Agreements by id, number or citation; or all drafts of a session. */
const decisionInput = {
  agreements: z.array(text).default([]),
  session: text.optional(),
  body: text.optional(),
}
const idOutput = z.object({ id: idSchema })

/** The page of one kind of list, with the rows of that kind. */
export const listOutputSchema = <Kind extends ListKind>(kind: Kind) =>
  z.object({ total: z.int(), rows: z.array(listRowSchemas[kind]) })

const listedOutput = z.object({
  total: z.int(),
  rows: z.array(z.looseObject({ id: z.string() })),
})

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
const reportOutput = z.object({ file: z.string(), sha256: sha256Schema, rows: z.int() })
const officeOutput = z.object({
  office: z.string(),
  /** Eight words that both sides read to each other. */
  words: z.array(z.string()).length(8).optional(),
  scope: z.array(z.string()).optional(),
})

export const cliCommands = {
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
  capture: {
    input: z.object({
      file: text,
      body: text.optional(),
      session: text.optional(),
      date: day.optional(),
      accept: flag,
      /** Accepted agreements are drafts: the session has yet to decide on them. */
      drafted: flag,
    }),
    output: z.union([acceptedOutput, draftsOutput]),
  },
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
      limit: count.pipe(z.int().positive().max(mostMatrixRows)).default(300),
      ...stateInput,
    }),
    output: methods['matrix.read'].result,
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
  add: {
    input: z.object({ kind: text, fields: z.array(assignmentTextSchema).min(1) }),
    /** `ids`: all that were made; an obligation of a group is one for each of its members. */
    output: methods['records.add'].result,
  },
  set: {
    input: z.object({ id: text, fields: z.array(changeTextSchema).min(1) }),
    output: methods['records.edit'].result,
  },
  withdraw: { input: z.object({ id: text, ...reasonInput }), output: idOutput },
  merge: {
    input: z.object({ id: text, into: text, confirmed: flag, preview: flag }),
    output: z.union([methods['records.merge.preview'].result, methods['records.merge'].result]),
  },
  separate: { input: z.object({ id: text }), output: methods['records.separate'].result },
  accept: {
    input: z
      .object({ issue: text, reason: text.default(''), withdraw: flag })
      .refine(({ reason, withdraw }) => withdraw || reason.trim() !== '', {
        error: '--reason',
        ...refusedAs('reason_required'),
      }),
    output: methods['issues.accept'].result,
  },
  undo: {
    input: z.object({ preview: flag }),
    output: z.union([methods['saves.undo'].result, methods['saves.last'].result.unwrap()]),
  },
  notify: {
    input: z.object({
      obligation: text,
      number: text,
      date: day,
      acknowledged: day.optional(),
      acknowledgementNumber: text.optional(),
    }),
    output: idOutput,
  },
  progress: {
    input: z.object({
      ...obligationsInput,
      claim: z.enum(claims),
      text,
      percent: decimal.optional(),
      cutOff: day.optional(),
      response: z.enum(responses).optional(),
      /** Files. */
      evidence: z.array(text).default([]),
    }),
    output: oneOrMany(methods['progress.record'].result),
  },
  verdict: {
    input: z.object({
      ...obligationsInput,
      result: z.enum(verdictResults),
      ...reasonInput,
      fulfilledOn: day.optional(),
      pertinence: z.enum(pertinences).optional(),
    }),
    output: oneOrMany(methods['verdict.issue'].result),
  },
  /** One piece; for a report of the obligation, or for the obligation itself. */
  evidence: {
    input: z.object({
      obligation: text,
      file: text.optional(),
      link: text.optional(),
      kind: z.enum(evidenceKinds).optional(),
      reference: text.optional(),
      date: day.optional(),
      pages: count.pipe(z.int().positive()).optional(),
      scanned: flag,
      clause: z.array(idSchema).default([]),
      report: idSchema.optional(),
    }),
    output: methods['evidence.add'].result,
  },
  /** Reads the files of one obligation again. */
  'check-evidence': {
    input: z.object({ obligation: text }),
    output: methods['evidence.verify'].result,
  },
  purge: {
    input: z.object({ evidence: text, ...reasonInput }),
    output: methods['evidence.purge'].result,
  },
  reopen: {
    input: z.object({ obligation: text, ...reasonInput }),
    output: methods['verdict.reopen'].result,
  },
  extend: {
    input: z.object({
      ...obligationsInput,
      to: day,
      authority: text,
      ...reasonInput,
      confirmEarlier: flag,
    }),
    output: oneOrMany(methods['extension.grant'].result),
  },
  reassign: {
    input: z.object({
      ...obligationsInput,
      /** Code, INEGI code or name of a unit. */
      to: text,
      from: day,
      authority: text,
      ...reasonInput,
    }),
    output: oneOrMany(methods['obligation.reassign'].result),
  },
  'end-unit': {
    input: z.object({
      unit: text,
      on: day,
      /** None: nobody takes over; several: it is split. */
      successor: z.array(text),
      absorbs: flag,
      preview: flag,
    }),
    output: z.union([methods['units.end'].result, methods['units.end.preview'].result]),
  },
  'choose-successor': {
    input: z.object({
      obligation: z.array(text),
      /** All that wait of this divided unit. */
      of: text.optional(),
      to: text,
      authority: text,
      ...reasonInput,
      preview: flag,
    }),
    output: z.union([methods['splits.choose'].result, methods['splits.choose.preview'].result]),
  },
  settings: {
    input: z.object({
      dueSoonDays: settingDays,
      longestReceiptDays: settingDays,
      silentAfterDays: settingDays,
    }),
    output: methods['settings.read'].result,
  },
  /** Ten monthly instalments of a federal amount. */
  instalments: {
    input: z.object({ funding: text }),
    output: methods['instalments.plan'].result,
  },
  totals: {
    input: z.object({ fund: text.optional(), year: fiscalYear.optional() }),
    output: methods['funding.reckoning'].result,
  },
  cutoff: { input: z.object({ name: text }), output: methods['cutoffs.make'].result },
  'export-cutoff': {
    input: z.object({ cutoff: text, out: text }),
    output: exportCutoffSchema.result,
  },
  'import-cutoff': { input: z.object({ file: text }), output: importCutoffSchema.result },
  diff: {
    /** Each a day, the name of a cut-off, or `now`. */
    input: z.object({
      from: text,
      to: text.default('now'),
      changed: z.array(z.enum(differences)).default([]),
      limit: count.pipe(z.int().max(100_000)).default(500),
    }),
    output: methods['cutoffs.difference'].result,
  },
  attach: {
    input: z.object({
      session: text,
      files: z.array(text).min(1),
      kind: z.enum(documentKinds),
      body: text.optional(),
    }),
    output: methods['session.attach'].result,
  },
  approve: {
    input: z.object({ ...decisionInput, reason: text.optional() }),
    output: methods['agreements.decide'].result,
  },
  reject: {
    input: z.object({ ...decisionInput, ...reasonInput }),
    output: methods['agreements.decide'].result,
  },
  renumber: {
    /** `AGREEMENT=NUMBER`, or tables (CSV) with the columns `agreement`, `number`, `title`. */
    input: z.object({ session: text, numbers: z.array(text).min(1), body: text.optional() }),
    output: methods['agreements.renumber'].result,
  },
  lineage: {
    input: z.object({ agreement: text, depth: count.optional() }),
    output: methods['agreements.lineage'].result,
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
      ...stateInput,
    }),
    output: reportOutput,
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
  conflicts: {
    input: z.object({}),
    output: z.object({ total: z.int(), rows: z.array(conflictRowSchema) }),
  },
  resolve: {
    input: z.object({
      conflict: text,
      /** One of the two: a change that is there, or another value. */
      keep: text.optional(),
      value: text.optional(),
      ...reasonInput,
    }),
    output: idOutput,
  },
  backup: { input: z.object({ out: text }), output: checkOutput.extend({ file: z.string() }) },
  restore: {
    input: z.object({ file: text }),
    output: checkOutput.extend({ register: z.string() }),
  },
  check: { input: z.object({}), output: checkOutput },
  publish: {
    input: z.object({ postgres: text }),
    output: z.object({ rows: z.int(), seconds: z.number() }),
  },
} as const satisfies Record<string, CommandContract>

export type CliCommandName = keyof typeof cliCommands
export type CliInput<Name extends CliCommandName> = z.output<(typeof cliCommands)[Name]['input']>
export type CliOutput<Name extends CliCommandName> = z.output<(typeof cliCommands)[Name]['output']>
