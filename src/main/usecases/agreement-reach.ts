import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { outOfScopeSince, type SaidOfOffice } from '../../core/exchange/out-of-scope.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { isSignedBy } from './own-keys.ts'
import { rowsWhere } from './rows-where.ts'

/**
 * Whether this office is still sent what others write of an agreement (DESIGN 6: narrowing a scope recalls nothing, the
 * recipient's copy says since when it is not updated).
 */
export function agreementReach(
  { register, cryptography, today }: UseCaseDependencies,
  { id }: EngineParams<'agreements.reach'>,
): Result<EngineResult<'agreements.reach'>, Refusal> {
  const [agreement] = rowsWhere(register, today(), 'agreements', { id: [id] })
  if (agreement === undefined) return failure(refusal('record_unknown', { id }))
  const since = outOfScopeSince(saidOfOwnOffice({ register, cryptography }), {
    agreement: id,
    session: agreement.sessionId,
    confidential: agreement.confidential,
  })
  return success({ notUpdatedSince: since === null ? null : new Date(since).toISOString() })
}

/** What the root said of the register's own office; nothing where there is no root yet. */
function saidOfOwnOffice({
  register: { membership, facts },
  cryptography,
}: Pick<UseCaseDependencies, 'register' | 'cryptography'>): readonly SaidOfOffice[] {
  const root = membership.root()
  if (root === null) return []
  return membership.statements().flatMap((statement) => {
    const { says, written } = statement
    return says.kind === 'office' &&
      says.office === facts.office.id &&
      isSignedBy(cryptography, root, statement)
      ? [{ says, written }]
      : []
  })
}
