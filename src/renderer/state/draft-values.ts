import * as z from 'zod'
import { keepingRules } from '../../contract/conflicts.ts'
import { daySchema } from '../../contract/primitives.ts'
import { recordSchema } from '../../contract/records.ts'
import { lineageKinds } from '../../core/compliance/lineage.ts'
import { obligationRoles } from '../../core/schema/codes.ts'
import {
  evidenceDraftSchema,
  extensionDraftSchema,
  progressDraftSchema,
  verdictDraftSchema,
} from './casework-drafts.ts'
import { panelSchema } from './panels.ts'

const text = z.string()
/** Nothing is chosen yet. */
const chosen = z.string().nullable()
const day = daySchema.nullable()
const several = z.array(z.string()).readonly()
const number = z.number().nullable()

const why = z.object({ reason: text })
const authorised = z.object({ authority: text, reason: text })
const reassignment = authorised.extend({ unit: chosen, from: day })

/** What is filled in, by form. */
const draftValues = {
  reassign: reassignment,
  reopen: why,
  addEvidence: z.object({ evidence: z.array(evidenceDraftSchema).readonly() }),
  purge: why,
  withdraw: why,
  add: z.record(z.string(), z.json()),
  linkMeasure: z.object({ target: chosen, note: text }),
  linkAgreement: z.object({ agreement: chosen, search: text }),
  addObligations: z.object({ units: several, role: z.enum(obligationRoles) }),
  appoint: z.object({
    post: chosen,
    holder: z.union([z.object({ person: text }), z.object({ name: text })]).nullable(),
    from: chosen,
    to: chosen,
    source: text,
    /** Ids of the terms that do not end. */
    staying: several,
  }),
  bulkProgress: progressDraftSchema,
  bulkVerdict: verdictDraftSchema,
  bulkExtension: extensionDraftSchema,
  bulkReassignment: reassignment,
  lineage: z.object({ kind: z.enum(lineageKinds), text, target: chosen, note: text }),
  /** Numbers by the id of the agreement. */
  renumber: z.object({ numbers: z.record(z.string(), z.string()) }),
  /** With the item as the form had loaded it, which is what a save replaces; `null`: a new one. */
  agenda: z.object({ loaded: recordSchema.nullable(), order: number, text, adopted: several }),
  attendance: z.object({
    name: text,
    unit: chosen,
    role: chosen,
    attended: chosen,
    representedBy: text,
    designationNumber: text,
    designationDate: day,
  }),
  decide: why,
  endUnit: z.object({ on: day, successors: several, absorbs: z.boolean() }),
  moveUnit: z.object({ above: chosen, on: day }),
  choice: authorised.extend({
    /** Code of the unit for each obligation. Drafts of an earlier version of the program do not say them. */
    choices: z
      .array(z.object({ obligation: text, unit: text }))
      .readonly()
      .default([]),
  }),
  acceptIssue: why,
  /** Which of the values, by its change, or `other`, and then what. */
  conflict: why.extend({ choice: text, value: z.json() }),
  conflictRule: why.extend({ rule: z.enum(keepingRules) }),
  /** Those that were changed: the others stay as they are now, not as they were. */
  settings: z.partialRecord(
    z.enum(['dueSoonDays', 'longestReceiptDays', 'silentAfterDays']),
    z.number(),
  ),
  addPerson: z.object({ name: text, email: text }),
  cutoff: z.object({ name: text }),
} as const

export type ValueForm = keyof typeof draftValues
export type DraftValues = { readonly [Form in ValueForm]: z.infer<(typeof draftValues)[Form]> }

/** With the panel that it was typed into, which opens it again; `null`: a form of a screen. */
const ofPanel = <Values extends z.ZodType>(values: Values) =>
  z.object({ panel: panelSchema.nullable(), values })

export const valueDraftSchemas = {
  reassign: ofPanel(draftValues.reassign),
  reopen: ofPanel(draftValues.reopen),
  addEvidence: ofPanel(draftValues.addEvidence),
  purge: ofPanel(draftValues.purge),
  withdraw: ofPanel(draftValues.withdraw),
  add: ofPanel(draftValues.add),
  linkMeasure: ofPanel(draftValues.linkMeasure),
  linkAgreement: ofPanel(draftValues.linkAgreement),
  addObligations: ofPanel(draftValues.addObligations),
  appoint: ofPanel(draftValues.appoint),
  bulkProgress: ofPanel(draftValues.bulkProgress),
  bulkVerdict: ofPanel(draftValues.bulkVerdict),
  bulkExtension: ofPanel(draftValues.bulkExtension),
  bulkReassignment: ofPanel(draftValues.bulkReassignment),
  lineage: ofPanel(draftValues.lineage),
  renumber: ofPanel(draftValues.renumber),
  agenda: ofPanel(draftValues.agenda),
  attendance: ofPanel(draftValues.attendance),
  decide: ofPanel(draftValues.decide),
  endUnit: ofPanel(draftValues.endUnit),
  moveUnit: ofPanel(draftValues.moveUnit),
  choice: ofPanel(draftValues.choice),
  acceptIssue: ofPanel(draftValues.acceptIssue),
  conflict: ofPanel(draftValues.conflict),
  conflictRule: ofPanel(draftValues.conflictRule),
  settings: ofPanel(draftValues.settings),
  addPerson: ofPanel(draftValues.addPerson),
  cutoff: ofPanel(draftValues.cutoff),
} as const satisfies Readonly<Record<ValueForm, z.ZodType>>

export type ValueDrafts = {
  readonly [Form in ValueForm]: Readonly<Record<string, ValueDraft<DraftValues[Form]>>>
}

export interface ValueDraft<Values> {
  readonly panel: z.infer<typeof panelSchema> | null
  readonly values: Values
}
