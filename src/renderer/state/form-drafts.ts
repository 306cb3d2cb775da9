import { create } from 'zustand'
import type { DraftForm, FormDraft } from '../../contract/form-drafts.ts'
import {
  draftSchemas,
  withTickets,
  type EvidenceDraft,
  type ExtensionDraft,
  type NotificationDraft,
  type ProgressDraft,
  type RecordDraft,
  type VerdictDraft,
} from './draft-contents.ts'

export type { EvidenceDraft, ExtensionDraft, NotificationDraft, ProgressDraft, VerdictDraft }

interface DraftsByForm {
  readonly progress: ProgressDraft
  readonly verdict: VerdictDraft
  readonly notification: NotificationDraft
  readonly extension: ExtensionDraft
  readonly record: RecordDraft
}
export type PanelForm = keyof DraftsByForm

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
  readonly drop: (form: PanelForm, subject: string) => void
  /** Takes in what was left; what has been typed here meanwhile is newer and stays. */
  readonly restore: (drafts: KeptDrafts, leftAt: Readonly<Record<string, string>>) => void
  /** Somebody else works now. */
  readonly clear: () => void
}

const none: KeptDrafts = {
  progress: {},
  verdict: {},
  notification: {},
  extension: {},
  record: {},
}

export const panelForms = ['progress', 'verdict', 'notification', 'extension', 'record'] as const

export const draftKey = (form: DraftForm, subject: string): string => `${form}/${subject}`

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

export const useFormDrafts = create<FormDrafts>()((set) => ({
  ...none,
  leftAt: {},
  keep: (form, subject, draft) => set((kept) => ({ [form]: { ...kept[form], [subject]: draft } })),
  drop: (form, subject) =>
    set((kept) => ({
      [form]: without<unknown>(kept[form], subject),
      leftAt: without(kept.leftAt, draftKey(form, subject)),
    })),
  restore: (drafts, leftAt) =>
    set((kept) => ({
      progress: { ...drafts.progress, ...kept.progress },
      verdict: { ...drafts.verdict, ...kept.verdict },
      notification: { ...drafts.notification, ...kept.notification },
      extension: { ...drafts.extension, ...kept.extension },
      record: { ...drafts.record, ...kept.record },
      leftAt: { ...leftAt, ...kept.leftAt },
    })),
  clear: () => set({ ...none, leftAt: {} }),
}))

/** Drafts as the engine gave them, for the forms of panels; what a form does not understand is not among them. */
export function readDrafts(drafts: readonly FormDraft[]): {
  readonly kept: KeptDrafts
  readonly leftAt: Readonly<Record<string, string>>
} {
  const kept: { -readonly [Form in PanelForm]: Record<string, DraftsByForm[Form]> } = {
    progress: {},
    verdict: {},
    notification: {},
    extension: {},
    record: {},
  }
  const leftAt: Record<string, string> = {}
  for (const { form, subject, content, files, keptAt } of drafts) {
    if (form === 'capture') continue
    if (readInto(kept, form, subject, content, files)) leftAt[draftKey(form, subject)] = keptAt
  }
  return { kept, leftAt }
}

function readInto(
  kept: { -readonly [Form in PanelForm]: Record<string, DraftsByForm[Form]> },
  form: PanelForm,
  subject: string,
  content: unknown,
  files: FormDraft['files'],
): boolean {
  if (form === 'progress') {
    const read = draftSchemas.progress.safeParse(content)
    if (read.success) kept.progress[subject] = withTickets(read.data, files)
    return read.success
  }
  const place = <Form extends Exclude<PanelForm, 'progress'>>(
    into: Record<string, DraftsByForm[Form]>,
    read: { success: true; data: DraftsByForm[Form] } | { success: false },
  ): boolean => {
    if (read.success) into[subject] = read.data
    return read.success
  }
  switch (form) {
    case 'verdict':
      return place<'verdict'>(kept.verdict, draftSchemas.verdict.safeParse(content))
    case 'notification':
      return place<'notification'>(kept.notification, draftSchemas.notification.safeParse(content))
    case 'extension':
      return place<'extension'>(kept.extension, draftSchemas.extension.safeParse(content))
    case 'record':
      return place<'record'>(kept.record, draftSchemas.record.safeParse(content))
  }
}
