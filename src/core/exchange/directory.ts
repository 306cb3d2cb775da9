import type { IsMintedBy } from '../changes/making.ts'
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
  /** The root itself said whose it is. */
  readonly byRoot: boolean
}

/** A certificate by another office than the one to which the installation belongs: it counts for nothing. */
export interface FalseClaim {
  readonly installation: Id
  readonly claimant: Id
  /** `null`: the office to which it belongs did not certify it. */
  readonly owner: Id | null
}

/** Who is who, for everybody who holds these statements. */
export interface Directory {
  readonly offices: ReadonlyMap<Id, KnownOffice>
  readonly installations: ReadonlyMap<Id, KnownInstallation>
  /** By revoked installation, whether certified or not: the last counter that counts. */
  readonly revoked: ReadonlyMap<Id, number>
  readonly falseClaims: readonly FalseClaim[]
  /** The greatest serial that the root gave; 0 before the first. */
  readonly serial: number
}

/** Whether the key made this signature over this content. The core has no cryptography and is given it. */
export type VerifyStatement = (key: PublicKey, statement: SignedStatement) => boolean

/** What the core cannot tell by itself. */
export interface Attesting {
  readonly verify: VerifyStatement
  /** Whether the id of an installation shows that it came of that other one: a copy, a restored backup. */
  readonly isMadeAt: IsMintedBy
}

type Signed<Says extends Statement> = Omit<SignedStatement, 'says'> & { readonly says: Says }

/**
 * The directory of a register by the statements that were made of it, in any order and however often. What is forged, or
 * of another register (signed by another root), is ignored. An office's installations are certified by any key that the
 * root ever gave to it: a key that was lost does not make strangers of those that it certified. To which office one
 * belongs is `ownerOf`'s to say (`docs/decisions/2026-11-23-whose-installation.md`).
 */
export function directoryOf(
  statements: readonly SignedStatement[],
  root: PublicKey,
  { verify, isMadeAt }: Attesting,
): Directory {
  const sorted = statements.toSorted(compareSerials)
  const byRoot = sorted.filter(
    (statement) => statement.says.kind !== 'installation' && verify(root, statement),
  )
  const named = grouped(byRoot.filter(isOfOffice), ({ office }) => office)
  const revocations = byRoot.filter(isRevocation)
  const claims = claimsOf(sorted.filter(isOfInstallation), named, root, verify)
  const owner = ownerOf(claims, [...named.keys()], isMadeAt)
  const certified = certifiedBy(claims, owner)
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
    falseClaims: falseClaimsOf(claims, owner),
    serial: byRoot.at(-1)?.says.serial ?? 0,
  }
}

interface Certified {
  readonly known: KnownInstallation
  /** The office's keys that certified it. */
  readonly signedBy: ReadonlySet<PublicKey>
}

/** A certificate of an installation that somebody may give: its office by any of its keys, or the root. */
interface Claim {
  readonly statement: Signed<InstallationStatement>
  /** The office's keys that signed it. */
  readonly keys: readonly PublicKey[]
  readonly byRoot: boolean
}

/** By installation, from the lowest serial to the highest. */
type Claims = ReadonlyMap<Id, readonly Claim[]>

function claimsOf(
  statements: readonly Signed<InstallationStatement>[],
  offices: ReadonlyMap<Id, readonly Signed<OfficeStatement>[]>,
  root: PublicKey,
  verify: VerifyStatement,
): Claims {
  const claims = [...grouped(statements, ({ installation }) => installation)].map(
    ([id, all]): readonly [Id, readonly Claim[]] => [
      id,
      all.flatMap((statement) => {
        const named = offices.get(statement.says.office)
        if (named === undefined) return []
        const keys = [...new Set(named.map(({ says }) => says.signingKey))].filter((key) =>
          verify(key, statement),
        )
        const byRoot = verify(root, statement)
        return keys.length > 0 || byRoot ? [{ statement, keys, byRoot }] : []
      }),
    ],
  )
  return new Map(claims.filter(([, valid]) => valid.length > 0))
}

/**
 * To which office an installation belongs: to that of which the root said it; otherwise, where its id shows of which
 * installation it came, to the office of that one, whoever else certifies it. Of what neither is known, to the claimant
 * that the root named first, so nobody who joins later takes it over. `named`: offices in that order.
 */
function ownerOf(
  claims: Claims,
  named: readonly Id[],
  isMadeAt: IsMintedBy,
): (installation: Id) => Id | undefined {
  const known = new Map<Id, Id | undefined>()
  const ownerOfOne = (id: Id, heirs: readonly Id[]): Id | undefined => {
    if (known.has(id)) return known.get(id)
    const all = claims.get(id) ?? []
    const byRoot = all.findLast((claim) => claim.byRoot)?.statement.says.office
    const origin =
      byRoot === undefined
        ? [...claims.keys()].find((other) => !heirs.includes(other) && isMadeAt(id, other))
        : undefined
    const claimants = new Set(all.map(({ statement }) => statement.says.office))
    const owner =
      byRoot ??
      (origin === undefined
        ? named.find((office) => claimants.has(office))
        : ownerOfOne(origin, [...heirs, origin]))
    known.set(id, owner)
    return owner
  }
  return (id) => ownerOfOne(id, [id])
}

const certifiedBy = (
  claims: Claims,
  ownerOfOne: (installation: Id) => Id | undefined,
): ReadonlyMap<Id, Certified> =>
  new Map(
    [...claims].flatMap(([id, all]) => {
      const office = ownerOfOne(id)
      const own = all.filter(({ statement }) => statement.says.office === office)
      const last = own.at(-1)
      if (last === undefined || office === undefined) return []
      const { key, serial } = last.statement.says
      const formerKeys = new Set(own.map(({ statement }) => statement.says.key))
      formerKeys.delete(key)
      const known: KnownInstallation = {
        id,
        office,
        key,
        formerKeys: [...formerKeys].toReversed(),
        serial,
        byRoot: own.some(({ byRoot }) => byRoot),
      }
      return [[id, { known, signedBy: new Set(own.flatMap(({ keys }) => keys)) }] as const]
    }),
  )

/** One for each office that claims what belongs to another, by installation and office. */
function falseClaimsOf(
  claims: Claims,
  ownerOfOne: (installation: Id) => Id | undefined,
): readonly FalseClaim[] {
  return [...claims]
    .flatMap(([installation, all]) => {
      const claimants = [...new Set(all.map(({ statement }) => statement.says.office))]
      const owner = ownerOfOne(installation)
      const isCertified = owner !== undefined && claimants.includes(owner)
      return claimants
        .filter((claimant) => claimant !== owner)
        .map((claimant) => ({ installation, claimant, owner: isCertified ? owner : null }))
    })
    .toSorted(
      (a, b) => compareText(a.installation, b.installation) || compareText(a.claimant, b.claimant),
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
