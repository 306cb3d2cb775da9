import * as z from 'zod'
import { agreementStages, documentKinds } from '../core/schema/codes.ts'
import { daySchema, idSchema, sha256Schema } from './primitives.ts'
import { agreementRowSchema } from './agreement-rows.ts'
import {
  agendaRowSchema,
  attendanceRowSchema,
  documentRowSchema,
  sessionRowSchema,
} from './session-rows.ts'

/** DESIGN section 2; the rule and its source: core/compliance/quorum.ts. */
export const quorumStates = ['reached', 'with_substitutes', 'not_reached', 'unknown'] as const

/** A session with what belongs to it beside its agreements. */
export const sessionDetailSchema = z.object({
  session: sessionRowSchema,
  /** How many members the body had that day. */
  members: z.int().nullable(),
  /** When the session is expected, while its day is not known. */
  estimatedDate: daySchema.nullable(),
  gazetteLink: z.string().nullable(),
  certifiedBy: z.string().nullable(),
  /** What the minutes say of the quorum, in their words. */
  quorumStated: z.string().nullable(),
  quorum: z.object({
    state: z.enum(quorumStates),
    members: z.int().nullable(),
    needed: z.int().nullable(),
    present: z.int(),
    represented: z.int(),
  }),
  agenda: z.array(
    agendaRowSchema.extend({
      adopted: z.array(
        agreementRowSchema.pick({
          id: true,
          number: true,
          kind: true,
          sequence: true,
          title: true,
          stage: true,
        }),
      ),
    }),
  ),
  attendance: z.array(attendanceRowSchema),
  /** `held`: this register has the bytes. */
  documents: z.array(documentRowSchema.extend({ held: z.boolean() })),
})
export type SessionDetail = z.output<typeof sessionDetailSchema>

/** Changes that a person had on screen, by field: what a save from there replaces. */
const seenSchema = z.object({
  number: z.array(z.string()),
  title: z.array(z.string()),
  textStatus: z.array(z.string()),
  stage: z.array(z.string()),
})

/** An agreement of a session as the forms that decide and renumber load it. */
export const sessionAgreementSchema = agreementRowSchema
  .pick({
    id: true,
    number: true,
    kind: true,
    sequence: true,
    title: true,
    textStatus: true,
    stage: true,
  })
  .extend({ seen: seenSchema })
export type SessionAgreement = z.output<typeof sessionAgreementSchema>

/** More agreements than any session has adopted. */
const mostAgreements = 500

export const sessionDetailMethod = {
  params: z.object({ id: idSchema }),
  result: sessionDetailSchema,
}

/** Those that are not withdrawn, in the order of the session. */
export const sessionAgreementsMethod = {
  params: z.object({ id: idSchema }),
  result: z.array(sessionAgreementSchema),
}

/** Files of a session: minutes, gazette. One save. */
export const sessionAttachMethod = {
  params: z.object({
    as: idSchema,
    session: idSchema,
    kind: z.enum(documentKinds),
    /** Tickets of files; paths at the command line. */
    files: z.array(z.string()).min(1).max(100),
  }),
  result: z.object({ documents: z.array(z.object({ id: idSchema, sha256: sha256Schema })) }),
}

/** What the session decided on drafts: one save for all of them. A rejection says why. */
export const agreementsDecideMethod = {
  params: z.object({
    as: idSchema,
    agreements: z
      .array(z.object({ id: idSchema, seen: z.array(z.string()) }))
      .min(1)
      .max(mostAgreements),
    decision: z.enum(agreementStages).exclude(['drafted']),
    reason: z.string(),
  }),
  result: z.object({ ids: z.array(idSchema) }),
}

/** Official numbers as the gazette published them; the former ones become aliases. One save. */
export const agreementsRenumberMethod = {
  params: z.object({
    as: idSchema,
    session: idSchema,
    numbers: z
      .array(
        z.object({
          agreement: idSchema,
          number: z.string(),
          /** `null` leaves the title as it is. */
          title: z.string().nullable(),
          seen: seenSchema.omit({ stage: true }),
        }),
      )
      .min(1)
      .max(mostAgreements),
  }),
  result: z.object({
    agreements: z.array(
      z.object({ id: idSchema, number: z.string(), former: z.string().nullable() }),
    ),
  }),
}
