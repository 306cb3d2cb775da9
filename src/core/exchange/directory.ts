import { compareText } from '../changes/stamp.ts'
import type { Id } from '../changes/types.ts'
import type {
  InstallationStatement,
  OfficeStatement,
  PublicKey,
  RevocationStatement,
  SignedStatement,
  Statement,
} from './statement.ts'

export interface KnownOffice extends Omit<OfficeStatement, 'kind' | 'office'> {
  readonly id: Id
  /** It was revoked, and the root has not named it again since. */
  readonly revoked: boolean
}

export interface KnownInstallation {
  readonly id: Id
  readonly office: Id
  readonly key: PublicKey
  /** Its earlier keys, by which older signatures of its are still known. */
  readonly formerKeys: readonly PublicKey[]
  readonly serial: number
}

/** Who is who, for everybody who holds these statements. */
export interface Directory {
  readonly offices: ReadonlyMap<Id, KnownOffice>
  readonly installations: ReadonlyMap<Id, KnownInstallation>
  /** By revoked installation, whether certified or not: the last counter that counts. */
  readonly revoked: ReadonlyMap<Id, number>
  /** The greatest serial that the root gave; 0 before the first. */
  readonly serial: number
}

/** Whether the key made this signature over this content. The core has no cryptography and is given it. */
export type VerifyStatement = (key: PublicKey, statement: SignedStatement) => boolean

type Signed<Says extends Statement> = Omit<SignedStatement, 'says'> & { readonly says: Says }

/**
 * The directory of a register by the statements that were made of it, in any order and however often. What is forged, or
 * of another register (signed by another root), is ignored. An office's installations are certified by any key that the
 * root ever gave to it: a key that was lost does not make strangers of those that it certified. Should two offices
 * certify one installation, it belongs to the one that the root named first, so nobody who joins later takes it over.
 */
export function directoryOf(
  statements: readonly SignedStatement[],
  root: PublicKey,
  verify: VerifyStatement,
): Directory {
  const sorted = statements.toSorted(compareSerials)
  const byRoot = sorted.filter(
    (statement) => statement.says.kind !== 'installation' && verify(root, statement),
  )
  const named = grouped(byRoot.filter(isOfOffice), ({ office }) => office)
  const revocations = byRoot.filter(isRevocation)
  const certified = certifiedBy(sorted.filter(isOfInstallation), named, verify)
  return {
    offices: new Map(
      [...named].flatMap(([id, all]) => {
        const newest = all.at(-1)
        if (newest === undefined) return []
        const { kind: _kind, office: _office, ...rest } = newest.says
        const last = revocations.findLast(({ says }) => says.office === id)
        const revoked = last !== undefined && compareSerials(newest, last) < 0
        return [[id, { id, ...rest, revoked }] as const]
      }),
    ),
    installations: new Map([...certified].map(([id, { known }]) => [id, known])),
    revoked: revokedOf(revocations, certified, named),
    serial: byRoot.at(-1)?.says.serial ?? 0,
  }
}

interface Certified {
  readonly known: KnownInstallation
  /** The office's keys that certified it. */
  readonly signedBy: ReadonlySet<PublicKey>
}

function certifiedBy(
  statements: readonly Signed<InstallationStatement>[],
  offices: ReadonlyMap<Id, readonly Signed<OfficeStatement>[]>,
  verify: VerifyStatement,
): ReadonlyMap<Id, Certified> {
  return new Map(
    [...grouped(statements, ({ installation }) => installation)].flatMap(([id, all]) => {
      const valid = all.flatMap((statement) => {
        const keys = (offices.get(statement.says.office) ?? [])
          .map(({ says }) => says.signingKey)
          .filter((key, index, those) => those.indexOf(key) === index && verify(key, statement))
        return keys.length === 0 ? [] : [{ statement, keys }]
      })
      const claimants = new Set(valid.map(({ statement }) => statement.says.office))
      const office = [...offices].find(([claimant]) => claimants.has(claimant))?.[0]
      const own = valid.filter(({ statement }) => statement.says.office === office)
      const last = own.at(-1)
      if (last === undefined || office === undefined) return []
      const { key, serial } = last.statement.says
      const formerKeys = new Set(own.map(({ statement }) => statement.says.key))
      formerKeys.delete(key)
      const known = { id, office, key, formerKeys: [...formerKeys].toReversed(), serial }
      return [[id, { known, signedBy: new Set(own.flatMap(({ keys }) => keys)) }] as const]
    }),
  )
}

/**
 * An installation that is not named by the revocation of its office is revoked from its first commit: nobody had received
 * anything of it. Unless the office was named again since and certified it by the key of then.
 */
function revokedOf(
  revocations: readonly Signed<RevocationStatement>[],
  certified: ReadonlyMap<Id, Certified>,
  offices: ReadonlyMap<Id, readonly Signed<OfficeStatement>[]>,
): ReadonlyMap<Id, number> {
  const revoked = new Map<Id, number>()
  // From the lowest serial to the highest: the last that says something of an installation counts.
  for (const revocation of revocations) {
    const { office, accepted } = revocation.says
    for (const [id, { known, signedBy }] of certified) {
      if (known.office !== office) continue
      const since = (offices.get(office) ?? []).filter(
        (statement) => compareSerials(statement, revocation) > 0,
      )
      if (!since.some(({ says }) => signedBy.has(says.signingKey))) revoked.set(id, 0)
    }
    for (const { installation, counter } of accepted) revoked.set(installation, counter)
  }
  return revoked
}

const isOfOffice = (statement: SignedStatement): statement is Signed<OfficeStatement> =>
  statement.says.kind === 'office'

const isOfInstallation = (statement: SignedStatement): statement is Signed<InstallationStatement> =>
  statement.says.kind === 'installation'

const isRevocation = (statement: SignedStatement): statement is Signed<RevocationStatement> =>
  statement.says.kind === 'revocation'

/** Two with one serial (of two copies of one register) are told apart by their bytes, the same for everybody. */
const compareSerials = (a: SignedStatement, b: SignedStatement): number =>
  a.says.serial - b.says.serial || compareText(a.content, b.content)

function grouped<Says extends Statement>(
  statements: readonly Signed<Says>[],
  subject: (says: Says) => Id,
): ReadonlyMap<Id, readonly Signed<Says>[]> {
  const groups = new Map<Id, Signed<Says>[]>()
  for (const statement of statements) {
    const id = subject(statement.says)
    groups.set(id, [...(groups.get(id) ?? []), statement])
  }
  return groups
}
