import * as z from 'zod'
import { isDay, parsePartialDate } from '../../core/compliance/day.ts'
import type { ErrorCode } from '../errors.ts'
import { idSchema } from '../primitives.ts'

/** The checks of one command, and what the texts of its arguments and options may be. */
export interface CommandContract {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** A check of the input that is not about how the command is written has the code of its refusal. */
export const refusedAs = (
  code: ErrorCode,
): { readonly params: { readonly refusal: ErrorCode } } => ({
  params: { refusal: code },
})

export const text = z.string()
export const name = z.string().trim().min(1).max(200)
export const flag = z.boolean().default(false)

/** A day that the calendar has. */
export const day = z.string().refine(isDay, refusedAs('date_invalid'))

/** A day, month or year that the calendar has. */
export const partialDay = z
  .string()
  .refine((date) => parsePartialDate(date) !== null, refusedAs('date_invalid'))

/** A number as people type it. */
export const decimal = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/)
  .transform(Number)

export const count = z.string().regex(/^\d+$/).transform(Number)

/** The state of the register that a command looks at; without either, the present one. */
export const stateInput = { asOf: day.optional(), cutoff: text.optional() }

export const reasonInput = { reason: text }

export const idOutput = z.object({ id: idSchema })
