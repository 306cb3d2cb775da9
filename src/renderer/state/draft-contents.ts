import * as z from 'zod'
import {
  captureDraftSchema,
  draftAgreementSchema,
  draftClauseSchema,
  draftObservationSchema,
} from '../../contract/capture.ts'
import type { DraftForm } from '../../contract/form-drafts.ts'
import { daySchema, languageSchema } from '../../contract/primitives.ts'
import { recordSchema } from '../../contract/records.ts'
import { claims, pertinences, responses, verdictResults } from '../../core/schema/codes.ts'
import { capturedStages } from './capture-work.ts'

/** What each form holds while it is filled in. Read back from disk, so it may be another version's: checked. */
const evidenceSources = ['file', 'link', 'letter'] as const
export type EvidenceSource = (typeof evidenceSources)[number]

const evidenceDraftSchema = z.object({
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

const progressDraftSchema = z.object({
  claim: z.enum(claims),
  narrative: z.string(),
  percent: z.number().nullable(),
  cutOff: daySchema.nullable(),
  response: z.enum(responses).nullable(),
  evidence: z.array(evidenceDraftSchema).readonly(),
})
export type ProgressDraft = Readonly<z.infer<typeof progressDraftSchema>>

const verdictDraftSchema = z.object({
  result: z.enum(verdictResults).nullable(),
  reason: z.string(),
  fulfilledOn: daySchema.nullable(),
  pertinence: z.enum(pertinences).nullable(),
})
export type VerdictDraft = Readonly<z.infer<typeof verdictDraftSchema>>

const notificationDraftSchema = z.object({
  number: z.string(),
  date: daySchema.nullable(),
  acknowledgedOn: daySchema.nullable(),
})
export type NotificationDraft = Readonly<z.infer<typeof notificationDraftSchema>>

const extensionDraftSchema = z.object({
  to: daySchema.nullable(),
  authority: z.string(),
  reason: z.string(),
})
export type ExtensionDraft = Readonly<z.infer<typeof extensionDraftSchema>>

/** With the record as the form had loaded it: that is what a save replaces, however late it comes. */
const recordDraftSchema = z.object({
  loaded: recordSchema,
  fields: z.array(z.string()).readonly(),
  edits: z.record(z.string(), z.json()),
  elementEdits: z.record(z.string(), z.array(z.string()).readonly()),
})
export type RecordDraft = Readonly<z.infer<typeof recordDraftSchema>>

const keyed = { key: z.int() }
const captureWorkSchema = captureDraftSchema
  .pick({
    language: true,
    textStatus: true,
    text: true,
    session: true,
    notUnderstood: true,
  })
  .extend({
    fileName: z.string().nullable(),
    sha256: z.string().nullable(),
    language: languageSchema,
    /** Drafts that an earlier version of the program left do not say it. */
    stage: z.enum(capturedStages).default('approved'),
    agreements: z.array(
      draftAgreementSchema.extend({
        ...keyed,
        included: z.boolean(),
        clauses: z.array(draftClauseSchema.extend(keyed)),
      }),
    ),
    indicators: z.array(
      z.object({ ...keyed, included: z.boolean(), observation: draftObservationSchema }),
    ),
    nextKey: z.int(),
  })

export const draftSchemas = {
  progress: progressDraftSchema,
  verdict: verdictDraftSchema,
  notification: notificationDraftSchema,
  extension: extensionDraftSchema,
  record: recordDraftSchema,
  capture: captureWorkSchema,
} as const satisfies Readonly<Record<DraftForm, z.ZodType>>

/** The same with the tickets that this page has for the files; a file that is gone is left out. */
export function withTickets(
  draft: ProgressDraft,
  files: readonly { readonly key: string; readonly file: string }[],
): ProgressDraft {
  const tickets = new Map(files.map(({ key, file }) => [key, file]))
  return {
    ...draft,
    evidence: draft.evidence.flatMap((item) => {
      if (item.source !== 'file') return [item]
      const ticket = tickets.get(item.ticket)
      return ticket === undefined ? [] : [{ ...item, ticket }]
    }),
  }
}
