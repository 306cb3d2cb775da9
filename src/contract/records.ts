import * as z from 'zod'
import { successionKinds } from '../core/schema/codes.ts'
import { complianceCodes, responseCodes, verificationCodes } from '../core/compliance/codes.ts'
import { missingAnchors } from '../core/compliance/deadlines/resolve.ts'
import { reportingCosts } from '../core/compliance/reporting-cost.ts'
import { recordKinds, type RecordKind } from '../core/schema/registry.ts'
import { refusalSchema } from './errors.ts'
import { unitNameSchema } from './splits.ts'
import { daySchema, idSchema, deadlineRuleSchema } from './primitives.ts'
import { agreementRowSchema, clauseRowSchema } from './agreement-rows.ts'
import {
  evidenceRowSchema,
  extensionRowSchema,
  notificationRowSchema,
  obligationRowSchema,
  reassignmentRowSchema,
  reportRowSchema,
  verdictRowSchema,
} from './casework-rows.ts'

export const kindSchema = z.custom<RecordKind>(
  (value) => typeof value === 'string' && recordKinds.some((kind) => kind === value),
)

/** One field as a form loads it: what is shown, and the changes that a save from this form replaces. */
export const fieldStateSchema = z.object({
  value: z.json(),
  live: z.array(z.string()),
  /** More than one distinct live value: shown, and closed to editing until a person decides. */
  conflict: z.boolean(),
})

export const recordSchema = z.object({
  id: idSchema,
  kind: kindSchema,
  /** How people call it: a number and title, a name. */
  label: z.string(),
  fields: z.record(z.string(), fieldStateSchema),
  /** Elements present in set fields, with their marks. */
  sets: z.record(
    z.string(),
    z.array(z.object({ element: z.string(), mark: z.json(), live: z.array(z.string()) })),
  ),
})
export type RecordView = z.infer<typeof recordSchema>

/** One change in a record's history; moments are ISO 8601 in UTC. */
export const historyEntrySchema = z.object({
  change: z.string(),
  record: idSchema,
  kind: kindSchema.nullable(),
  /** Number as text for a field of a newer version. */
  field: z.string(),
  element: z.string().nullable(),
  value: z.json(),
  previous: z.array(z.json()),
  intent: z.string(),
  save: z.string(),
  /** How many other records of the same kind the save changed with it. */
  together: z.int(),
  author: z.string(),
  office: z.string(),
  stated: z.string(),
  received: z.string(),
  live: z.boolean(),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export const agreementDetailSchema = z.object({
  agreement: agreementRowSchema,
  clauses: z.array(
    z.object({
      clause: clauseRowSchema,
      deadline: deadlineRuleSchema.nullable(),
      addressees: z.array(z.object({ unit: z.string(), role: z.string() })),
    }),
  ),
  obligations: z.array(obligationRowSchema),
  legalBasis: z.string().nullable(),
  fundingNote: z.string().nullable(),
})
export type AgreementDetail = z.infer<typeof agreementDetailSchema>

export const verdictGateSchema = z.object({
  /** Why this person may not issue any verdict here; `null`: may. */
  refused: refusalSchema.nullable(),
  /** A verdict of `met` is possible: an evidence file is there and its bytes are held. */
  evidenceFileHeld: z.boolean(),
  /** Whom the obligation names as its verifier, where that is somebody else than this person; else `null`. */
  otherVerifier: z.string().nullable(),
  /** What this person would give up by reporting here. */
  reportingCost: z.enum(reportingCosts),
})

/** How an obligation passed from one unit to the next. */
export const responsibilityStepSchema = z.object({
  through: z.enum(['succession', 'reassignment']),
  on: z.string().nullable(),
  unit: unitNameSchema,
  kind: z.enum(successionKinds).nullable(),
  authority: z.string().nullable(),
  reason: z.string().nullable(),
})

/** Who did something to a record, under which office's key; moments are ISO 8601 in UTC. */
const traceSchema = z.object({
  record: idSchema,
  by: z.string(),
  office: z.string(),
  /** As the clock of who did it said. */
  stated: z.string(),
  /** When this office had it. */
  received: z.string(),
})

export const obligationDetailSchema = z.object({
  obligation: obligationRowSchema,
  deadline: deadlineRuleSchema.nullable(),
  dueMissing: z.enum(missingAnchors).nullable(),
  status: z.object({
    compliance: z.enum(complianceCodes),
    verification: z.enum(verificationCodes),
    response: z.enum(responseCodes),
    fulfilledOn: daySchema.nullable(),
    conflict: z.boolean(),
    overdue: z.boolean(),
    dueSoon: z.boolean(),
    reportedInTime: z.boolean(),
    metLate: z.boolean(),
  }),
  reports: z.array(reportRowSchema),
  evidence: z.array(
    evidenceRowSchema.extend({
      /** The bytes are there now. */
      held: z.boolean(),
      /** When this office last looked at the file (ISO 8601 in UTC); `null`: never, or there is none. */
      fileChecked: z.string().nullable(),
      /** The clauses that it supports besides the obligation's own. */
      clauses: z.array(idSchema),
    }),
  ),
  verdicts: z.array(
    verdictRowSchema.extend({
      governing: z.boolean(),
      /** Compliance follows from it: also of a verdict that a later `returned` supersedes (DESIGN 5.1). */
      determining: z.boolean(),
      breaches: z.array(z.string()),
      office: z.string(),
    }),
  ),
  extensions: z.array(extensionRowSchema),
  notifications: z.array(notificationRowSchema),
  /** By which way the obligation came to the unit that answers on the day. */
  responsibility: z.object({
    /** Whom the agreement names. */
    named: unitNameSchema,
    steps: z.array(responsibilityStepSchema),
    /** A date on the way is known only to the month or year, and the day lies within. */
    uncertain: z.boolean(),
  }),
  reassignments: z.array(reassignmentRowSchema),
  /** Who wrote each of these records, in the order of their clocks. */
  made: z.array(traceSchema),
  /** Who withdrew some of them, or the obligation itself. */
  taken: z.array(
    traceSchema.extend({
      kind: kindSchema,
      reason: z.string(),
      /** The verdict was taken back so that the obligation is open again. */
      reopened: z.boolean(),
    }),
  ),
  /** For the person who is working now. */
  gate: verdictGateSchema,
})
export type ObligationDetail = z.infer<typeof obligationDetailSchema>
