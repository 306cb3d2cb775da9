import * as z from 'zod'
import { conflictKinds } from './issue-rows.ts'
import { idSchema } from './primitives.ts'

/** One of the values that stand beside each other; moments are ISO 8601 in UTC. */
const conflictValueSchema = z.object({
  change: z.string(),
  value: z.json(),
  author: z.string(),
  office: z.string(),
  at: z.string(),
  received: z.string(),
})

/** What came of offices that worked without knowing of each other. */
export const conflictRowSchema = z.object({
  /** Of values `record/field`, with `/element` for one of a set: the same in every office. */
  id: z.string(),
  kind: z.enum(conflictKinds),
  record: idSchema,
  recordKind: z.string(),
  /** How people call the record. */
  label: z.string(),
  /** Of values; the permanent number as text for a field of a newer version. */
  field: z.string().nullable(),
  element: z.string().nullable(),
  /** The other of two records, or the one where the cure is. */
  other: idSchema.nullable(),
  otherKind: z.string().nullable(),
  otherLabel: z.string().nullable(),
  detail: z.string(),
  agreement: idSchema.nullable(),
  agreementNumber: z.string().nullable(),
  agreementTitle: z.string().nullable(),
  /** Roman number. */
  session: z.string(),
  sessionId: idSchema.nullable(),
  /** Code of the unit that answers today. */
  unit: z.string(),
  /** Names of the offices that wrote it. */
  offices: z.array(z.string()),
  /** Something that concerns it has not arrived: it may go away, or say something else. */
  provisional: z.boolean(),
  /** Of values, the one that is shown meanwhile first; else empty. */
  values: z.array(conflictValueSchema),
  /** Why a person found it to be in order. */
  accepted: z.string().nullable(),
})
export type ConflictRow = z.output<typeof conflictRowSchema>

export const conflictDetailSchema = conflictRowSchema.extend({
  values: z.array(
    conflictValueSchema.extend({
      /** The values of the changes that it replaces: what its author had on screen. */
      seen: z.array(
        z.object({ value: z.json(), author: z.string(), office: z.string(), at: z.string() }),
      ),
      /** Changes that it replaces and that have not arrived. */
      missing: z.int(),
    }),
  ),
  /** Of what is no conflict of values: each verdict, extension, record or branch. */
  sides: z.array(
    z.object({
      /** `null`: a branch of a feed. */
      record: idSchema.nullable(),
      recordKind: z.string().nullable(),
      label: z.string(),
      /** Code of the result, new date, or what else it says; empty: nothing more than its label. */
      detail: z.string(),
      /** Why a verdict does not count: codes of breaches. */
      reasons: z.array(z.string()),
      /** Commits of a branch. */
      commits: z.int().nullable(),
      author: z.string(),
      office: z.string(),
      at: z.string(),
      received: z.string(),
    }),
  ),
  /** Why the field can only get one of the values that stand there; `null`: it can get another. */
  keepOnly: z.enum(['written_once', 'own_action', 'newer_version']).nullable(),
})
export type ConflictDetail = z.output<typeof conflictDetailSchema>
