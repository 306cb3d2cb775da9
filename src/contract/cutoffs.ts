import * as z from 'zod'
import { complianceCodes, responseCodes, verificationCodes } from '../core/compliance/codes.ts'
import { recordKinds } from '../core/schema/registry.ts'
import { pastSchema } from './past.ts'
import { daySchema, idSchema, sha256Schema } from './primitives.ts'
import { kindSchema } from './records.ts'

/** Freezes the register under a name that no other cut-off has. */
export const makeCutoffSchema = {
  params: z.object({ as: idSchema, name: z.string() }),
  /** `digest`: of what was frozen, as `check` prints it. */
  result: z.object({ id: idSchema, name: z.string(), day: daySchema, digest: sha256Schema }),
}

/**
 * What may differ of an obligation between two moments. `absent`: the later does not know it, as may be where one of the
 * two is a cut-off of another office.
 */
export const differences = [
  'added',
  'compliance',
  'verification',
  'response',
  'due',
  'unit',
  'withdrawn',
  'absent',
] as const
export type DifferenceKind = (typeof differences)[number]

const stateSchema = z.object({
  compliance: z.enum(complianceCodes),
  verification: z.enum(verificationCodes),
  response: z.enum(responseCodes),
  due: daySchema.nullable(),
  dueEstimated: z.boolean(),
  /** Code and name of the unit that answered. */
  unit: z.string(),
  unitName: z.string(),
  /** Neither it nor what it hangs from was withdrawn. */
  stands: z.boolean(),
})
export type ObligationState = z.output<typeof stateSchema>

const saveSchema = z.object({
  save: idSchema,
  /** In which of the two moments alone it was known: of one office always the later. */
  only: z.enum(['from', 'to']),
  intent: z.string(),
  author: z.string(),
  office: z.string(),
  /** Moments, ISO 8601: as the author's machine said, and when this office made or received it. */
  stated: z.string(),
  received: z.string(),
  /** What the author wrote as the reason of it; `null`: nothing. */
  reason: z.string().nullable(),
})
export type DifferenceSave = z.output<typeof saveSchema>

const rowSchema = z.object({
  obligation: idSchema,
  clauseOrder: z.int(),
  text: z.string(),
  changed: z.array(z.enum(differences)),
  /** `null`: it did not exist yet. */
  before: stateSchema.nullable(),
  /** `null`: it is not known in the later. One of the two is not `null`. */
  after: stateSchema.nullable(),
  /** What was saved on it in between, the first first; none where only days went by. */
  saves: z.array(saveSchema),
})
export type DifferenceRow = z.output<typeof rowSchema>

const momentSchema = z.object({
  day: daySchema,
  /** Its name; `null`: the end of the day. */
  cutoff: z.string().nullable(),
  digest: sha256Schema,
})

/**
 * What changed between two moments, the earlier first whichever is given first; a moment without a day and a cut-off is
 * now. `changed` leaves only what differs in one of these ways. `total` and `counts` are of all rows.
 */
export const differenceSchema = {
  params: z.object({
    from: pastSchema,
    to: pastSchema,
    changed: z.array(z.enum(differences)).default([]),
    limit: z.int().nonnegative().max(100_000).default(500),
  }),
  result: z.object({
    from: momentSchema,
    to: momentSchema,
    total: z.int(),
    counts: z.record(z.enum(differences), z.int()),
    agreements: z.array(
      z.object({
        id: idSchema,
        number: z.string().nullable(),
        title: z.string().nullable(),
        session: z.string(),
        rows: z.array(rowSchema),
      }),
    ),
  }),
}
export type Difference = z.output<typeof differenceSchema.result>

/**
 * How a record that was saved on between two moments differs. `same`: what was changed was changed back. `absent`: the
 * later does not know it, as may be where one of the two is a cut-off of another office.
 */
export const recordDifferences = [
  'added',
  'changed',
  'withdrawn',
  'restored',
  'same',
  'absent',
] as const
export type RecordDifferenceKind = (typeof recordDifferences)[number]

const fieldDifferenceSchema = z.object({
  field: z.string(),
  /** What of a set it is; `null`: the field has one value. */
  element: z.string().nullable(),
  /** `null`: empty, or not in the set; of an element its mark. */
  before: z.json(),
  after: z.json(),
})
export type FieldDifference = z.output<typeof fieldDifferenceSchema>

const recordDifferenceSchema = z.object({
  id: idSchema,
  kind: kindSchema,
  /** As it is called in the later moment that knows it. */
  label: z.string(),
  changed: z.enum(recordDifferences),
  fields: z.array(fieldDifferenceSchema),
  /** What was saved on it in between, the first first. */
  saves: z.array(saveSchema),
})
export type RecordDifference = z.output<typeof recordDifferenceSchema>

/**
 * Every record that was saved on between two moments, kind by kind. `counts` are of all kinds, `total` of `kind` where
 * one is asked for; of these `rows` are `limit` after the first `offset`.
 */
export const recordDifferencesSchema = {
  params: z.object({
    from: pastSchema,
    to: pastSchema,
    kind: kindSchema.optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().nonnegative().max(100_000).default(500),
  }),
  result: z.object({
    total: z.int(),
    counts: z.partialRecord(z.enum(recordKinds), z.int()),
    rows: z.array(recordDifferenceSchema),
    /** What the records are called that fields of `rows` point to, by id. */
    names: z.record(idSchema, z.string()),
  }),
}
export type RecordDifferences = z.output<typeof recordDifferencesSchema.result>
