import type { Filter, ListQuery } from '../../contract/rows.ts'
import type { ListOrder, ListView } from './route.ts'

/** Rows asked for at a time. */
export const pageSize = 100

/** What to ask the engine for a list as it is seen; `where` is what the list is about in the first place. */
export function listParams(
  view: ListView,
  where: readonly Filter[] = [],
  order: readonly ListOrder[] = [],
): Omit<ListQuery, 'kind'> {
  return {
    where: [...where, ...view.filters],
    ...(view.search === '' ? {} : { search: view.search }),
    sort: view.sort === null ? [...order] : [view.sort],
    limit: pageSize,
    offset: view.page * pageSize,
    withdrawn: view.withdrawn,
  }
}
