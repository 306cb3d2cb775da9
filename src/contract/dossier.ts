import * as z from 'zod'
import {
  complianceCodes,
  responseCodes,
  rollUpCodes,
  verificationCodes,
} from '../core/compliance/codes.ts'
import { openReasons } from '../core/compliance/succession.ts'
import {
  agreementKinds,
  clauseNatures,
  languages,
  obligationRoles,
  sessionTypes,
  verdictResults,
} from '../core/schema/codes.ts'
import { daySchema, sha256Schema } from './primitives.ts'
import { papers } from './report-form.ts'

/** Counts of obligations by state. `met` includes `metLate`; `total` leaves withdrawn ones out. */
export const countsSchema = z.object({
  total: z.int(),
  not_started: z.int(),
  in_progress: z.int(),
  partially_met: z.int(),
  met: z.int(),
  metLate: z.int(),
  not_met: z.int(),
  moot: z.int(),
  overdue: z.int(),
  withdrawn: z.int(),
})
export type Counts = z.infer<typeof countsSchema>

/**
 * Why a record no longer counts, who said so and when. What hangs from a withdrawn record carries its withdrawal, as
 * long as it has none of its own.
 */
export const dossierWithdrawalSchema = z.object({
  /** `duplicate`: another record stands for it, and `reason` is how that one is called. */
  kind: z.enum(['withdrawn', 'duplicate']),
  reason: z.string(),
  person: z.string(),
  office: z.string(),
  on: daySchema,
})
export type DossierWithdrawal = z.infer<typeof dossierWithdrawalSchema>

/** `null`: the record stands. */
const withdrawal = dossierWithdrawalSchema.nullable()

export const dossierEvidenceSchema = z.object({
  name: z.string(),
  reference: z.string().nullable(),
  sha256: sha256Schema.nullable(),
  size: z.int().nullable(),
  withdrawal,
})

export const dossierVerdictSchema = z.object({
  result: z.enum(verdictResults),
  reason: z.string(),
  verifier: z.string(),
  office: z.string(),
  issuedOn: daySchema,
  fulfilledOn: daySchema.nullable(),
  governing: z.boolean(),
  /** Compliance follows from it: also of a verdict that a later `returned` supersedes (DESIGN 5.1). */
  determining: z.boolean(),
  /** Kept but does not count: the gate of DESIGN 5.2. */
  inBreach: z.boolean(),
  withdrawal,
})

export const dossierObligationSchema = z.object({
  unitCode: z.string(),
  /** Who answers on the day of the report. */
  unit: z.string(),
  /** Whom the agreement names; `null`: the same. */
  namedUnit: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** Why somebody has to choose who answers; `null`: nobody has to. */
  responsibleOpen: z.enum(openReasons).nullable(),
  role: z.enum(obligationRoles),
  due: daySchema.nullable(),
  dueEstimated: z.boolean(),
  /** The rule in words where no date follows from it yet. */
  dueText: z.string(),
  compliance: z.enum(complianceCodes),
  metLate: z.boolean(),
  verification: z.enum(verificationCodes),
  response: z.enum(responseCodes),
  overdue: z.boolean(),
  reports: z.array(
    z.object({
      reportedOn: daySchema,
      author: z.string(),
      narrative: z.string(),
      percent: z.number().nullable(),
      withdrawal,
    }),
  ),
  evidence: z.array(dossierEvidenceSchema),
  verdicts: z.array(dossierVerdictSchema),
  demonstration: z.boolean(),
  withdrawal,
})

export const dossierSchema = z.object({
  language: z.enum(languages),
  paper: z.enum(papers),
  /** The day by which overdue is reckoned. */
  today: daySchema,
  /** "As it was known on": set for as-of reports. */
  asOf: daySchema.nullable(),
  /** State of the register that the report shows. */
  digest: sha256Schema,
  programVersion: z.string(),
  office: z.string(),
  demonstration: z.boolean(),
  session: z.object({
    body: z.string(),
    roman: z.string(),
    ordinal: z.int(),
    type: z.enum(sessionTypes),
    date: daySchema.nullable(),
    venue: z.string().nullable(),
    gazetteDate: daySchema.nullable(),
  }),
  counts: countsSchema,
  /** Obligations of exhortative, optional and procedural clauses, counted apart. */
  apartCounts: countsSchema,
  agreements: z.array(
    z.object({
      number: z.string().nullable(),
      kind: z.enum(agreementKinds),
      sequence: z.int().nullable(),
      title: z.string(),
      text: z.string(),
      procedural: z.boolean(),
      compliance: z.enum(rollUpCodes),
      counts: countsSchema,
      withdrawal,
      /** Withdrawn ones included, as of the obligations of each. */
      clauses: z.array(
        z.object({
          order: z.int(),
          text: z.string(),
          nature: z.enum(clauseNatures),
          compliance: z.enum(rollUpCodes),
          withdrawal,
          obligations: z.array(dossierObligationSchema),
        }),
      ),
    }),
  ),
})
export type Dossier = z.infer<typeof dossierSchema>
export type DossierObligation = z.infer<typeof dossierObligationSchema>
export type DossierAgreement = Dossier['agreements'][number]
export type DossierClause = DossierAgreement['clauses'][number]
