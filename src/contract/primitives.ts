import * as z from 'zod'

/** 16 bytes in lower-case hexadecimal. */
export const idSchema = z.string().regex(/^[0-9a-f]{32}$/)
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
/** The shape of a day; whether the calendar has it is checked where it enters the program. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A day, month or year: sources often know no more. */
export const partialDateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
export const languageSchema = z.enum(['es', 'en'])

const anchor = z.enum(['session', 'gazette', 'notification'])

export const deadlineRuleSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('none') }),
  z.object({ rule: z.literal('fixed_day'), date: daySchema }),
  z.object({ rule: z.literal('end_of_month'), month: z.string().regex(/^\d{4}-\d{2}$/) }),
  z.object({
    rule: z.literal('after'),
    anchor,
    count: z.int().positive().max(10_000),
    unit: z.enum(['calendar_days', 'business_days', 'months']),
  }),
  z.object({
    rule: z.literal('at_session'),
    ordinal: z.int().positive().max(3999),
    type: z.enum(['ordinary', 'extraordinary']),
  }),
  z.object({ rule: z.literal('next_session') }),
  z.object({ rule: z.literal('end_of_fiscal_year'), year: z.int().min(1900).max(2200) }),
  z.object({ rule: z.literal('within_year'), year: z.int().min(1900).max(2200) }),
  z.object({ rule: z.literal('starts_in_year'), year: z.int().min(1900).max(2200) }),
  z.object({ rule: z.literal('period_of_years'), years: z.int().positive().max(100), anchor }),
  z.object({
    rule: z.literal('staged'),
    stages: z
      .array(z.object({ date: daySchema, units: z.array(z.string()).readonly() }))
      .min(1)
      .readonly(),
  }),
])
