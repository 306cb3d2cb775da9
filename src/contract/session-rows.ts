import * as z from 'zod'
import { rollUpCodes } from '../core/compliance/codes.ts'
import { attendanceRoles, attendances, documentKinds, sessionTypes } from '../core/schema/codes.ts'
import { daySchema, idSchema } from './primitives.ts'
import { base, countColumns } from './row-base.ts'

/** Rows of the lists of sessions and of what a session holds. */

export const sessionRowSchema = z.object({
  ...base,
  body: z.string(),
  bodyName: z.string(),
  ordinal: z.int(),
  roman: z.string(),
  type: z.enum(sessionTypes),
  date: daySchema.nullable(),
  venue: z.string().nullable(),
  gazetteDate: daySchema.nullable(),
  /** Adopted ones. */
  agreements: z.int(),
  /** Agreements that the session has yet to decide on. */
  drafts: z.int(),
  compliance: z.enum(rollUpCodes),
  ...countColumns,
})

export const agendaRowSchema = z.object({
  ...base,
  session: z.string(),
  sessionId: idSchema,
  order: z.int(),
  text: z.string(),
  /** How many agreements were adopted under it. */
  agreements: z.int(),
})

export const attendanceRowSchema = z.object({
  ...base,
  session: z.string(),
  sessionId: idSchema,
  name: z.string(),
  /** Unit code. */
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  unitNameEnglish: z.string().nullable(),
  role: z.enum(attendanceRoles).nullable(),
  attended: z.enum(attendances).nullable(),
  representedBy: z.string().nullable(),
  /** The call by which a guest's institution designated somebody. */
  designationNumber: z.string().nullable(),
  designationDate: daySchema.nullable(),
})

export const documentRowSchema = z.object({
  ...base,
  session: z.string().nullable(),
  sessionId: idSchema.nullable(),
  kind: z.enum(documentKinds).nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  sha256: z.string().nullable(),
  size: z.int().nullable(),
})
