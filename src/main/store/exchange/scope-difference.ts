import { admitsAgreement, readScope } from '../../../core/exchange/scope-admits.ts'
import type { ScopeDifference, ScopeShare } from '../../usecases/ports/exchange.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

interface PlacedAgreement {
  readonly agreement: Uint8Array
  readonly session: Uint8Array | null
  readonly confidential: number | null
}

/** What an office would receive by one scope and not by another, of the agreements that stand in this register. */
export function scopeDifference(
  connection: ReadConnection,
  from: readonly string[],
  to: readonly string[],
): ScopeDifference {
  const [before, after] = [readScope(from), readScope(to)]
  const gained = new Map<string | null, number>()
  const lost = new Map<string | null, number>()
  for (const row of connection.iterate<PlacedAgreement>(
    `SELECT r.uid AS agreement, s.uid AS session, a.confidential FROM record_agreement a
     JOIN record r ON r.id = a.record LEFT JOIN record s ON s.id = a.session
     WHERE a.withdrawn IS NULL AND a.duplicate_of IS NULL`,
  )) {
    const session = row.session === null ? null : toHex(row.session)
    const place = {
      agreement: toHex(row.agreement),
      session,
      confidential: row.confidential === 1,
    }
    const [had, has] = [admitsAgreement(before, place), admitsAgreement(after, place)]
    if (had === has) continue
    const changed = has ? gained : lost
    changed.set(session, (changed.get(session) ?? 0) + 1)
  }
  return { gained: sharesOf(gained), lost: sharesOf(lost) }
}

/** The largest first. */
const sharesOf = (counts: ReadonlyMap<string | null, number>): readonly ScopeShare[] =>
  [...counts]
    .map(([session, agreements]) => ({ session, agreements }))
    .toSorted((a, b) => b.agreements - a.agreements)
