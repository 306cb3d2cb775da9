import * as z from 'zod'
import { evidenceKinds } from '../core/schema/codes.ts'
import { daySchema, idSchema, sha256Schema } from './primitives.ts'

/** Where something was published. It is shown and kept, never opened by the program. */
export const webAddressSchema = z.url({ protocol: /^https?$/ })

/**
 * One piece of evidence as a person gives it: a file, a link, or a letter of which only the number is at hand. Only a
 * file can carry a verdict of "met".
 */
export const givenEvidenceSchema = z.object({
  /** Ticket of a file; a path at the command line. */
  file: z.string().nullable().default(null),
  /** Where it was published: `http` or `https`. */
  link: z.string().nullable().default(null),
  kind: z.enum(evidenceKinds).nullable(),
  /** Number of the letter (oficio). */
  reference: z.string().nullable(),
  date: daySchema.nullable(),
  pages: z.int().positive().nullable().default(null),
  /** A copy of a paper, not the electronic original. */
  scanned: z.boolean().default(false),
  /** The clauses that it supports besides the obligation's own; of the same agreement. */
  clauses: z.array(idSchema).default([]),
})
export type GivenEvidence = z.output<typeof givenEvidenceSchema>

/** `sha256`: `null` where no file was given. */
export const madeEvidenceSchema = z.object({ id: idSchema, sha256: sha256Schema.nullable() })
export type MadeEvidence = z.output<typeof madeEvidenceSchema>

/** What this register has of a piece of evidence, as far as it was looked at. */
export const fileStates = ['held', 'missing', 'altered', 'purged'] as const
export type FileState = (typeof fileStates)[number]

/** Evidence for a report that was made before, or for an obligation without a report. One save. */
export const evidenceAddSchema = {
  params: z.object({
    as: idSchema,
    obligation: idSchema,
    report: idSchema.nullable(),
    evidence: z.array(givenEvidenceSchema).min(1),
  }),
  result: z.object({ evidence: z.array(madeEvidenceSchema) }),
}

/** Removes the bytes of a wrongly attached file everywhere; record, hash, reason and author stay. */
export const evidencePurgeSchema = {
  params: z.object({ as: idSchema, id: idSchema, reason: z.string() }),
  result: z.object({
    id: idSchema,
    /** `false`: other evidence that stands, or a document, has the same file, which therefore stays. */
    removed: z.boolean(),
    alsoUsedBy: z.array(idSchema),
  }),
}

/** Gives the register back the bytes of a file that is missing or altered here: they have to be the same. */
export const evidenceReturnSchema = {
  params: z.object({
    /** Evidence, or a document of a session. */
    id: idSchema,
    /** Ticket of a file; a path at the engine. */
    file: z.string(),
  }),
  result: z.object({ id: idSchema, sha256: sha256Schema }),
}

/** Reads files again and compares them with their hashes; what was found is remembered. */
export const evidenceVerifySchema = {
  params: z.object({ obligation: idSchema }),
  result: z.object({
    files: z.array(z.object({ id: idSchema, fileState: z.enum(fileStates) })),
  }),
}
