import * as z from 'zod'
import { conflictDetailSchema } from './conflict-rows.ts'
import { refusalSchema } from './errors.ts'
import { idSchema } from './primitives.ts'
import { filterSchema } from './rows.ts'

/** By which of the values of many conflicts one is kept at once. */
export const keepingRules = ['coordinating', 'latest', 'ours'] as const
export type KeepingRule = (typeof keepingRules)[number]

export const conflictReadMethod = {
  params: z.object({ id: z.string() }),
  result: conflictDetailSchema,
}

const decisionSchema = z.object({
  conflict: z.string(),
  /** The changes that the person had on screen: these are replaced, and what arrived meanwhile stays beside. */
  seen: z.array(z.string()).min(1),
  /** A change whose value is kept, or another value. */
  decision: z.union([z.object({ keep: z.string() }), z.object({ value: z.json() })]),
})
export type ConflictDecision = z.output<typeof decisionSchema>

export const conflictResolveMethod = {
  params: z.object({ as: idSchema, decisions: z.array(decisionSchema).min(1), reason: z.string() }),
  result: z.object({ resolved: z.array(z.string()) }),
}

/** Which conflicts of values a rule would decide, and how: nothing is saved. */
export const conflictProposeMethod = {
  params: z.object({
    as: idSchema,
    rule: z.enum(keepingRules),
    where: z.array(filterSchema).default([]),
    search: z.string().optional(),
  }),
  result: z.object({
    /** Rows come up to a thousand: what is decided at once has to be looked through. */
    total: z.int(),
    rows: z.array(
      z.object({
        conflict: z.string(),
        label: z.string(),
        recordKind: z.string(),
        field: z.string(),
        /** Every value that stands there, with its change and office. */
        values: z.array(
          z.object({ change: z.string(), value: z.json(), office: z.string(), at: z.string() }),
        ),
        /** The change that the rule keeps; `null`: the rule says nothing of this one, and it stays. */
        keep: z.string().nullable(),
        provisional: z.boolean(),
        /** Why it may not be decided so. */
        refused: refusalSchema.nullable(),
      }),
    ),
  }),
}
export type ConflictProposal = z.output<typeof conflictProposeMethod.result>['rows'][number]
