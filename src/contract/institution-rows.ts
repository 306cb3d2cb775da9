import * as z from 'zod'
import { termStates } from '../core/compliance/term.ts'
import { bodyKinds, unitKinds } from '../core/schema/codes.ts'
import { daySchema, idSchema } from './primitives.ts'
import { base, partialDay } from './row-base.ts'

export const unitRowSchema = z.object({
  ...base,
  code: z.string(),
  name: z.string().nullable(),
  nameEnglish: z.string().nullable(),
  kind: z.enum(unitKinds),
  inegi: z.string().nullable(),
  abbreviation: z.string().nullable(),
  validFrom: partialDay,
  validTo: partialDay,
  duplicateOf: idSchema.nullable(),
})

export const personRowSchema = z.object({
  ...base,
  name: z.string(),
  email: z.string().nullable(),
  /** Assigned to this register's office: may record in its name. */
  mayWork: z.boolean(),
})

export const postRowSchema = z.object({
  ...base,
  name: z.string(),
  nameEnglish: z.string().nullable(),
  /** Code of the unit. */
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  unitNameEnglish: z.string().nullable(),
  /** Only one holder at a time is possible. */
  single: z.boolean(),
  termYears: z.int().nullable(),
  /** How many hold it today. */
  holders: z.int(),
  /** Their names, by the beginning of their terms; `null`: nobody holds it. */
  holder: z.string().nullable(),
  /** When the first of their terms ends: written, or by the years of the post. */
  until: partialDay,
})

export const assignmentRowSchema = z.object({
  ...base,
  person: idSchema,
  personName: z.string(),
  post: idSchema,
  postName: z.string(),
  unit: z.string().nullable(),
  from: partialDay,
  to: partialDay,
})

/** Terms of those who hold a post: of a single one who holds it and of a commission. */
export const termRowSchema = z.object({
  ...base,
  personName: z.string(),
  post: idSchema,
  postName: z.string(),
  postNameEnglish: z.string().nullable(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  from: partialDay,
  /** As it was written, or as it follows from the years for which the post is given. */
  to: z.string(),
  /** The first day on which the term no longer runs. */
  endsOn: daySchema,
  /** Nobody wrote `to`. */
  derived: z.boolean(),
  state: z.enum(termStates),
  /** It ends some day, or it has ended and nobody holds the post. */
  pending: z.boolean(),
})

export const bodyRowSchema = z.object({
  ...base,
  code: z.string(),
  name: z.string(),
  nameEnglish: z.string().nullable(),
  kind: z.enum(bodyKinds),
})
