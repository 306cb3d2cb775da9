import * as z from 'zod'
import { idSchema } from './primitives.ts'

/** Forms whose typed input outlives the program. */
export const draftForms = [
  'progress',
  'verdict',
  'notification',
  'extension',
  'record',
  'capture',
  'reassign',
  'reopen',
  'addEvidence',
  'purge',
  'withdraw',
  'add',
  'linkMeasure',
  'linkAgreement',
  'addObligations',
  'appoint',
  'bulkProgress',
  'bulkVerdict',
  'bulkExtension',
  'bulkReassignment',
  'lineage',
  'renumber',
  'agenda',
  'attendance',
  'decide',
  'endUnit',
  'moveUnit',
  'choice',
  'acceptIssue',
  'conflict',
  'conflictRule',
  'settings',
  'addPerson',
  'cutoff',
] as const
export type DraftForm = (typeof draftForms)[number]

/** A document that is being captured may be long; nothing that people type is longer than this, in characters. */
const longest = 8_000_000

const placeShape = {
  form: z.enum(draftForms),
  /**
   * What the form is about: the id of a record, or several parts joined by `_`; empty for a form that stands alone. It
   * becomes part of a file name: nothing else is let in.
   */
  subject: z.string().regex(/^[0-9A-Za-z_]{0,120}$/),
}

/** Files that the draft names: `key` stands in its content, `file` is a ticket in the page and a path in the engine. */
const filesSchema = z.array(z.object({ key: z.string(), file: z.string() }))

/** What was typed into a form and is not saved; the content is the form's own. */
export const formDraftSchema = z.object({
  ...placeShape,
  content: z.json(),
  files: filesSchema,
  /** ISO 8601 in UTC: when it was last typed in. */
  keptAt: z.string(),
})
export type FormDraft = z.output<typeof formDraftSchema>

/** Drafts of one person in this installation: outside the log, never exported. */
export const listDraftsSchema = {
  params: z.object({ as: idSchema }),
  result: z.object({
    /** Latest first. */
    drafts: z.array(formDraftSchema),
    /** Files of drafts that cannot be read; they stay where they are. */
    unreadable: z.int(),
  }),
}

export const keepDraftSchema = {
  params: z.object({
    as: idSchema,
    ...placeShape,
    content: z.json().refine((content) => JSON.stringify(content).length <= longest),
    files: filesSchema,
  }),
  result: z.object({ keptAt: z.string() }),
}

/** `dropped`: `false` when there was none. */
export const dropDraftSchema = {
  params: z.object({ as: idSchema, ...placeShape }),
  result: z.object({ dropped: z.boolean() }),
}
