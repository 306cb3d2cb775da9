import * as z from 'zod'
import { complianceCodes, responseCodes, verificationCodes } from '../core/compliance/codes.ts'
import { refusalSchema } from './errors.ts'
import { daySchema, idSchema } from './primitives.ts'

/** Gives an obligation to another unit from a day; a group of units cannot answer for one. */
export const reassignSchema = {
  params: z.object({
    as: idSchema,
    obligation: idSchema,
    /** Code, INEGI code or name. */
    unit: z.string(),
    from: daySchema,
    authority: z.string(),
    reason: z.string(),
  }),
  /** `unit`: its code. */
  result: z.object({ id: idSchema, unit: z.string() }),
}

/** Opens a determined obligation again: the verdicts that determine it are withdrawn, with the reason, in one save. */
export const reopenSchema = {
  params: z.object({
    as: idSchema,
    obligation: idSchema,
    reason: z.string(),
    /** What the person had on screen; a verdict that arrived since stays. */
    seenVerdicts: z.array(idSchema),
  }),
  result: z.object({
    /** Those that were withdrawn. */
    verdicts: z.array(idSchema),
    compliance: z.enum(complianceCodes),
    verification: z.enum(verificationCodes),
    response: z.enum(responseCodes),
  }),
}

/** Whether a person or unit can judge an obligation independently; `warning` says why not, and stops nobody. */
export const verifierPreviewSchema = {
  params: z.object({ obligation: idSchema, verifier: idSchema }),
  result: z.object({ warning: refusalSchema.nullable() }),
}
