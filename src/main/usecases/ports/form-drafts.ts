import type { FormDraft } from '../../../contract/form-drafts.ts'

/** Whose draft, of which form, about what: there is one draft of each. */
export interface DraftPlace extends Pick<FormDraft, 'form' | 'subject'> {
  readonly person: string
}

/** Keeps what people type and have not saved, where a crash of the program cannot reach it. */
export interface FormDrafts {
  /** In no particular order. */
  of(person: string): { readonly drafts: readonly FormDraft[]; readonly unreadable: number }
  /** On disk when it returns; replaces the draft that was there. */
  keep(person: string, draft: FormDraft): void
  /** `false`: there was none. */
  drop(place: DraftPlace): boolean
}
