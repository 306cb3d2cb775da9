import type { Filter, ListQuery } from '../../contract/rows.ts'
import type { ListView } from './route.ts'

/** Rows asked for at a time. */
export const pageSize = 100

/** What to ask the engine for a list as it is seen; `where` is what the list is about in the first place. */
export function listParams(
  view: ListView,
  where: readonly Filter[] = [],
  order: readonly { field: string; descending: boolean }[] = [],
): Omit<ListQuery, 'kind'> {
  const chosen = Object.entries(view.filters).map(([field, values]): Filter => ({
    field,
    operator: '=',
    values: [...values],
  }))
  return {
    where: [...where, ...chosen],
    ...(view.search === '' ? {} : { search: view.search }),
    sort: view.sort === null ? [...order] : [view.sort],
    limit: pageSize,
    offset: view.page * pageSize,
    withdrawn: view.withdrawn,
  }
}

export const whereIs = (field: string, value: string): Filter => ({
  field,
  operator: '=',
  values: [value],
})
