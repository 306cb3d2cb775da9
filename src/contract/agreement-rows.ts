import * as z from 'zod'
import { rollUpCodes } from '../core/compliance/codes.ts'
import {
  agreementKinds,
  agreementStages,
  clauseNatures,
  linkKinds,
  textStatuses,
} from '../core/schema/codes.ts'
import { idSchema } from './primitives.ts'
import { base, countColumns } from './row-base.ts'

/** Rows of the lists of agreements, of their clauses and of what they are linked to. */

export const agreementRowSchema = z.object({
  ...base,
  session: z.string(),
  sessionId: idSchema,
  body: z.string(),
  number: z.string().nullable(),
  kind: z.enum(agreementKinds),
  sequence: z.int().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  textStatus: z.enum(textStatuses).nullable(),
  procedural: z.boolean(),
  confidential: z.boolean(),
  /** Only an approved one counts anywhere. */
  stage: z.enum(agreementStages),
  stageReason: z.string().nullable(),
  /** Number or title of the adopted agreement that left this one without effect; of several the first. */
  repealedBy: z.string().nullable(),
  modifiedBy: z.string().nullable(),
  clauses: z.int(),
  compliance: z.enum(rollUpCodes),
  ...countColumns,
})

export const clauseRowSchema = z.object({
  ...base,
  agreement: idSchema,
  order: z.int(),
  text: z.string(),
  nature: z.enum(clauseNatures),
  compliance: z.enum(rollUpCodes),
  ...countColumns,
})

export const linkRowSchema = z.object({
  ...base,
  agreement: idSchema,
  /** Number, else title. */
  agreementName: z.string().nullable(),
  target: idSchema.nullable(),
  /** Of an agreement its number, else its title; of an indicator its name, of money its fund and year. */
  targetName: z.string().nullable(),
  targetText: z.string().nullable(),
  kind: z.enum(linkKinds),
  note: z.string().nullable(),
})
