import * as z from 'zod'
import { auditReasons } from '../core/compliance/codes.ts'
import { draftingChecks } from './capture.ts'
import { daySchema, idSchema } from './primitives.ts'

/** Lists of what is found of the register, not of what is in it. */

/** Which agreement a row is about, in the words of the list of agreements. */
const agreementColumns = {
  agreement: idSchema,
  agreementNumber: z.string().nullable(),
  agreementTitle: z.string().nullable(),
  /** Roman number. */
  session: z.string(),
  sessionId: idSchema.nullable(),
}

/** Why an obligation recorded as met would not survive an audit; one row for each reason. */
export const readinessRowSchema = z.object({
  /** Obligation, reason and record: the same for the same finding. */
  id: z.string(),
  reason: z.enum(auditReasons),
  obligation: idSchema,
  /** Code of the unit that answers today. */
  unit: z.string(),
  ...agreementColumns,
  /** `null`: the reason is not about one verdict. */
  verdict: idSchema.nullable(),
  issuedOn: daySchema.nullable(),
  /** What the reason is about: a report, a piece of evidence, a verdict or the obligation itself. */
  record: idSchema,
  recordKind: z.enum(['obligation', 'verdict', 'progressReport', 'evidence']),
  /** From the day of the verdict to its receipt; of `received_late` only. */
  days: z.int().nullable(),
})
export type ReadinessRow = z.infer<typeof readinessRowSchema>

/** What to look at again in an agreement that is saved; one row for each check of each clause. */
export const weakRowSchema = z.object({
  /** Record and check: the same for the same finding. */
  id: z.string(),
  check: z.enum(draftingChecks),
  ...agreementColumns,
  /** `null`: the agreement as a whole. */
  clause: idSchema.nullable(),
  clauseOrder: z.int().nullable(),
  /** Of the clause, else of the agreement. */
  text: z.string(),
})
export type WeakRow = z.infer<typeof weakRowSchema>

/** Finds a data issue to be in order, with the reason, or has it listed again. `id`: as the list of issues says. */
export const issuesAcceptSchema = {
  params: z.object({ as: idSchema, id: z.string(), reason: z.string() }),
  result: z.object({ id: z.string() }),
}
export const issuesReopenSchema = {
  params: z.object({ as: idSchema, id: z.string() }),
  result: z.object({ id: z.string() }),
}

/** How many rows of such a list have each of its codes; codes without rows are left out. */
export const reviewCountsSchema = {
  params: z.object({ list: z.enum(['readiness', 'weak', 'issues', 'conflicts']) }),
  result: z.array(z.object({ code: z.string(), count: z.int() })),
}
