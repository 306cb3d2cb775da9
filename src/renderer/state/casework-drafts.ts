import * as z from 'zod'
import { daySchema } from '../../contract/primitives.ts'
import { claims, pertinences, responses, verdictResults } from '../../core/schema/codes.ts'

/** What each form holds while it is filled in. Read back from disk, so it may be another version's: checked. */
const evidenceSources = ['file', 'link', 'letter'] as const
export type EvidenceSource = (typeof evidenceSources)[number]

export const evidenceDraftSchema = z.object({
  /** A file, where something was published, or a paper of which only the number is at hand. */
  source: z.enum(evidenceSources).default('file'),
  /** Of a file; of the others a name of their own within the form. */
  ticket: z.string(),
  name: z.string(),
  size: z.number(),
  /** Empty for what is no link. */
  link: z.string().default(''),
  kind: z.string().nullable(),
  reference: z.string(),
  date: daySchema.nullable(),
  pages: z.number().nullable().default(null),
  scanned: z.boolean().default(false),
  /** Ids of the clauses that it supports besides the obligation's own. */
  clauses: z.array(z.string()).readonly().default([]),
})
export type EvidenceDraft = Readonly<z.infer<typeof evidenceDraftSchema>>

export const progressDraftSchema = z.object({
  claim: z.enum(claims),
  narrative: z.string(),
  percent: z.number().nullable(),
  cutOff: daySchema.nullable(),
  response: z.enum(responses).nullable(),
  evidence: z.array(evidenceDraftSchema).readonly(),
})
export type ProgressDraft = Readonly<z.infer<typeof progressDraftSchema>>

export const verdictDraftSchema = z.object({
  result: z.enum(verdictResults).nullable(),
  reason: z.string(),
  fulfilledOn: daySchema.nullable(),
  pertinence: z.enum(pertinences).nullable(),
})
export type VerdictDraft = Readonly<z.infer<typeof verdictDraftSchema>>

export const notificationDraftSchema = z.object({
  number: z.string(),
  date: daySchema.nullable(),
  acknowledgedOn: daySchema.nullable(),
  acknowledgementNumber: z.string().default(''),
})
export type NotificationDraft = Readonly<z.infer<typeof notificationDraftSchema>>

export const extensionDraftSchema = z.object({
  to: daySchema.nullable(),
  authority: z.string(),
  reason: z.string(),
})
export type ExtensionDraft = Readonly<z.infer<typeof extensionDraftSchema>>
