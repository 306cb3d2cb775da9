import * as z from 'zod'
import { complianceCodes, responseCodes, verificationCodes } from '../core/compliance/codes.ts'
import { missingAnchors } from '../core/compliance/deadlines/resolve.ts'
import { openReasons } from '../core/compliance/succession.ts'
import {
  agreementKinds,
  claims,
  clauseNatures,
  evidenceKinds,
  obligationRoles,
  pertinences,
  responses,
  verdictResults,
} from '../core/schema/codes.ts'
import { fileStates } from './evidence.ts'
import { daySchema, idSchema } from './primitives.ts'
import { base } from './row-base.ts'

/** Rows of the lists of obligations and of what is done on them. */

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
  /** Name of the person or code of the unit that is to verify it; `null`: nobody is named. */
  verifier: z.string().nullable(),
  verifierName: z.string().nullable(),
  /** Of a unit that has one. */
  verifierNameEnglish: z.string().nullable(),
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
