import { useEffect } from 'react'
import { create } from 'zustand'
import type { PanelForm } from './form-drafts.ts'

interface ScreenForms {
  readonly open: { readonly form: PanelForm; readonly subject: string } | null
  readonly show: (form: PanelForm, subject: string) => void
  readonly close: (form: PanelForm) => void
}

/**
 * Which of the forms that belong to a screen and are no panels stands open: one at a time. Not the screen's own, for
 * what was typed into it is gone on with from anywhere.
 */
const useScreenForms = create<ScreenForms>()((set) => ({
  open: null,
  show: (form, subject) => set({ open: { form, subject } }),
  close: (form) => set(({ open }) => ({ open: open?.form === form ? null : open })),
}))

export const useShowScreenForm = () => useScreenForms(({ show }) => show)

interface ScreenForm {
  /** What the open form is about, as its draft names it; `null`: it is closed. */
  readonly subject: string | null
  readonly show: (subject: string) => void
  readonly close: () => void
}

/** One of the forms of a screen, which goes with the screen. */
export function useScreenForm(form: PanelForm): ScreenForm {
  const subject = useScreenForms(({ open }) => (open?.form === form ? open.subject : null))
  const show = useScreenForms((forms) => forms.show)
  const close = useScreenForms((forms) => forms.close)
  useEffect(() => (subject === null ? undefined : () => closeThat(form, subject)), [form, subject])
  return { subject, show: (about) => show(form, about), close: () => close(form) }
}

/** Another screen may have the same form open about something else by now. */
function closeThat(form: PanelForm, subject: string): void {
  const { open, close } = useScreenForms.getState()
  if (open?.subject === subject) close(form)
}
