import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { draftingChecks } from '../../contract/capture.ts'
import { conflictKinds, issueKinds } from '../../contract/issue-rows.ts'
import { auditReasons } from '../../core/compliance/codes.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { FoundList } from './ports/register.ts'

const codes: Readonly<Record<FoundList, readonly string[]>> = {
  issues: issueKinds,
  conflicts: conflictKinds,
  readiness: auditReasons,
  weak: draftingChecks,
}

/** How many rows of a list of what was found have each code, in the order of the codes; codes without rows are left out. */
export function reviewCounts(
  { register }: Pick<UseCaseDependencies, 'register'>,
  { list }: EngineParams<'review.counts'>,
): Result<EngineResult<'review.counts'>, Refusal> {
  const counts = register.read.findingCounts(list)
  return success(
    codes[list].flatMap((code) => {
      const count = counts.get(code)
      return count === undefined ? [] : [{ code, count }]
    }),
  )
}
