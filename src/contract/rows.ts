import * as z from 'zod'
import { agreementRowSchema, clauseRowSchema, linkRowSchema } from './agreement-rows.ts'
import {
  evidenceRowSchema,
  extensionRowSchema,
  notificationRowSchema,
  obligationRowSchema,
  reassignmentRowSchema,
  reportRowSchema,
  verdictRowSchema,
} from './casework-rows.ts'
import { conflictRowSchema } from './conflict-rows.ts'
import {
  assignmentRowSchema,
  bodyRowSchema,
  personRowSchema,
  postRowSchema,
  termRowSchema,
  unitRowSchema,
} from './institution-rows.ts'
import { issueRowSchema } from './issue-rows.ts'
import { cutoffRowSchema, packageRowSchema } from './keeping-rows.ts'
import {
  fundingRowSchema,
  indicatorRowSchema,
  instalmentRowSchema,
  observationRowSchema,
} from './measure-rows.ts'
import { plainLists, plainRowSchema } from './plain-rows.ts'
import { daySchema } from './primitives.ts'
import { readinessRowSchema, weakRowSchema } from './review.ts'
import {
  agendaRowSchema,
  attendanceRowSchema,
  documentRowSchema,
  sessionRowSchema,
} from './session-rows.ts'

/** Rows of every list, as the command line prints them and as the window shows them. */

export const listRowSchemas = {
  sessions: sessionRowSchema,
  agreements: agreementRowSchema,
  clauses: clauseRowSchema,
  obligations: obligationRowSchema,
  units: unitRowSchema,
  bodies: bodyRowSchema,
  people: personRowSchema,
  posts: postRowSchema,
  assignments: assignmentRowSchema,
  terms: termRowSchema,
  notifications: notificationRowSchema,
  reports: reportRowSchema,
  evidence: evidenceRowSchema,
  verdicts: verdictRowSchema,
  extensions: extensionRowSchema,
  reassignments: reassignmentRowSchema,
  indicators: indicatorRowSchema,
  observations: observationRowSchema,
  funding: fundingRowSchema,
  instalments: instalmentRowSchema,
  agenda: agendaRowSchema,
  attendance: attendanceRowSchema,
  documents: documentRowSchema,
  links: linkRowSchema,
  packages: packageRowSchema,
  cutoffs: cutoffRowSchema,
  conflicts: conflictRowSchema,
  issues: issueRowSchema,
  readiness: readinessRowSchema,
  weak: weakRowSchema,
  offices: plainRowSchema(plainLists.offices),
  installations: plainRowSchema(plainLists.installations),
  officeSettings: plainRowSchema(plainLists.officeSettings),
  placements: plainRowSchema(plainLists.placements),
  successions: plainRowSchema(plainLists.successions),
  statements: plainRowSchema(plainLists.statements),
} as const

export const listKinds = [
  'sessions',
  'agreements',
  'clauses',
  'obligations',
  'units',
  'bodies',
  'people',
  'posts',
  'assignments',
  'terms',
  'notifications',
  'reports',
  'evidence',
  'verdicts',
  'extensions',
  'reassignments',
  'indicators',
  'observations',
  'funding',
  'instalments',
  'agenda',
  'attendance',
  'documents',
  'links',
  'packages',
  'cutoffs',
  'conflicts',
  'issues',
  'readiness',
  'weak',
  'offices',
  'installations',
  'officeSettings',
  'placements',
  'successions',
  'statements',
] as const satisfies readonly (keyof typeof listRowSchemas)[]
export type ListKind = (typeof listKinds)[number]
export type ListRow<Kind extends ListKind> = z.infer<(typeof listRowSchemas)[Kind]>

export type SessionRow = ListRow<'sessions'>
export type AgendaRow = ListRow<'agenda'>
export type AttendanceRow = ListRow<'attendance'>
export type AgreementRow = ListRow<'agreements'>
export type ClauseRow = ListRow<'clauses'>
export type ObligationRow = ListRow<'obligations'>
export type UnitRow = ListRow<'units'>
export type PostRow = ListRow<'posts'>
export type TermRow = ListRow<'terms'>
export type PersonRow = ListRow<'people'>
export type IndicatorRow = ListRow<'indicators'>
export type ObservationRow = ListRow<'observations'>
export type FundingRow = ListRow<'funding'>
export type IssueRow = ListRow<'issues'>
export type CutoffRow = ListRow<'cutoffs'>
export type InstalmentRow = ListRow<'instalments'>

export const filterOperators = ['=', '!=', '<', '<=', '>', '>='] as const
export const filterSchema = z.object({
  field: z.string(),
  operator: z.enum(filterOperators),
  /** Several: any of them (`=`), none of them (`!=`). An empty text means an empty field. */
  values: z.array(z.string()).min(1),
})
export type Filter = z.infer<typeof filterSchema>

export const listQuerySchema = z.object({
  kind: z.enum(listKinds),
  where: z.array(filterSchema).default([]),
  search: z.string().optional(),
  sort: z.array(z.object({ field: z.string(), descending: z.boolean() })).default([]),
  limit: z.int().nonnegative().max(100_000).default(100),
  offset: z.int().nonnegative().default(0),
  /** "As it was known on" this day. */
  asOf: daySchema.optional(),
  withdrawn: z.boolean().default(false),
  /** The day by which overdue is reckoned; the engine's own day unless given. */
  today: daySchema.optional(),
})
export type ListQuery = z.input<typeof listQuerySchema>
export type CheckedListQuery = z.output<typeof listQuerySchema>
