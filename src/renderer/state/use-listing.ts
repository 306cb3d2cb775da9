import type { Filter, ListKind } from '../../contract/rows.ts'
import { useList } from '../api/queries.ts'
import { toRefusal } from '../api/refusal-error.ts'
import { listParams, pageSize } from './list-params.ts'
import {
  changeView,
  emptyView,
  isFiltered,
  type ListOrder,
  type ListView,
  setFilter,
  toggleSort,
} from './route.ts'

interface ListingOptions {
  readonly view: ListView
  readonly onView: (view: ListView) => void
  /** What the list is about in the first place. */
  readonly where?: readonly Filter[]
  /** How it stands until a person sorts it. */
  readonly order?: readonly ListOrder[]
}

/** A list of the register as a screen shows it: the rows of one page, and what a person may change about them. */
export function useListing<Kind extends ListKind>(
  kind: Kind,
  { view, onView, where, order }: ListingOptions,
) {
  const asked = useList(kind, listParams(view, where, order))
  return {
    rows: asked.data?.rows ?? [],
    total: asked.data?.total ?? 0,
    loading: asked.isPending,
    refusal: asked.isError ? toRefusal(asked.error) : null,
    retry: () => void asked.refetch(),
    search: view.search,
    filters: view.filters,
    withdrawn: view.withdrawn,
    sort: view.sort,
    page: view.page,
    pageSize,
    narrowed: isFiltered(view),
    onSearch: (search: string) => onView(changeView(view, { search })),
    onFilter: (filter: Filter) => onView(setFilter(view, filter)),
    onWithdrawn: (withdrawn: boolean) => onView(changeView(view, { withdrawn })),
    onSort: (field: string) => onView(toggleSort(view, field)),
    onPage: (page: number) => onView({ ...view, page }),
    onClear: () => onView(emptyView),
  }
}
