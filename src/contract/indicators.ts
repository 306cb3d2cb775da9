import * as z from 'zod'
import { idSchema } from './primitives.ts'
import { agreementRowSchema } from './agreement-rows.ts'
import { indicatorRowSchema, observationRowSchema } from './measure-rows.ts'

/** An agreement that a record is linked to, with the link by which it is. */
export const linkedAgreementSchema = z.object({ link: idSchema, agreement: agreementRowSchema })
export type LinkedAgreement = z.infer<typeof linkedAgreementSchema>

/** One indicator with its measurements, the earliest first, and the agreements that it measures. */
export const indicatorDetailSchema = {
  params: z.object({ id: idSchema }),
  result: z.object({
    indicator: indicatorRowSchema,
    observations: z.array(observationRowSchema),
    agreements: z.array(linkedAgreementSchema),
  }),
}
export type IndicatorDetail = z.infer<typeof indicatorDetailSchema.result>
