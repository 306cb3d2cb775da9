import * as z from 'zod'
import {
  agreementKinds,
  claims,
  evidenceKinds,
  languages,
  pertinences,
  responses,
  verdictResults,
} from '../core/schema/codes.ts'
import { daySchema } from './primitives.ts'

/** Names a file of `resources/demonstration`; never a path out of it. */
const fileSchema = z.string().regex(/^(?:evidence\/)?[a-z0-9][a-z0-9.-]*$/)
const textSchema = z.string().trim().min(1)
/** Key of one of the people below. */
const personSchema = z.string().min(1)

/**
 * One obligation: of an agreement by its session, kind and place within the kind, the unit's by its code. Of several
 * clauses that bind the unit, the one with the given order; without one, the first that binds it.
 */
export const demonstrationTargetSchema = z.strictObject({
  session: textSchema,
  kind: z.enum(agreementKinds),
  sequence: z.int().positive(),
  clause: z.int().positive().optional(),
  unit: textSchema,
})

const step = { by: personSchema, on: daySchema, target: demonstrationTargetSchema }

export const demonstrationStepSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('notify'),
    ...step,
    number: textSchema,
    acknowledgedOn: daySchema.optional(),
  }),
  z.strictObject({
    do: z.literal('progress'),
    ...step,
    claim: z.enum(claims),
    narrative: textSchema,
    percent: z.number().min(0).max(100).optional(),
    cutOff: daySchema.optional(),
    response: z.enum(responses).optional(),
    evidence: z.array(
      z.strictObject({
        file: fileSchema,
        kind: z.enum(evidenceKinds),
        reference: textSchema.optional(),
        date: daySchema.optional(),
      }),
    ),
  }),
  z.strictObject({
    do: z.literal('verdict'),
    ...step,
    result: z.enum(verdictResults),
    reason: textSchema,
    fulfilledOn: daySchema.optional(),
    pertinence: z.enum(pertinences).optional(),
  }),
  z.strictObject({
    do: z.literal('extend'),
    ...step,
    to: daySchema,
    authority: textSchema,
    reason: textSchema,
  }),
])

/**
 * What `init --demo` puts into a register and `npm run demo` plays: documents to capture and accept, and what people
 * then record, in this order. `on` is the day that each record states (`reportedOn`, `issuedOn`, `grantedOn`, `date`).
 * Everything it makes carries `demonstration = true`.
 */
export const demonstrationSchema = z.strictObject({
  /** Shown wherever the demonstration is offered. */
  notice: z.strictObject({ es: textSchema, en: textSchema }),
  office: textSchema,
  people: z.array(z.strictObject({ key: personSchema, name: textSchema })).min(3),
  documents: z.array(
    z.strictObject({
      file: fileSchema,
      language: z.enum(languages),
      body: textSchema,
      /** Roman numeral of an ordinary session of that body. */
      session: textSchema,
    }),
  ),
  steps: z.array(demonstrationStepSchema),
})

export type Demonstration = z.infer<typeof demonstrationSchema>
export type DemonstrationStep = z.infer<typeof demonstrationStepSchema>
export type DemonstrationTarget = z.infer<typeof demonstrationTargetSchema>
