import { directoryIn } from '../../revocation/revoked-installations.ts'
import { fromHex } from '../../bytes.ts'
import { union, type FoundIssue, type IssueFinder } from './finder.ts'
import { recordOf } from './of-revoked.ts'

/**
 * An office that certified an installation of another office: one finding for each of both. They are few, and what is
 * found depends on every statement, so all are looked for whenever anything of who is who arrives.
 */
export const claimedInstallations: IssueFinder = {
  kinds: ['installation_claimed'],
  concerned: (_, touched) =>
    union(touched.of('statement'), touched.of('installation'), touched.of('office')).size === 0
      ? new Set()
      : 'all',
  find: (connection) =>
    (directoryIn(connection)?.falseClaims ?? []).flatMap(
      ({ installation, claimant }): readonly FoundIssue[] => {
        const claimed = recordOf(connection, fromHex(installation))
        const office = recordOf(connection, fromHex(claimant))
        // An installation of which nobody told anything is found with the office that claims it.
        const about = claimed ?? office
        if (about === undefined) return []
        return [
          {
            kind: 'installation_claimed',
            about: about.record,
            recordKind: about.kind,
            record: about.record,
            other: office === undefined || office.record === about.record ? null : office.record,
            detail: '',
          },
        ]
      },
    ),
}
