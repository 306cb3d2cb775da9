import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { agreementRowSchema } from '../../contract/agreement-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/** A session with its agenda, attendance, quorum and files. */
export function sessionDetail(
  { register, today }: UseCaseDependencies,
  { id }: EngineParams<'sessions.detail'>,
): Result<EngineResult<'sessions.detail'>, Refusal> {
  const detail = register.read.session(id, today())
  return detail === undefined ? failure(refusal('record_unknown', { id })) : success(detail)
}

/** The agreements of a session as the forms that decide and renumber load them. */
export function sessionAgreements(
  { register, today }: UseCaseDependencies,
  { id }: EngineParams<'sessions.agreements'>,
): Result<EngineResult<'sessions.agreements'>, Refusal> {
  const agreements = register.read.sessionAgreements(id, today())
  return agreements === undefined
    ? failure(refusal('record_unknown', { id }))
    : success([...agreements])
}

/** Where an agreement comes from and what became of it. */
export function agreementLineage(
  { register, today }: UseCaseDependencies,
  { id, depth }: EngineParams<'agreements.lineage'>,
): Result<EngineResult<'agreements.lineage'>, Refusal> {
  const lineage = register.read.lineage(id, depth, today())
  return lineage === undefined ? failure(refusal('record_unknown', { id })) : success(lineage)
}

/** What a person may mean: by number, former number, citation in words; then by words of title and text. */
export function findAgreements(
  { register, today }: UseCaseDependencies,
  { text, limit }: EngineParams<'agreements.find'>,
): Result<EngineResult<'agreements.find'>, Refusal> {
  if (text.trim() === '') return success([])
  const cited = register.directory.agreements(text).map(({ id }) => id)
  const queries = [
    ...(cited.length === 0
      ? []
      : [{ where: [{ field: 'id', operator: '=' as const, values: cited }] }]),
    { search: text },
  ]
  const found = new Map<string, EngineResult<'agreements.find'>[number]>()
  for (const query of queries) {
    const page = register.read.list(
      listQuerySchema.parse({ ...query, kind: 'agreements', limit }),
      today(),
    )
    if (!page.ok) return page
    for (const row of page.value.rows) {
      const agreement = agreementRowSchema.parse(row)
      found.set(agreement.id, agreement)
    }
  }
  return success([...found.values()].slice(0, limit))
}
