import type { Refusal } from '../../contract/errors.ts'
import type { Filter } from '../../contract/rows.ts'
import type { Sorting } from './DataTable.tsx'

/** A list as the kit shows it. Nothing here is kept: every change is told to whoever gave the list. */
export interface Listing<Row> {
  /** Of the page on screen. */
  readonly rows: readonly Row[]
  /** Before paging. */
  readonly total: number
  readonly loading: boolean
  readonly refusal: Refusal | null
  readonly retry: () => void
  readonly search: string
  readonly filters: readonly Filter[]
  /** Withdrawn records are shown. */
  readonly withdrawn: boolean
  readonly sort: Sorting | null
  /** 0-based. */
  readonly page: number
  readonly pageSize: number
  /** Something that a person chose may hide rows. */
  readonly narrowed: boolean
  readonly onSearch: (text: string) => void
  /** A filter without values takes the one of its field and comparison away. */
  readonly onFilter: (filter: Filter) => void
  readonly onWithdrawn: (shown: boolean) => void
  readonly onSort: (field: string) => void
  readonly onPage: (page: number) => void
  readonly onClear: () => void
}

/** What a list can be narrowed by. */
export type FilterChoice =
  /** Any of a few values of a field. */
  | {
      readonly kind: 'codes'
      readonly field: string
      readonly label: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }
  /** One filter, on or off. */
  | { readonly kind: 'condition'; readonly label: string; readonly filter: Filter }
  /** Set by the way that led here; shown while it is set, to be taken away. */
  | { readonly kind: 'given'; readonly field: string; readonly label: string }
  /** `label`: what is shown, where it is not withdrawn records. */
  | { readonly kind: 'withdrawn'; readonly label?: string }

/** The values chosen for a field and a comparison; none when it is free. */
export function chosenValues(
  filters: readonly Filter[],
  { field, operator }: Pick<Filter, 'field' | 'operator'>,
): readonly string[] {
  return (
    filters.find((filter) => filter.field === field && filter.operator === operator)?.values ?? []
  )
}
