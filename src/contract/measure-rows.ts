import * as z from 'zod'
import { indicatorCourses } from '../core/compliance/codes.ts'
import { directions, indicatorScales } from '../core/schema/codes.ts'
import { daySchema, idSchema } from './primitives.ts'
import { base, partialDay } from './row-base.ts'

/** Rows of the lists of indicators and money. */

export const indicatorRowSchema = z.object({
  ...base,
  name: z.string(),
  nameEnglish: z.string().nullable(),
  definition: z.string().nullable(),
  measure: z.string().nullable(),
  direction: z.enum(directions).nullable(),
  /** `percent_change`: the figures are themselves the change against the base period. */
  scale: z.enum(indicatorScales).nullable(),
  baselinePeriod: z.string().nullable(),
  baselineValue: z.number().nullable(),
  target: z.number().nullable(),
  targetBy: partialDay,
  /** The target lies on the wrong side of the baseline. */
  targetDoubtful: z.boolean(),
  observations: z.int(),
  lastValue: z.number().nullable(),
  lastAtLeast: z.boolean(),
  lastPeriod: z.string().nullable(),
  /** The day of the last measurement, or the last day of what it covers. */
  lastOn: daySchema.nullable(),
  /** Per cent of the baseline, or what was measured where that is a change. */
  change: z.number().nullable(),
  course: z.enum(indicatorCourses),
  /** Agreements that it measures. */
  agreements: z.int(),
  source: z.string().nullable(),
  sourceNote: z.string().nullable(),
})

export const observationRowSchema = z.object({
  ...base,
  indicator: idSchema,
  indicatorName: z.string(),
  session: z.string().nullable(),
  period: z.string().nullable(),
  baselinePeriod: z.string().nullable(),
  date: daySchema.nullable(),
  /** Its own day, the end of its period, or the day of its session. */
  on: daySchema.nullable(),
  value: z.number(),
  atLeast: z.boolean(),
  quote: z.string().nullable(),
  source: z.string().nullable(),
})

export const fundingRowSchema = z.object({
  ...base,
  fund: z.string(),
  year: z.int(),
  /** Unit code; `null`: of the whole nation. */
  entity: z.string().nullable(),
  entityName: z.string().nullable(),
  entityNameEnglish: z.string().nullable(),
  /** A part of the amount that the same fund, year and entity have without one. */
  programme: z.string().nullable(),
  /** Amounts are pesos; `null` is not known, which is not nothing. */
  federalAmount: z.number().nullable(),
  stateShare: z.number().nullable(),
  /** Below 25 % of the federal amount. */
  stateShareLow: z.boolean(),
  committed: z.number().nullable(),
  exercised: z.number().nullable(),
  instalments: z.int(),
  /** What instalments have paid. */
  paid: z.number().nullable(),
  /** Agreements that it supports. */
  agreements: z.int(),
  source: z.string().nullable(),
  sourceNote: z.string().nullable(),
})

export const instalmentRowSchema = z.object({
  ...base,
  funding: idSchema,
  fund: z.string(),
  year: z.int(),
  entity: z.string().nullable(),
  order: z.int(),
  dueOn: daySchema.nullable(),
  amount: z.number(),
  paidOn: daySchema.nullable(),
  paidAmount: z.number().nullable(),
})
