import * as z from 'zod'
import { refusalSchema } from './errors.ts'
import { daySchema, idSchema } from './primitives.ts'

export const unitNameSchema = z.object({
  code: z.string(),
  name: z.string().nullable(),
  nameEnglish: z.string().nullable(),
})

/** What a unit had when it was divided, and nobody has said yet who answers for it. */
const openSplitSchema = z.object({
  unit: unitNameSchema,
  /** From which day the choice holds: that of the division, or the first that its date allows. */
  from: daySchema,
  /** The day of the division as it is recorded: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: z.string(),
  successors: z.array(unitNameSchema),
  /** Obligations that wait. */
  obligations: z.int(),
})
export type OpenSplit = z.output<typeof openSplitSchema>

export const openSplitsSchema = { params: z.object({}), result: z.array(openSplitSchema) }

/** More than a unit ever has. */
const mostChoices = 10_000

const choices = z
  .array(z.object({ obligation: idSchema, /** Code. */ unit: z.string() }))
  .min(1)
  .max(mostChoices)

/** What each choice would do. Where one is refused none is saved. */
export const chooseSuccessorsPreviewSchema = {
  params: z.object({ choices }),
  result: z.object({
    rows: z.array(
      z.object({
        obligation: idSchema,
        agreementNumber: z.string().nullable(),
        agreementTitle: z.string().nullable(),
        clauseOrder: z.int(),
        /** Codes of the units that answer today, before and after; `null` where it is refused. */
        before: z.string(),
        after: z.string().nullable(),
        from: daySchema.nullable(),
        refused: refusalSchema.nullable(),
      }),
    ),
    refused: z.int(),
  }),
}

/** Of all or of none, in one save; refused with `bulk_refused` as a bulk action is. */
export const chooseSuccessorsSchema = {
  params: z.object({ as: idSchema, choices, authority: z.string(), reason: z.string() }),
  result: z.object({
    save: z.string(),
    records: z.array(z.object({ obligation: idSchema, id: idSchema })),
  }),
}
