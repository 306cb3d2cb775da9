import * as z from 'zod'
import { agreementKinds, languages, sessionTypes } from '../../core/schema/codes.ts'
import {
  draftAddresseeSchema,
  draftAgreementSchema,
  draftClauseSchema,
  draftObservationSchema,
  draftRepetitionSchema,
  notUnderstoodSchema,
} from '../capture.ts'
import { daySchema, idSchema } from '../primitives.ts'

const draftedAgreementOutput = z.object({
  number: draftAgreementSchema.shape.number,
  kind: z.enum(agreementKinds),
  sequence: draftAgreementSchema.shape.sequence,
  title: z.string(),
  text: z.string(),
  procedural: z.boolean(),
  clauses: z.array(
    z.object({
      text: z.string(),
      nature: draftClauseSchema.shape.nature,
      /** Unit codes; a group stays a group. */
      addressees: z.array(z.string()),
      /** The same with their roles, and whether the text named them. */
      roles: z.array(draftAddresseeSchema),
      deadline: draftClauseSchema.shape.deadline,
    }),
  ),
  checks: draftAgreementSchema.shape.checks,
  fundingNote: draftAgreementSchema.shape.fundingNote,
  legalBasis: draftAgreementSchema.shape.legalBasis,
})

const capturedSessionOutput = z.object({
  body: z.string().nullable(),
  ordinal: z.int().positive().nullable(),
  roman: z.string().nullable(),
  type: z.enum(sessionTypes).nullable(),
  date: daySchema.nullable(),
  gazette: daySchema.nullable(),
})

/** What a document was read as. */
export const draftsOutput = z.object({
  language: z.enum(languages),
  session: capturedSessionOutput,
  agreements: z.array(
    draftedAgreementOutput.extend({
      /** What of the register, or of the same document, it repeats. */
      repetition: draftRepetitionSchema.nullable(),
    }),
  ),
  indicators: z.array(draftObservationSchema),
  notUnderstood: z.array(notUnderstoodSchema),
})

/** The drafts with what became of each. */
export const acceptedOutput = z.object({
  language: z.enum(languages),
  session: capturedSessionOutput.extend({
    id: idSchema,
    /** `false`: the register had it. */
    created: z.boolean(),
  }),
  agreements: z.array(
    draftedAgreementOutput.extend({
      id: idSchema,
      /** Was in the register: named, not doubled. */
      existing: z.boolean(),
      /** Obligations made. */
      obligations: z.int(),
    }),
  ),
  indicators: z.array(
    draftObservationSchema.extend({
      /** The observation made; `null`: the session had one of that indicator. */
      id: idSchema.nullable(),
    }),
  ),
  notUnderstood: z.array(notUnderstoodSchema),
})
