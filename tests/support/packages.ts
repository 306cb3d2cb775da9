import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { encodeCommit } from '../../src/contract/commit-codec.ts'
import type { FeedRange } from '../../src/contract/package/manifest.ts'
import type { FeedHead } from '../../src/core/changes/feed.ts'
import { partitionName } from '../../src/core/changes/partition.ts'
import { makeCommits, type DraftChange } from '../../src/core/changes/save.ts'
import type { Clock, Id } from '../../src/core/changes/types.ts'
import { sha256 } from '../../src/main/exchange/hashes.ts'
import { mintId } from '../../src/main/store/minted-ids.ts'
import { newRecord } from '../../src/main/usecases/new-record.ts'
import type { StoredFeedCommit } from '../../src/main/usecases/ports/commits.ts'
import type {
  PackageContent,
  PackageSigner,
  Trust,
} from '../../src/main/usecases/ports/packages.ts'

/** An office with the keys of tests, which nobody else may use: they stand here for all to read. */
export interface TestOffice {
  readonly office: Id
  readonly installation: Id
  readonly person: Id
  readonly signer: PackageSigner
  readonly publicKey: Uint8Array
  readonly identity: string
  readonly recipient: string
}

/** Made by age-keygen for these tests. */
const ageKeys = [
  {
    identity: 'AGE-SECRET-KEY-1TAS0HRMYU3L6X2C583EW6UFZ9ZPAZ2H9A4HPMM8VH9Q04X4TCC9QX8GVSJ',
    recipient: 'age18varaapeyrrl5nt9cuk4sh34053dht8d9yen08tzgafj522vfarsjlm5ck',
  },
  {
    identity: 'AGE-SECRET-KEY-133H8TVNGYP22C9UFEA77TRL00QDF3D8UVJPHZNL3ZN0968XX2UAS2XMVLD',
    recipient: 'age1a29lvc5pk3c04gzm8k04w825lnkuhk0dq4n732ts94v77gs6z36s9zh78v',
  },
  {
    identity: 'AGE-SECRET-KEY-1JCVNGWRMKH5RSXYYZ9Y6UKLUHQL750S8KXCXEE9X85CTFK5TDCRS0WTKRZ',
    recipient: 'age177xj6wccuqa93pythzpxrs2a77d3ayxlqdc0esyg77uqhrh06u2s2yy5sp',
  },
] as const

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const idOf = (name: string): Id => sha256(Buffer.from(name)).slice(0, 32)

function testOffice(number: 0 | 1 | 2, name: string): TestOffice {
  const seed = createHash('sha256').update(`test key of ${name}`).digest()
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const installation = idOf(`installation ${name}`)
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    office: idOf(`office ${name}`),
    installation,
    person: mintId(installation, idOf(`person ${name}`).slice(0, 16)),
    signer: { installation, sign: (content) => new Uint8Array(sign(null, content, key)) },
    publicKey: spki.subarray(spki.length - 32),
    ...ageKeys[number],
  }
}

export const coordination = testOffice(0, 'coordination')
export const durango = testOffice(1, 'durango')
export const zacatecas = testOffice(2, 'zacatecas')

/** The root key of the register that these offices share. */
export const testRegister = sha256(Buffer.from('the register of the tests'))

export const trustIn =
  (...offices: readonly TestOffice[]) =>
  (): Trust => ({
    root: testRegister,
    keysOf: (installation) => {
      const known = offices.find((office) => office.installation === installation)
      return known === undefined ? null : { office: known.office, keys: [known.publicKey] }
    },
  })

export const trustAll = trustIn(coordination, durango, zacatecas)

/** The log of one office's own installation, growing. */
export interface Desk {
  readonly commits: readonly StoredFeedCommit[]
  save(changes: readonly DraftChange[], intent?: string): readonly StoredFeedCommit[]
  /** An id as the program mints it; each differs. */
  newId(): Id
}

export function deskOf({ installation, person }: TestOffice, start = 1_780_000_000_000): Desk {
  const commits: StoredFeedCommit[] = []
  const heads = new Map<string, FeedHead>()
  let [moment, minted] = [start, 0]
  return {
    commits,
    newId: () => {
      minted += 1
      return mintId(installation, idOf(`${installation} ${minted}`).slice(0, 16))
    },
    save: (changes, intent = 'test.save') => {
      moment += 60_000 + Math.floor(Math.abs(Math.sin(moment)) * 50_000)
      const clock: Clock = { wall: moment, logical: 0 }
      const made = makeCommits<StoredFeedCommit>(
        { author: person, intent, changes },
        {
          installation,
          counter: commits.length,
          clock,
          wallTime: moment,
          headOf: (partition) => heads.get(partitionName(partition)) ?? null,
          seal: (commit) => {
            const bytes = encodeCommit(commit)
            return { commit, bytes, hash: sha256(bytes) }
          },
        },
      )
      for (const { commit, hash } of made) {
        heads.set(partitionName(commit.partition), { sequence: commit.sequence, hash })
      }
      commits.push(...made)
      return made
    },
  }
}

/** An agreement with as many obligations; ids of the obligations. */
export function agreementAt(
  desk: Desk,
  obligations: number,
): { readonly agreement: Id; readonly obligations: readonly Id[] } {
  const agreement = desk.newId()
  const partition = { kind: 'agreement', id: agreement } as const
  const clause = desk.newId()
  const ids = Array.from({ length: obligations }, () => desk.newId())
  desk.save(
    [
      ...newRecord({
        kind: 'agreement',
        id: agreement,
        partition,
        fields: {
          number: `0${desk.commits.length % 9}/XLI/16`,
          title: 'Programas de trabajo de las áreas de estadística',
          text: 'El Consejo acuerda que las entidades federativas implementen el programa.',
        },
      }),
      ...newRecord({
        kind: 'clause',
        id: clause,
        partition,
        fields: { agreement, order: 1, nature: 'binding', text: 'Deberán implementarlo.' },
      }),
      ...ids.flatMap((id) =>
        newRecord({ kind: 'obligation', id, partition, fields: { clause, unit: clause } }),
      ),
    ],
    'capture.accept',
  )
  return { agreement, obligations: ids }
}

const reasons = [
  'El oficio acredita el inicio de las acciones.',
  'No se remitió la evidencia solicitada en la notificación.',
  'La respuesta no guarda relación con lo acordado.',
  'Se acreditó parcialmente la capacitación del personal.',
  'Falta el informe de resultados del segundo semestre.',
] as const

/** A verdict of six fields: a commit of its own. */
export function verdictAt(desk: Desk, agreement: Id, obligation: Id, verifier: Id): void {
  const place = desk.commits.length
  desk.save(
    newRecord({
      kind: 'verdict',
      id: desk.newId(),
      partition: { kind: 'agreement', id: agreement },
      fields: {
        obligation,
        result: (['met', 'partially_met', 'not_met', 'returned'] as const)[place % 4] ?? 'met',
        reason: `${reasons[place % reasons.length] ?? ''} Oficio SE/${place * 37}/2026.`,
        verifier,
        issuedOn: `2026-0${1 + (place % 9)}-1${place % 10}`,
        fulfilledOn: `2026-0${1 + (place % 8)}-2${place % 9}`,
      },
    }),
    'verdict.issue',
  )
}

/** The ranges that these commits make up, when they follow `before` (hashes of what the reader has). */
export function rangesOf(commits: Iterable<StoredFeedCommit>): readonly FeedRange[] {
  const ranges = new Map<string, FeedRange>()
  for (const { commit } of commits) {
    const { installation, partition, sequence, previous } = commit
    const key = `${installation} ${partitionName(partition)}`
    const known = ranges.get(key)
    ranges.set(key, {
      installation,
      partition,
      after:
        known === undefined
          ? previous === null
            ? null
            : { sequence: sequence - 1, hash: previous }
          : known.after,
      through: sequence,
    })
  }
  return [...ranges.values()]
}

/** A package of everything given, from its sender to the others; what a test is about it says itself. */
export function contentOf(
  sender: TestOffice,
  commits: readonly StoredFeedCommit[],
  said: Partial<PackageContent> = {},
): PackageContent {
  return {
    id: idOf(`package ${sender.office} ${commits.length}`),
    kind: 'delta',
    register: testRegister,
    office: sender.office,
    recipients: [coordination.office, durango.office],
    made: 1_780_900_000_000,
    program: '0.1.0',
    schemaVersion: 1,
    catalogue: 1,
    scope: ['all'],
    statements: [],
    feeds: rangesOf(commits),
    commits,
    attestations: [],
    holdings: [],
    gaps: [],
    lacking: [],
    attachments: [],
    ...said,
  }
}
