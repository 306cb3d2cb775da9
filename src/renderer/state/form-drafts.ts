import { create } from 'zustand'
import type { Claim, Pertinence, ReportedResponse, VerdictResult } from '../../core/schema/codes.ts'

export interface EvidenceDraft {
  readonly ticket: string
  readonly name: string
  readonly size: number
  readonly kind: string | null
  readonly reference: string
  readonly date: string | null
}

export interface ProgressDraft {
  readonly claim: Claim
  readonly narrative: string
  readonly percent: number | null
  readonly cutOff: string | null
  readonly response: ReportedResponse | null
  readonly evidence: readonly EvidenceDraft[]
}

export interface VerdictDraft {
  readonly result: VerdictResult | null
  readonly reason: string
  readonly fulfilledOn: string | null
  readonly pertinence: Pertinence | null
}

export interface NotificationDraft {
  readonly number: string
  readonly date: string | null
  readonly acknowledgedOn: string | null
}

export interface ExtensionDraft {
  readonly to: string | null
  readonly authority: string
  readonly reason: string
}

interface DraftsByForm {
  readonly progress: ProgressDraft
  readonly verdict: VerdictDraft
  readonly notification: NotificationDraft
  readonly extension: ExtensionDraft
}

type Kept = {
  readonly [Form in keyof DraftsByForm]: Readonly<Record<string, DraftsByForm[Form]>>
}

/**
 * What was typed into forms about an obligation and is not saved yet: a panel closed by mistake loses
 * nothing. Gone with the window; nothing of it is in the register.
 */
interface FormDrafts extends Kept {
  readonly keep: <Form extends keyof DraftsByForm>(
    form: Form,
    obligation: string,
    draft: DraftsByForm[Form],
  ) => void
  readonly drop: (form: keyof DraftsByForm, obligation: string) => void
}

export const useFormDrafts = create<FormDrafts>()((set) => ({
  progress: {},
  verdict: {},
  notification: {},
  extension: {},
  keep: (form, obligation, draft) =>
    set((kept) => ({ [form]: { ...kept[form], [obligation]: draft } })),
  drop: (form, obligation) =>
    set((kept) => ({
      [form]: Object.fromEntries(Object.entries(kept[form]).filter(([id]) => id !== obligation)),
    })),
}))
