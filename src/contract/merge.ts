import * as z from 'zod'
import { complianceCodes, verificationCodes } from '../core/compliance/codes.ts'
import { refusalSchema } from './errors.ts'
import { idSchema } from './primitives.ts'
import { kindSchema } from './records.ts'

const namedSchema = z.object({ id: idSchema, label: z.string() })

/** What becomes of one obligation of the duplicate. */
const mergedObligationSchema = z.object({
  duplicate: idSchema,
  /** `null`: it is left out, for its clause has no counterpart. */
  survivor: idSchema.nullable(),
  /**
   * `paired` with the obligation of the same unit, `added` to the surviving clause for a unit that only the duplicate
   * bound, or `left_out`.
   */
  outcome: z.enum(['paired', 'added', 'left_out']),
  /** Code of the unit that the clause names. */
  unit: z.string(),
  /** Place of the duplicate's clause in its agreement. */
  clause: z.int().nullable(),
  /** Of the survivor once this is saved; `null` where the rules say nothing of it. */
  after: z
    .object({ compliance: z.enum(complianceCodes), verification: z.enum(verificationCodes) })
    .nullable(),
})

/** A determination on the duplicate: it is not carried over, for nobody has judged the survivor by it. */
const leftBehindSchema = z.object({
  id: idSchema,
  kind: z.enum(['verdict', 'extension', 'reassignment']),
  obligation: idSchema,
  unit: z.string(),
  /** Code of the result of a verdict, new day of an extension, code of the new unit of a reassignment. */
  detail: z.string(),
})

/** What comes of calling one record the duplicate of another. */
const outcome = {
  kind: kindSchema,
  duplicate: namedSchema,
  survivor: namedSchema,
  obligations: z.array(mergedObligationSchema),
  /** Copied to the survivor's obligations, each citing its original. */
  carried: z.object({ reports: z.int(), evidence: z.int(), notifications: z.int() }),
  left: z.array(leftBehindSchema),
  /** Records that pointed to the duplicate and point to the survivor from now on. */
  moved: z.array(z.object({ kind: kindSchema, field: z.string(), count: z.int() })),
  /** Empty fields of the survivor that get the duplicate's value. */
  filled: z.array(z.string()),
}
export const mergeOutcomeSchema = z.object(outcome)
export type MergeOutcome = z.output<typeof mergeOutcomeSchema>

export const mergePreviewSchema = {
  params: z.object({ as: idSchema, id: idSchema, into: idSchema }),
  result: z.object({
    ...outcome,
    /** Why it cannot be saved as long as nobody says that it is meant; `null`: nothing speaks against it. */
    doubt: refusalSchema.nullable(),
  }),
}
export type MergePreview = z.output<typeof mergePreviewSchema.result>

/** `id` is the duplicate, `into` the record that survives. */
export const mergeSchema = {
  params: z.object({
    as: idSchema,
    id: idSchema,
    into: idSchema,
    /** The person has seen what speaks against it, and means it. */
    confirmed: z.boolean().default(false),
  }),
  result: mergeOutcomeSchema,
}

/** It is no duplicate after all: counts again, and gets back what went with the survivor. */
export const separateSchema = {
  params: z.object({ as: idSchema, id: idSchema }),
  result: z.object({
    id: idSchema,
    survivor: idSchema,
    /** Records that point to it again. */
    returned: z.int(),
    /** Copies on the survivor that are withdrawn. */
    withdrawn: z.int(),
    /** What others have changed since, and stays as it is. */
    kept: z.int(),
  }),
}
