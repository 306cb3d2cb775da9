import { hashKey, QueryClient } from '@tanstack/react-query'
import { shownPast } from './past.ts'

/** The engine is on the same computer: a refusal will not change by asking again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The same question of another state of the register has another answer.
        queryKeyHashFn: (key) => hashKey([shownPast(), key]),
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: 30_000,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
