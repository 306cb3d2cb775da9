import * as z from 'zod'
import {
  complianceCodes,
  indicatorCourses,
  responseCodes,
  rollUpCodes,
  verificationCodes,
} from '../core/compliance/codes.ts'
import { missingAnchors } from '../core/compliance/deadlines/resolve.ts'
import { openReasons } from '../core/compliance/succession.ts'
import {
  agreementKinds,
  agreementStages,
  attendanceRoles,
  attendances,
  bodyKinds,
  claims,
  clauseNatures,
  directions,
  documentKinds,
  evidenceKinds,
  linkKinds,
  obligationRoles,
  pertinences,
  responses,
  sessionTypes,
  textStatuses,
  verdictResults,
} from '../core/schema/codes.ts'
import { fileStates } from './evidence.ts'
import {
  assignmentRowSchema,
  personRowSchema,
  postRowSchema,
  termRowSchema,
  unitRowSchema,
} from './institution-rows.ts'
import { cutoffRowSchema, packageRowSchema } from './keeping-rows.ts'
import { plainLists, plainRowSchema } from './plain-rows.ts'
import { issueRowSchema } from './issue-rows.ts'
import { daySchema, idSchema } from './primitives.ts'
import { readinessRowSchema, weakRowSchema } from './review.ts'
import { base, partialDay } from './row-base.ts'

/** Rows of every list, as the command line prints them and as the window shows them. */

const countColumns = {
  obligations: z.int(),
  notStarted: z.int(),
  inProgress: z.int(),
  partiallyMet: z.int(),
  met: z.int(),
  notMet: z.int(),
  moot: z.int(),
  overdue: z.int(),
  /** Withdrawn obligations, outside `obligations`. */
  withdrawnObligations: z.int(),
}

export const sessionRowSchema = z.object({
  ...base,
  body: z.string(),
  bodyName: z.string(),
  ordinal: z.int(),
  roman: z.string(),
  type: z.enum(sessionTypes),
  date: daySchema.nullable(),
  venue: z.string().nullable(),
  gazetteDate: daySchema.nullable(),
  /** Adopted ones. */
  agreements: z.int(),
  /** Agreements that the session has yet to decide on. */
  drafts: z.int(),
  compliance: z.enum(rollUpCodes),
  ...countColumns,
})

export const agreementRowSchema = z.object({
  ...base,
  session: z.string(),
  sessionId: idSchema,
  body: z.string(),
  number: z.string().nullable(),
  kind: z.enum(agreementKinds),
  sequence: z.int().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  textStatus: z.enum(textStatuses).nullable(),
  procedural: z.boolean(),
  confidential: z.boolean(),
  /** Only an approved one counts anywhere. */
  stage: z.enum(agreementStages),
  stageReason: z.string().nullable(),
  /** Number or title of the adopted agreement that left this one without effect; of several the first. */
  repealedBy: z.string().nullable(),
  modifiedBy: z.string().nullable(),
  clauses: z.int(),
  compliance: z.enum(rollUpCodes),
  ...countColumns,
})

export const clauseRowSchema = z.object({
  ...base,
  agreement: idSchema,
  order: z.int(),
  text: z.string(),
  nature: z.enum(clauseNatures),
  compliance: z.enum(rollUpCodes),
  ...countColumns,
})

export const obligationRowSchema = z.object({
  ...base,
  agreement: idSchema,
  agreementNumber: z.string().nullable(),
  agreementTitle: z.string().nullable(),
  agreementKind: z.enum(agreementKinds),
  agreementSequence: z.int().nullable(),
  session: z.string(),
  sessionId: idSchema,
  clause: idSchema,
  clauseOrder: z.int(),
  nature: z.enum(clauseNatures),
  /** Code of the unit that answers today: the one that the agreement names, or who followed it. */
  unit: z.string(),
  unitId: idSchema,
  unitName: z.string(),
  unitNameEnglish: z.string().nullable(),
  /** Code of the unit that the agreement names. */
  namedUnit: z.string(),
  /** Since when `unit` answers; `null`: the agreement names it. */
  responsibleSince: daySchema.nullable(),
  /** Why somebody must choose who answers; `null`: nothing is open. */
  responsibleOpen: z.enum(openReasons).nullable(),
  role: z.enum(obligationRoles),
  text: z.string(),
  due: daySchema.nullable(),
  dueEstimated: z.boolean(),
  /** What the date waits for: it is estimated, or not determined yet. */
  dueMissing: z.enum(missingAnchors).nullable(),
  compliance: z.enum(complianceCodes),
  metLate: z.boolean(),
  verification: z.enum(verificationCodes),
  response: z.enum(responseCodes),
  conflict: z.boolean(),
  overdue: z.boolean(),
  /** Due within the days that the office's settings say. */
  dueSoon: z.boolean(),
  /** Claimed by the deadline, and the verdict still pending: not the unit's delay. */
  reportedInTime: z.boolean(),
  reports: z.int(),
  evidence: z.int(),
})

export const notificationRowSchema = z.object({
  ...base,
  obligation: idSchema,
  number: z.string(),
  date: daySchema,
  acknowledgedOn: daySchema.nullable(),
  acknowledgementNumber: z.string().nullable(),
})

export const reportRowSchema = z.object({
  ...base,
  obligation: idSchema,
  claim: z.enum(claims),
  narrative: z.string(),
  percent: z.number().nullable(),
  cutOff: daySchema.nullable(),
  response: z.enum(responses).nullable(),
  reportedOn: daySchema,
  author: idSchema,
  authorName: z.string(),
})

export const evidenceRowSchema = z.object({
  ...base,
  obligation: idSchema,
  report: idSchema.nullable(),
  kind: z.enum(evidenceKinds).nullable(),
  reference: z.string().nullable(),
  date: daySchema.nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  sha256: z.string().nullable(),
  size: z.int().nullable(),
  pages: z.int().nullable(),
  /** A copy of a paper, not the electronic original. */
  scanned: z.boolean(),
  link: z.string().nullable(),
  /** As this office last found it; `null` without a file. */
  fileState: z.enum(fileStates).nullable(),
  /** Why its bytes were removed everywhere. */
  purged: z.string().nullable(),
  author: idSchema,
  authorName: z.string(),
})

export const verdictRowSchema = z.object({
  ...base,
  obligation: idSchema,
  result: z.enum(verdictResults),
  reason: z.string(),
  fulfilledOn: daySchema.nullable(),
  pertinence: z.enum(pertinences).nullable(),
  verifier: idSchema,
  verifierName: z.string(),
  issuedOn: daySchema,
})

export const extensionRowSchema = z.object({
  ...base,
  obligation: idSchema,
  previousDue: daySchema.nullable(),
  newDue: daySchema,
  authority: z.string(),
  reason: z.string(),
  grantedOn: daySchema,
})

/** From a day on another unit answers than the one that the agreement names. */
export const reassignmentRowSchema = z.object({
  ...base,
  obligation: idSchema,
  /** Code of the unit that answers from then on. */
  unit: z.string(),
  unitName: z.string(),
  from: daySchema,
  reason: z.string(),
  authority: z.string().nullable(),
})

export const indicatorRowSchema = z.object({
  ...base,
  name: z.string(),
  nameEnglish: z.string().nullable(),
  definition: z.string().nullable(),
  measure: z.string().nullable(),
  direction: z.enum(directions).nullable(),
  baselinePeriod: z.string().nullable(),
  /** Empty where measurements are themselves the change against the period. */
  baselineValue: z.number().nullable(),
  target: z.number().nullable(),
  targetBy: partialDay,
  /** The target lies on the wrong side of the baseline. */
  targetDoubtful: z.boolean(),
  observations: z.int(),
  lastValue: z.number().nullable(),
  lastAtLeast: z.boolean(),
  lastPeriod: z.string().nullable(),
  /** The day of the last measurement, or the last day of what it covers. */
  lastOn: daySchema.nullable(),
  /** Per cent of the baseline, or what was measured where that is a change. */
  change: z.number().nullable(),
  course: z.enum(indicatorCourses),
  /** Agreements that it measures. */
  agreements: z.int(),
  source: z.string().nullable(),
  sourceNote: z.string().nullable(),
})

export const observationRowSchema = z.object({
  ...base,
  indicator: idSchema,
  indicatorName: z.string(),
  session: z.string().nullable(),
  period: z.string().nullable(),
  baselinePeriod: z.string().nullable(),
  date: daySchema.nullable(),
  /** Its own day, the end of its period, or the day of its session. */
  on: daySchema.nullable(),
  value: z.number(),
  atLeast: z.boolean(),
  quote: z.string().nullable(),
  source: z.string().nullable(),
})

export const fundingRowSchema = z.object({
  ...base,
  fund: z.string(),
  year: z.int(),
  /** Unit code; `null`: of the whole nation. */
  entity: z.string().nullable(),
  entityName: z.string().nullable(),
  entityNameEnglish: z.string().nullable(),
  /** A part of the amount that the same fund, year and entity have without one. */
  programme: z.string().nullable(),
  /** Amounts are pesos; `null` is not known, which is not nothing. */
  federalAmount: z.number().nullable(),
  stateShare: z.number().nullable(),
  /** Below 25 % of the federal amount. */
  stateShareLow: z.boolean(),
  committed: z.number().nullable(),
  exercised: z.number().nullable(),
  instalments: z.int(),
  /** What instalments have paid. */
  paid: z.number().nullable(),
  /** Agreements that it supports. */
  agreements: z.int(),
  source: z.string().nullable(),
  sourceNote: z.string().nullable(),
})

export const instalmentRowSchema = z.object({
  ...base,
  funding: idSchema,
  fund: z.string(),
  year: z.int(),
  entity: z.string().nullable(),
  order: z.int(),
  dueOn: daySchema.nullable(),
  amount: z.number(),
  paidOn: daySchema.nullable(),
  paidAmount: z.number().nullable(),
})

export const agendaRowSchema = z.object({
  ...base,
  session: z.string(),
  sessionId: idSchema,
  order: z.int(),
  text: z.string(),
  /** How many agreements were adopted under it. */
  agreements: z.int(),
})

export const attendanceRowSchema = z.object({
  ...base,
  session: z.string(),
  sessionId: idSchema,
  name: z.string(),
  /** Unit code. */
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  unitNameEnglish: z.string().nullable(),
  role: z.enum(attendanceRoles).nullable(),
  attended: z.enum(attendances).nullable(),
  representedBy: z.string().nullable(),
  /** The call by which a guest's institution designated somebody. */
  designationNumber: z.string().nullable(),
  designationDate: daySchema.nullable(),
})

export const documentRowSchema = z.object({
  ...base,
  session: z.string().nullable(),
  sessionId: idSchema.nullable(),
  kind: z.enum(documentKinds).nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  sha256: z.string().nullable(),
  size: z.int().nullable(),
})

export const linkRowSchema = z.object({
  ...base,
  agreement: idSchema,
  /** Number, else title. */
  agreementName: z.string().nullable(),
  target: idSchema.nullable(),
  /** Of an agreement its number, else its title; of an indicator its name, of money its fund and year. */
  targetName: z.string().nullable(),
  targetText: z.string().nullable(),
  kind: z.enum(linkKinds),
  note: z.string().nullable(),
})

export const bodyRowSchema = z.object({
  ...base,
  code: z.string(),
  name: z.string(),
  nameEnglish: z.string().nullable(),
  kind: z.enum(bodyKinds),
})

export const conflictRowSchema = z.object({
  id: z.string(),
  record: idSchema,
  kind: z.string(),
  field: z.string(),
  values: z.array(
    z.object({
      change: z.string(),
      value: z.json(),
      author: z.string(),
      office: z.string(),
      at: z.string(),
      received: z.string(),
    }),
  ),
})

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
] as const satisfies readonly (keyof typeof listRowSchemas)[]
export type ListKind = (typeof listKinds)[number]
/** Reckoned from what is recorded when they are asked for; their tables hold nothing of them. */
export type ReckonedKind = Extract<ListKind, 'issues' | 'readiness' | 'weak'>
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
