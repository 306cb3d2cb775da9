import * as z from 'zod'
import { complianceCodes, verificationCodes } from '../core/compliance/codes.ts'
import { claims, pertinences, responses, verdictResults } from '../core/schema/codes.ts'
import { refusalSchema } from './errors.ts'
import { givenEvidenceSchema } from './evidence.ts'
import { daySchema, idSchema } from './primitives.ts'

/** More obligations than any selection has: 200 agreements × 32 entities. */
const largestSelection = 10_000

/** One action on many obligations. What it says is said of each of them; files become evidence of each. */
export const bulkActionSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('progress'),
    claim: z.enum(claims),
    narrative: z.string(),
    percent: z.number().nullable(),
    cutOff: daySchema.nullable(),
    response: z.enum(responses).nullable(),
    evidence: z.array(givenEvidenceSchema),
  }),
  z.object({
    action: z.literal('verdict'),
    result: z.enum(verdictResults),
    reason: z.string(),
    fulfilledOn: daySchema.nullable(),
    pertinence: z.enum(pertinences).nullable(),
  }),
  z.object({
    action: z.literal('extension'),
    to: daySchema,
    authority: z.string(),
    reason: z.string(),
    /** The person has seen that the new day is earlier for some, and means it. */
    earlierConfirmed: z.boolean().default(false),
  }),
  z.object({
    action: z.literal('reassignment'),
    /** Code. */
    unit: z.string(),
    from: daySchema,
    authority: z.string(),
    reason: z.string(),
  }),
])
export type BulkAction = z.output<typeof bulkActionSchema>

const stateSchema = z.object({
  compliance: z.enum(complianceCodes),
  verification: z.enum(verificationCodes),
  due: daySchema.nullable(),
  /** Code of the unit that answers for it today. */
  unit: z.string(),
})
export type BulkState = z.output<typeof stateSchema>

/** What a verdict would rest on and replace: comes from the preview and goes back with the action. */
const seenSchema = z.object({
  reports: z.array(idSchema),
  evidence: z.array(idSchema),
  verdicts: z.array(idSchema),
})

export const bulkRowSchema = z.object({
  obligation: idSchema,
  agreementNumber: z.string().nullable(),
  agreementTitle: z.string().nullable(),
  clauseOrder: z.int(),
  before: stateSchema,
  /** `null` where it is refused. */
  after: stateSchema.nullable(),
  refused: refusalSchema.nullable(),
  /** What would stand all the same, and somebody may ask about. */
  warnings: z.array(refusalSchema),
  seen: seenSchema,
})
export type BulkRow = z.output<typeof bulkRowSchema>

/**
 * What the action would do, row by row in the order given; an obligation named twice is one row. What is wrong with
 * the action itself (no reason, a day that does not exist) or an id that is no obligation refuses the whole call.
 */
export const bulkPreviewSchema = {
  params: z.object({
    as: idSchema,
    obligations: z.array(idSchema).min(1).max(largestSelection),
    action: bulkActionSchema,
  }),
  result: z.object({ rows: z.array(bulkRowSchema), refused: z.int() }),
}

/**
 * All or nothing, in one save: one row that is not allowed refuses the whole with `bulk_refused`, whose details have
 * `count`, `total`, and in the same order `obligations` (ids) and `reasons` (codes).
 */
export const bulkApplySchema = {
  params: z.object({
    as: idSchema,
    obligations: z
      .array(z.object({ id: idSchema, seen: seenSchema }))
      .min(1)
      .max(largestSelection),
    action: bulkActionSchema,
  }),
  result: z.object({
    save: z.string(),
    /** How many. */
    obligations: z.int(),
    /** What was made, in the order of the obligations. */
    records: z.array(z.object({ obligation: idSchema, id: idSchema })),
  }),
}
