import type { DraftValues, ValueDrafts, ValueForm } from './draft-values.ts'
import { draftKey, useFormDrafts } from './form-drafts.ts'
import { usePanels } from './panels.ts'

interface HeldForm<Values> {
  readonly values: Values
  /** ISO 8601: when it was typed, if an earlier window left it. */
  readonly leftAt: string | undefined
  /** Replaces all of it. */
  readonly keep: (values: Values) => void
  /** Replaces a part of it. */
  readonly edit: (part: Partial<Values>) => void
  /** Saved, or discarded. */
  readonly drop: () => void
}

/**
 * What is filled into a form, which outlives the form and the program until it is dropped. A form as it was in the
 * beginning leaves nothing behind.
 *
 * @param subject what the form is about, of letters, digits and `_`.
 */
export function useFormDraft<Form extends ValueForm>(
  form: Form,
  subject: string,
  initial: DraftValues[Form],
): HeldForm<DraftValues[Form]> {
  const values = useFormDrafts((drafts: ValueDrafts) => drafts[form][subject])?.values ?? initial
  const leftAt = useFormDrafts((drafts) => drafts.leftAt[draftKey(form, subject)])
  const keepValues = useFormDrafts((drafts) => drafts.keepValues)
  const dropForm = useFormDrafts((drafts) => drafts.drop)
  const drop = () => dropForm(form, subject)
  const keep = (next: DraftValues[Form]) => {
    if (areSame(next, initial)) drop()
    else keepValues(form, subject, { panel: usePanels.getState().open, values: next })
  }
  const edit = (part: Partial<DraftValues[Form]>) => {
    // One event may change two parts, before anything is shown.
    const drafts: ValueDrafts = useFormDrafts.getState()
    keep({ ...(drafts[form][subject]?.values ?? initial), ...part })
  }
  return { values, leftAt, keep, edit, drop }
}

/** Whatever the order of the fields: what was on disk comes in another. */
function areSame(one: object, other: object): boolean {
  const others = new Map(Object.entries(other))
  const fields = Object.entries(one)
  return (
    fields.length === others.size &&
    fields.every(([field, value]) => JSON.stringify(value) === JSON.stringify(others.get(field)))
  )
}
