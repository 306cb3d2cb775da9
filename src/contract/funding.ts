import * as z from 'zod'
import { fundingFindings } from '../core/compliance/codes.ts'
import { amountColumns } from '../core/compliance/funding/reckoning.ts'
import { linkedAgreementSchema } from './indicators.ts'
import { idSchema } from './primitives.ts'
import { fundingRowSchema, indicatorRowSchema, instalmentRowSchema } from './measure-rows.ts'

/** Two figures that should agree, in pesos; `difference` is `stated` less `reckoned`. */
export const fundingFindingSchema = z.object({
  code: z.enum(fundingFindings),
  /** The record that states the figure. */
  funding: idSchema,
  fund: z.string(),
  year: z.int(),
  /** Unit code; `null`: of the whole nation. */
  entity: z.string().nullable(),
  programme: z.string().nullable(),
  column: z.enum(amountColumns),
  stated: z.number(),
  reckoned: z.number(),
  difference: z.number(),
  /** How many records `reckoned` is the sum of. */
  parts: z.int(),
})
export type FundingFindingRow = z.infer<typeof fundingFindingSchema>

/** All money of a fund and a year, or of all of them, with what does not add up. */
export const fundingReckoningSchema = {
  params: z.object({ fund: z.string().optional(), year: z.int().optional() }),
  result: z.object({
    /** Every fund that the register has, whatever was asked for. */
    funds: z.array(z.string()),
    rows: z.array(fundingRowSchema),
    findings: z.array(fundingFindingSchema),
  }),
}

export const fundingDetailSchema = {
  params: z.object({ id: idSchema }),
  result: z.object({
    funding: fundingRowSchema,
    instalments: z.array(instalmentRowSchema),
    /** Of the same fund, year and entity, where this is their whole. */
    programmes: z.array(fundingRowSchema),
    findings: z.array(fundingFindingSchema),
    agreements: z.array(linkedAgreementSchema),
  }),
}
export type FundingDetail = z.infer<typeof fundingDetailSchema.result>

/** Ten equal monthly instalments of the federal amount, January to October, in one save. */
export const planInstalmentsSchema = {
  params: z.object({ as: idSchema, funding: idSchema }),
  result: z.object({ ids: z.array(idSchema) }),
}

/** What an agreement is measured by and paid with, each with the link that says so. */
export const agreementMeasuresSchema = {
  params: z.object({ id: idSchema }),
  result: z.object({
    indicators: z.array(z.object({ link: idSchema, indicator: indicatorRowSchema })),
    funding: z.array(z.object({ link: idSchema, funding: fundingRowSchema })),
  }),
}
export type AgreementMeasures = z.infer<typeof agreementMeasuresSchema.result>
