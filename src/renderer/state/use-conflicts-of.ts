import { usePresentList } from '../api/queries.ts'
import { useGo } from './navigation.ts'
import { emptyView, whereIs } from './route.ts'

interface ConflictsOf {
  readonly total: number
  readonly see: () => void
}

/** How many conflicts wait that hang from a record, and the way to them. */
export function useConflictsOf(field: 'agreement' | 'obligation', id: string): ConflictsOf {
  const go = useGo()
  const where = [whereIs(field, id)]
  const { data } = usePresentList('conflicts', { where, limit: 0 })
  return {
    total: data?.total ?? 0,
    see: () => go({ screen: 'conflicts', view: { ...emptyView, filters: where }, conflict: null }),
  }
}
