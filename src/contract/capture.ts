import * as z from 'zod'
import {
  agreementKinds,
  clauseNatures,
  languages,
  obligationRoles,
  sessionTypes,
} from '../core/schema/codes.ts'
import { daySchema, deadlineRuleSchema, idSchema } from './primitives.ts'

/** Drafting checks (DESIGN 5.7). Labels and advice stand in the locale files under `checks.<code>`. */
export const draftingChecks = [
  'no_deadline',
  'no_addressee',
  'addressee_inferred',
  'no_measurable_result',
  'several_mandates',
  'unknown_unit',
  'group_not_expanded',
  'implausible_figure',
  'number_unknown',
] as const
export type DraftingCheck = (typeof draftingChecks)[number]

/** Half-open range of characters in the normalised source text. */
const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })

export const draftAddresseeSchema = z.object({
  /** Unit code; a group ("the states") stays one addressee until acceptance. */
  unit: z.string(),
  role: z.enum(obligationRoles),
  /** Not said by the text but by who usually does such work: to be confirmed by a person. */
  inferred: z.boolean(),
})

export const draftClauseSchema = z.object({
  text: z.string(),
  nature: z.enum(clauseNatures),
  addressees: z.array(draftAddresseeSchema),
  deadline: deadlineRuleSchema.nullable(),
})

export const draftAgreementSchema = z.object({
  /** Official number when the text gives one; never guessed. */
  number: z.string().nullable(),
  kind: z.enum(agreementKinds),
  sequence: z.int().positive(),
  title: z.string(),
  /** Verbatim. */
  text: z.string(),
  procedural: z.boolean(),
  clauses: z.array(draftClauseSchema),
  checks: z.array(z.enum(draftingChecks)),
  /** The funds, programmes and laws that the text names. */
  fundingNote: z.string().nullable(),
  legalBasis: z.string().nullable(),
  span: spanSchema,
  /** Phrases that gave a field: shown highlighted beside the draft. */
  phrases: z.array(
    z.object({
      field: z.enum(['addressee', 'deadline', 'nature', 'number', 'funding']),
      span: spanSchema,
    }),
  ),
})

export const draftObservationSchema = z.object({
  indicator: z.string(),
  indicatorEnglish: z.string(),
  direction: z.enum(['decrease', 'increase']),
  /** Percent against the baseline; a fall is negative. */
  value: z.number(),
  atLeast: z.boolean(),
  baselinePeriod: z.string().nullable(),
  /** Who says the baseline when the document does not: the catalogue's source. */
  baselineSource: z.string().nullable(),
  period: z.string().nullable(),
  quote: z.string(),
  line: z.int().positive(),
  span: spanSchema,
})

export const notUnderstoodSchema = z.object({
  /** From 1, in the normalised text. */
  line: z.int().positive(),
  text: z.string(),
  /**
   * Why it is shown. Left over among the agreements, or outside them (speeches, introduction): these two
   * and what is recognised share out the lines. A figure that cannot be and a unit nobody knows (or
   * a numbered clause that names no known one, in words that are no known order) point into a line that a
   * draft may also cover.
   */
  reason: z.enum(['not_recognised', 'outside_agreements', 'implausible_figure', 'unknown_unit']),
})

/** Lines that are understood without being a draft: so that nothing of the text vanishes. */
export const recognisedSchema = z.object({
  what: z.enum(['session', 'section_heading', 'boilerplate']),
  span: spanSchema,
})

export const draftSessionSchema = z.object({
  body: z.string().nullable(),
  ordinal: z.int().positive().nullable(),
  roman: z.string().nullable(),
  type: z.enum(sessionTypes).nullable(),
  date: daySchema.nullable(),
  gazette: daySchema.nullable(),
})

/** Words that somebody certified, or words about them; a translation is not told from its text. */
export const capturedTextStatusSchema = z.enum(['official', 'press'])

/** What of a draft says whether the register has it already. */
export const comparedDraftSchema = draftAgreementSchema
  .pick({ number: true, kind: true, sequence: true, text: true, procedural: true })
  .extend({
    /** The agreement in whose place in the session's list it stands, where a person said that it is another one. */
    anotherThan: idSchema.optional(),
  })

/** By what an agreement of the same session is taken for a draft: it is named then, and not doubled. */
export const repetitionSigns = ['number', 'words', 'place'] as const

/** Why a draft may be no news; `null` stands for one that nothing resembles. */
export const draftRepetitionSchema = z.discriminatedUnion('what', [
  /** The session has it: accepting the draft saves nothing. */
  z.object({
    what: z.literal('kept'),
    by: z.enum(repetitionSigns),
    id: idSchema,
    number: z.string().nullable(),
    title: z.string().nullable(),
    /** Of the words that either has, the part that both have, in percent. */
    percent: z.int().min(0).max(100),
  }),
  /** The document says it twice: only the first is saved. */
  z.object({
    what: z.literal('earlier_draft'),
    /** Its place among the drafts that were compared, from 0. */
    draft: z.int().nonnegative(),
  }),
  /** Nearly the same words: accepting the draft saves one more. */
  z.object({
    what: z.literal('alike'),
    id: idSchema,
    number: z.string().nullable(),
    title: z.string().nullable(),
    session: z.string().nullable(),
    percent: z.int().min(0).max(100),
  }),
])

/** What reading a document gives: drafts only, nothing saved. */
export const captureDraftSchema = z.object({
  language: z.enum(languages),
  textStatus: capturedTextStatusSchema,
  /** Line ends, spaces and control characters made uniform; spans refer to it. */
  text: z.string(),
  session: draftSessionSchema,
  agreements: z.array(draftAgreementSchema),
  indicators: z.array(draftObservationSchema),
  recognised: z.array(recognisedSchema),
  notUnderstood: z.array(notUnderstoodSchema),
})

export const acceptedCaptureSchema = z.object({
  session: z.object({ id: idSchema, roman: z.string(), created: z.boolean() }),
  agreements: z.array(
    z.object({
      id: idSchema,
      number: z.string().nullable(),
      title: z.string(),
      /** Already in the register: named, not doubled. */
      existing: z.boolean(),
      clauses: z.int(),
      obligations: z.int(),
    }),
  ),
  observations: z.array(z.object({ id: idSchema, indicator: z.string() })),
})

export type DraftAddressee = z.infer<typeof draftAddresseeSchema>
export type DraftClause = z.infer<typeof draftClauseSchema>
export type DraftAgreement = z.infer<typeof draftAgreementSchema>
export type ComparedDraft = z.infer<typeof comparedDraftSchema>
export type DraftRepetition = z.infer<typeof draftRepetitionSchema>
export type DraftObservation = z.infer<typeof draftObservationSchema>
export type NotUnderstood = z.infer<typeof notUnderstoodSchema>
export type Recognised = z.infer<typeof recognisedSchema>
export type DraftSession = z.infer<typeof draftSessionSchema>
export type CaptureDraft = z.infer<typeof captureDraftSchema>
export type AcceptedCapture = z.infer<typeof acceptedCaptureSchema>
