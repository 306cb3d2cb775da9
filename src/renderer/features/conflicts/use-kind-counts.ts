import { useReviewCounts } from '../../api/queries.ts'

interface KindCounts {
  readonly all: readonly { readonly code: string; readonly count: number }[]
  /** Conflicts of values, which a person can decide here. */
  readonly values: number
}

export function useKindCounts(): KindCounts {
  const { data } = useReviewCounts('conflicts')
  const all = data ?? []
  return { all, values: all.find(({ code }) => code === 'values_differ')?.count ?? 0 }
}
