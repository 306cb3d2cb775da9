import type { IssueKind } from '../../../contract/issue-rows.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'

/** Something that the data cannot be, by local record numbers. */
export interface FoundIssue {
  readonly kind: IssueKind
  readonly recordKind: RecordKind
  readonly record: number
  /** The other of two records, or the one where the cure is: the obligation of a piece of evidence. */
  readonly other: number | null
  readonly detail: string
}

export const stands = (alias: string): string =>
  `${alias}.withdrawn IS NULL AND ${alias}.duplicate_of IS NULL`
