import { refusal, type Refusal } from '../../contract/errors.ts'
import type { OwnRevocation } from '../../contract/exchange/revocation.ts'
import type { Id } from '../../core/changes/types.ts'
import type { Directory, KnownOffice } from '../../core/exchange/directory.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Register } from './ports/register.ts'

/** `null`: this installation is not revoked, as far as this register has heard. */
export function ownRevocation({
  facts: { installation },
  membership,
}: Pick<Register, 'facts' | 'membership'>): OwnRevocation | null {
  const after = membership.revokedAfter(installation)
  return after === null
    ? null
    : { after, disregarded: Math.max(0, membership.lastCounter(installation) - after) }
}

/**
 * A revoked installation writes to coordinating offices alone: they can look at what it saved and let it count by revoking
 * it again after that. To anybody else it would bring what counts nowhere, under a name that nobody believes.
 */
export function mayWriteTo(
  directory: Directory,
  installation: Id,
  offices: readonly KnownOffice[],
): Result<void, Refusal> {
  const after = directory.revoked.get(installation)
  const isHandedBack = offices.length > 0 && offices.every(({ coordinating }) => coordinating)
  if (after === undefined || isHandedBack) return success(undefined)
  const coordinators = [...directory.offices.values()].filter(
    ({ coordinating, revoked }) => coordinating && !revoked,
  )
  return failure(
    refusal('installation_revoked', {
      counter: after,
      coordinator: coordinators.map(({ name }) => name).join(', '),
    }),
  )
}
