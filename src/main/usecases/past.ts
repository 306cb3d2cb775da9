import type { Past } from '../../contract/past.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { cutoffNamed } from './cutoff-named.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/**
 * The means of a use case as they were known then: whatever reads the register reads that state of it, and nothing can
 * be saved. Without a moment they are what they are now.
 */
export function knownAt<Dependencies extends UseCaseDependencies>(
  dependencies: Dependencies,
  past: Past,
): Result<Dependencies, Refusal> {
  const { register } = dependencies
  if (past.asOf === undefined && past.cutoff === undefined) return success(dependencies)
  const cutoff = past.cutoff === undefined ? null : cutoffNamed(register, past.cutoff)
  if (cutoff?.ok === false) return cutoff
  const state = register.past(
    cutoff === null ? { day: past.asOf ?? '' } : { cutoff: cutoff.value.id },
  )
  if (!state.ok) return state
  const { day, read, directory } = state.value
  const refused = (): Result<never, Refusal> => failure(refusal('past_is_read_only', { day }))
  return success({
    ...dependencies,
    // Overdue is what was overdue then, unless another day is asked for.
    today: () => day,
    register: {
      ...register,
      facts: { ...register.facts, past: day },
      read,
      directory,
      save: refused,
      freeze: refused,
      receive: refused,
    },
  })
}
