import * as z from 'zod'
import {
  captureDraftSchema,
  comparedDraftSchema,
  draftAgreementSchema,
  draftClauseSchema,
  draftObservationSchema,
} from '../../contract/capture.ts'
import type { DraftForm } from '../../contract/form-drafts.ts'
import { languageSchema } from '../../contract/primitives.ts'
import { recordSchema } from '../../contract/records.ts'
import { capturedStages } from './capture-work.ts'
import {
  type EvidenceDraft,
  extensionDraftSchema,
  notificationDraftSchema,
  progressDraftSchema,
  verdictDraftSchema,
} from './casework-drafts.ts'
import { valueDraftSchemas } from './draft-values.ts'

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
        anotherThan: comparedDraftSchema.shape.anotherThan,
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
  ...valueDraftSchemas,
} as const satisfies Readonly<Record<DraftForm, z.ZodType>>

/** The same with the tickets that this page has for the files; a file that is gone is left out. */
export function withTickets<Draft extends { readonly evidence: readonly EvidenceDraft[] }>(
  draft: Draft,
  files: readonly { readonly key: string; readonly file: string }[],
): Draft {
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

const withEvidence = z.union([
  progressDraftSchema.pick({ evidence: true }),
  z
    .object({ values: progressDraftSchema.pick({ evidence: true }) })
    .transform(({ values }) => values),
])

/** Tickets of the files that a draft of any form names. */
export function ticketsIn(content: unknown): readonly string[] {
  const read = withEvidence.safeParse(content)
  return read.success
    ? read.data.evidence.filter(({ source }) => source === 'file').map(({ ticket }) => ticket)
    : []
}
