import type { TFunction } from 'i18next'
import type { Refusal } from '../../contract/errors.ts'
import { fieldLabel } from './known-labels.ts'

/** The sentence of a refusal: what happened, what is safe, what to do. */
export function refusalText(refusal: Refusal, t: TFunction): string {
  const details = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.map((item) => called(name, item, t)).join(', ') : value,
    ]),
  )
  const { field } = refusal.details
  // Fields are named as the forms name them.
  const named = typeof field === 'string' ? { field: fieldLabel(field, t) } : {}
  // A text that was refused without a file was pasted.
  return t(`errors.${refusal.code}`, { file: t('capture.pastedText'), ...details, ...named })
}

const called = (detail: string, item: string, t: TFunction): string =>
  detail === 'fields' ? fieldLabel(item, t) : item

/** For what a person handed over, the window knows a name where the program may know only its ticket. */
export function withFileName(
  refusal: Refusal,
  files: readonly { readonly ticket: string; readonly name: string }[],
): Refusal {
  const file = files.find(({ ticket }) => ticket === refusal.details['file'])
  return file === undefined
    ? refusal
    : { ...refusal, details: { ...refusal.details, file: file.name } }
}
