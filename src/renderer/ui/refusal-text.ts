import type { TFunction } from 'i18next'
import type { Refusal } from '../../contract/errors.ts'
import { fieldLabel } from './known-labels.ts'

/** The sentence of a refusal: what happened, what is safe, what to do. */
export function refusalText(refusal: Refusal, t: TFunction): string {
  const details = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(', ') : value,
    ]),
  )
  const { field } = refusal.details
  // Fields are named as the forms name them.
  const named = typeof field === 'string' ? { field: fieldLabel(field, t) } : {}
  return t(`errors.${refusal.code}`, { ...details, ...named })
}
