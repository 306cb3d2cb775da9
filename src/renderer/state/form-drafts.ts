import { create } from 'zustand'
import type * as z from 'zod'
import { type DraftForm, draftForms, type FormDraft } from '../../contract/form-drafts.ts'
import { draftSchemas, withTickets } from './draft-contents.ts'
import type { DraftValues, ValueDraft, ValueForm } from './draft-values.ts'

export type PanelForm = Exclude<DraftForm, 'capture'>

type DraftsByForm = { [Form in PanelForm]: z.infer<(typeof draftSchemas)[Form]> }

/** By what the form is about. */
export type KeptDrafts = {
  readonly [Form in PanelForm]: Readonly<Record<string, DraftsByForm[Form]>>
}

/**
 * What was typed into forms and is not saved yet: a panel closed by mistake loses nothing, and `use-draft-keeping.ts`
 * has the engine keep it on disk. Nothing of it is in the register.
 */
interface FormDrafts extends KeptDrafts {
  /** When those were typed that an earlier window left behind (ISO 8601), by `draftKey`. */
  readonly leftAt: Readonly<Record<string, string>>
  readonly keep: <Form extends PanelForm>(
    form: Form,
    subject: string,
    draft: DraftsByForm[Form],
  ) => void
  readonly keepValues: <Form extends ValueForm>(
    form: Form,
    subject: string,
    draft: ValueDraft<DraftValues[Form]>,
  ) => void
  readonly drop: (form: PanelForm, subject: string) => void
  /** Takes in what was left; what has been typed here meanwhile is newer and stays. */
  readonly restore: (drafts: KeptDrafts, leftAt: Readonly<Record<string, string>>) => void
  /** Somebody else works now. */
  readonly clear: () => void
}

type GrowingDrafts = { -readonly [Form in PanelForm]: Record<string, DraftsByForm[Form]> }

const noDrafts = (): GrowingDrafts => ({
  progress: {},
  verdict: {},
  notification: {},
  extension: {},
  record: {},
  reassign: {},
  reopen: {},
  addEvidence: {},
  purge: {},
  withdraw: {},
  add: {},
  linkMeasure: {},
  linkAgreement: {},
  addObligations: {},
  appoint: {},
  bulkProgress: {},
  bulkVerdict: {},
  bulkExtension: {},
  bulkReassignment: {},
  lineage: {},
  renumber: {},
  agenda: {},
  attendance: {},
  decide: {},
  endUnit: {},
  moveUnit: {},
  choice: {},
  acceptIssue: {},
  conflict: {},
  conflictRule: {},
  settings: {},
  addPerson: {},
  cutoff: {},
})

export const panelForms: readonly PanelForm[] = draftForms.filter((form) => form !== 'capture')

export const draftKey = (form: DraftForm, subject: string): string => `${form}/${subject}`

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

export const useFormDrafts = create<FormDrafts>()((set) => ({
  ...noDrafts(),
  leftAt: {},
  keep: (form, subject, draft) => set((kept) => ({ [form]: { ...kept[form], [subject]: draft } })),
  keepValues: (form, subject, draft) =>
    set((kept) => ({ [form]: { ...kept[form], [subject]: draft } })),
  drop: (form, subject) =>
    set((kept) => ({
      [form]: without<unknown>(kept[form], subject),
      leftAt: without(kept.leftAt, draftKey(form, subject)),
    })),
  restore: (drafts, leftAt) =>
    set((kept) => {
      const all = noDrafts()
      for (const form of panelForms) Object.assign(all[form], drafts[form], kept[form])
      return { ...all, leftAt: { ...leftAt, ...kept.leftAt } }
    }),
  clear: () => set({ ...noDrafts(), leftAt: {} }),
}))

/** Drafts as the engine gave them, for the forms of panels; what a form does not understand is not among them. */
export function readDrafts(drafts: readonly FormDraft[]): {
  readonly kept: KeptDrafts
  readonly leftAt: Readonly<Record<string, string>>
} {
  const kept = noDrafts()
  const leftAt: Record<string, string> = {}
  for (const { form, subject, content, files, keptAt } of drafts) {
    if (form === 'capture') continue
    if (!readInto(kept, form, subject, content)) continue
    giveTickets(kept, subject, form, files)
    leftAt[draftKey(form, subject)] = keptAt
  }
  return { kept, leftAt }
}

const contents: { readonly [Form in PanelForm]: z.ZodType<DraftsByForm[Form]> } = draftSchemas

/** Whether the form understands it. */
function readInto<Form extends PanelForm>(
  kept: Pick<GrowingDrafts, Form>,
  form: Form,
  subject: string,
  content: unknown,
): boolean {
  const read = contents[form].safeParse(content)
  const drafts: Record<string, DraftsByForm[Form]> = kept[form]
  if (read.success) drafts[subject] = read.data
  return read.success
}

function giveTickets(
  kept: GrowingDrafts,
  subject: string,
  form: PanelForm,
  files: FormDraft['files'],
): void {
  if (form === 'progress') {
    const draft = kept.progress[subject]
    if (draft !== undefined) kept.progress[subject] = withTickets(draft, files)
  }
  if (form === 'bulkProgress') {
    const draft = kept.bulkProgress[subject]
    if (draft === undefined) return
    kept.bulkProgress[subject] = { ...draft, values: withTickets(draft.values, files) }
  }
  if (form === 'addEvidence') {
    const draft = kept.addEvidence[subject]
    if (draft === undefined) return
    kept.addEvidence[subject] = { ...draft, values: withTickets(draft.values, files) }
  }
}
