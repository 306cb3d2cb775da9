import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { draftingChecks } from '../../contract/capture.ts'
import { issueKinds } from '../../contract/issue-rows.ts'
import { type IssueRow } from '../../contract/rows.ts'
import type { ReadinessRow, WeakRow } from '../../contract/review.ts'
import { auditReasons } from '../../core/compliance/codes.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { rowsWhere } from './rows-where.ts'

/** How many rows of a list of what was found have each code, in the order of the codes; codes without rows are left out. */
export function reviewCounts(
  { register, today }: UseCaseDependencies,
  { list }: EngineParams<'review.counts'>,
): Result<EngineResult<'review.counts'>, Refusal> {
  switch (list) {
    case 'issues':
      return counted<IssueRow>(
        rowsWhere(register, today(), 'issues', {}),
        issueKinds,
        ({ kind }) => kind,
      )
    case 'readiness':
      return counted<ReadinessRow>(
        rowsWhere(register, today(), 'readiness', {}),
        auditReasons,
        ({ reason }) => reason,
      )
    case 'weak':
      return counted<WeakRow>(
        rowsWhere(register, today(), 'weak', {}),
        draftingChecks,
        ({ check }) => check,
      )
  }
}

function counted<Row>(
  rows: readonly Row[],
  codes: readonly string[],
  codeOf: (row: Row) => string,
): Result<EngineResult<'review.counts'>, Refusal> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(codeOf(row), (counts.get(codeOf(row)) ?? 0) + 1)
  return success(
    codes.flatMap((code) => {
      const count = counts.get(code)
      return count === undefined ? [] : [{ code, count }]
    }),
  )
}
