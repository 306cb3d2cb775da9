import type { BulkRow } from '../../../contract/bulk.ts'

/** Those that stand in the way come first; otherwise as they were chosen. */
export const refusedFirst = (rows: readonly BulkRow[]): readonly BulkRow[] => [
  ...rows.filter(({ refused }) => refused !== null),
  ...rows.filter(({ refused }) => refused === null),
]

export const previewedFields = ['compliance', 'verification', 'due', 'unit'] as const
export type PreviewedField = (typeof previewedFields)[number]

/** What would change in any of the rows: the rest needs no column. */
export const changedFields = (rows: readonly BulkRow[]): readonly PreviewedField[] =>
  previewedFields.filter((field) =>
    rows.some(({ before, after }) => after !== null && after[field] !== before[field]),
  )
