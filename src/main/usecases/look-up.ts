import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { isByOtherVerifier } from '../../core/compliance/other-verifier.ts'
import { reportingCost } from '../../core/compliance/reporting-cost.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { unassessedRefusal } from './unassessed.ts'
import { namedVerifier, takingPartRefusal } from './verdict-gate.ts'

export function listRecords(
  { register, today }: UseCaseDependencies,
  query: EngineParams<'records.list'>,
): Result<EngineResult<'records.list'>, Refusal> {
  const page = register.read.list(query, query.today ?? today())
  return page.ok ? success({ total: page.value.total, rows: [...page.value.rows] }) : page
}

export function readMatrix(
  { register, today }: UseCaseDependencies,
  query: EngineParams<'matrix.read'>,
): Result<EngineResult<'matrix.read'>, Refusal> {
  return register.read.matrix(query, query.today ?? today())
}

export function recordAt(
  { register }: UseCaseDependencies,
  { id }: EngineParams<'records.get'>,
): Result<EngineResult<'records.get'>, Refusal> {
  const record = register.read.record(id)
  return record === undefined ? failure(refusal('record_unknown', { id })) : success(record)
}

export function recordHistory(
  { register }: UseCaseDependencies,
  { id }: EngineParams<'records.history'>,
): Result<EngineResult<'records.history'>, Refusal> {
  const history = register.read.history(id)
  return history.length === 0 ? failure(refusal('record_unknown', { id })) : success([...history])
}

export function agreementDetail(
  { register, today }: UseCaseDependencies,
  params: EngineParams<'agreements.detail'>,
): Result<EngineResult<'agreements.detail'>, Refusal> {
  const detail = register.read.agreement(params.id, params.today ?? today())
  return detail === undefined
    ? failure(refusal('record_unknown', { id: params.id }))
    : success(detail)
}

/** An obligation with everything on it, whether the person who asks could verify it, and whether still after reporting. */
export function obligationDetail(
  { register, attachments, today }: UseCaseDependencies,
  params: EngineParams<'obligations.detail'>,
): Result<EngineResult<'obligations.detail'>, Refusal> {
  const detail = register.read.obligation(params.id, params.today ?? today())
  const assessed = register.read.assessed(params.id)
  if (detail === undefined || assessed === undefined) {
    return failure(unassessedRefusal(register, params.id))
  }
  const person = params.as === null ? null : register.directory.survivorOfPerson(params.as)
  const refused = takingPartRefusal(register, person, assessed.facts)
  return success({
    ...detail,
    gate: {
      refused,
      evidenceFileHeld: assessed.facts.evidence.some(
        ({ withdrawn, purged, sha256 }) =>
          !withdrawn && !purged && sha256 !== null && attachments.holds(sha256),
      ),
      otherVerifier:
        person !== null && isByOtherVerifier({ verifiers: [person] }, assessed.facts)
          ? namedVerifier(register, params.id)
          : null,
      reportingCost:
        person === null ? 'nothing' : reportingCost(assessed.facts, assessed.status, person),
    },
  })
}
