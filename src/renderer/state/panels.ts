import * as z from 'zod'
import { create } from 'zustand'
import { idSchema } from '../../contract/primitives.ts'
import { recordKinds } from '../../core/schema/registry.ts'

const measureLinkSchema = z.enum(['measured_by', 'funded_by'])
export type MeasureLink = z.infer<typeof measureLinkSchema>

/** Kinds that are merged from the menu of a record. */
const mergedKinds = [
  'body',
  'session',
  'agreement',
  'obligation',
  'person',
  'unit',
  'indicator',
  'funding',
] as const
export type MergedKind = (typeof mergedKinds)[number]

const names = z.array(z.string()).readonly()
const ids = z.array(idSchema).readonly()
const onObligation = { obligation: idSchema }

/** A draft keeps the panel that it was typed into, so it is read back from disk: checked. */
export const panelSchema = z.discriminatedUnion('panel', [
  z.object({ panel: z.literal('history'), record: idSchema, label: z.string() }),
  z.object({ panel: z.literal('edit'), record: idSchema, fields: names }),
  z.object({
    panel: z.literal('add'),
    kind: z.enum(recordKinds),
    title: z.string(),
    /** In the order of the form. */
    fields: names,
    /** Values that the form begins with; those of fields that it does not show go along unseen. */
    given: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
  }),
  /** An agreement looks for what measures it or pays for it, or one of these for an agreement. */
  z.object({ panel: z.literal('linkMeasure'), agreement: idSchema, kind: measureLinkSchema }),
  z.object({ panel: z.literal('linkAgreement'), target: idSchema, kind: measureLinkSchema }),
  z.object({ panel: z.literal('addObligations'), clause: idSchema, order: z.number() }),
  z.object({ panel: z.literal('progress'), ...onObligation }),
  z.object({ panel: z.literal('verdict'), ...onObligation }),
  z.object({ panel: z.literal('notification'), ...onObligation }),
  z.object({ panel: z.literal('extension'), ...onObligation }),
  z.object({ panel: z.literal('reassign'), ...onObligation }),
  z.object({ panel: z.literal('reopen'), ...onObligation }),
  z.object({ panel: z.literal('addEvidence'), ...onObligation, report: idSchema.nullable() }),
  z.object({ panel: z.literal('purge'), evidence: idSchema, name: z.string() }),
  z.object({
    panel: z.literal('withdraw'),
    record: idSchema,
    title: z.string(),
    text: z.string(),
  }),
  /** Another entry of the same thing is looked for, and one of the two is kept. */
  z.object({
    panel: z.literal('merge'),
    record: idSchema,
    kind: z.enum(mergedKinds),
    label: z.string(),
    /** Of an obligation, whose other entry is one of the same agreement; else `null`. */
    agreement: idSchema.nullable(),
  }),
  z.object({ panel: z.literal('cell'), obligations: ids }),
  z.object({
    panel: z.literal('bulk'),
    action: z.enum(['progress', 'verdict', 'extension', 'reassignment']),
    obligations: ids,
  }),
  z.object({ panel: z.literal('post'), post: idSchema }),
  /** Somebody gets a post; what is known of it already stands in the form. */
  z.object({
    panel: z.literal('appoint'),
    post: idSchema.nullable(),
    person: idSchema.nullable(),
    /** `YYYY-MM-DD` or less; `null`: today. */
    from: z.string().nullable(),
  }),
  z.object({ panel: z.literal('approveOffice') }),
  z.object({ panel: z.literal('changePassphrase') }),
  z.object({ panel: z.literal('recoverySheet') }),
  z.object({ panel: z.literal('backup') }),
  z.object({ panel: z.literal('undo') }),
  z.object({ panel: z.literal('shortcuts') }),
])

type Unchanging<Value> = Value extends unknown ? Readonly<Value> : never
/** What stands over the screen. One at a time: opening one closes the other. */
export type Panel = Unchanging<z.infer<typeof panelSchema>>

interface Panels {
  readonly open: Panel | null
  readonly show: (panel: Panel) => void
  readonly close: () => void
}

export const usePanels = create<Panels>()((set) => ({
  open: null,
  show: (panel) => set({ open: panel }),
  close: () => set({ open: null }),
}))

export const useShowPanel = () => usePanels(({ show }) => show)
