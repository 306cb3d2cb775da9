import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeStatement, statementMessage } from '../../../contract/exchange/statement.ts'
import { cellKey, liveChanges } from '../../../core/changes/cell.ts'
import type { FeedHead } from '../../../core/changes/feed.ts'
import { feedKey } from '../../../core/changes/feed.ts'
import { emptyRegister, mergeCommits } from '../../../core/changes/merge.ts'
import { makeCommits, type DraftChange } from '../../../core/changes/save.ts'
import type { HashedCommit, PartitionKey } from '../../../core/changes/types.ts'
import { countingRegister } from '../../../core/exchange/counting.ts'
import { directoryOf } from '../../../core/exchange/directory.ts'
import type { PublicKey, Statement } from '../../../core/exchange/statement.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { scenarioFacts } from '../../../../tests/support/past-casework.ts'
import { temporaryDirectory } from '../../../../tests/support/registers.ts'
import { emptyDatabase } from '../../../../tests/support/replay.ts'
import { applyCommits } from '../apply-commits.ts'
import { openPastState } from '../as-of-state.ts'
import { toHex } from '../bytes.ts'
import { fingerprint } from '../check-tables.ts'
import type { OpenConnection, ReadConnection } from '../connection.ts'
import { lastPosition } from '../known-by.ts'
import type { StoredCommit } from '../log.ts'
import { mintId } from '../minted-ids.ts'
import { seal } from '../own-commits.ts'
import { rebuildProjections } from '../rebuild.ts'
import { pinRoot } from '../membership.ts'
import { believeRoot } from './believe-root.ts'
import { attesting, readStated, statedIn, verifyStatement } from './statements-in.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519').privateKey
const raw = (key: KeyObject): string =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex')
const root = raw(publicKey)

const catalog: PartitionKey = { kind: 'catalog' }
const installations = ['1', '2', '3'].map((digit) => digit.repeat(32))
const author = 'a'.repeat(32)
const agreement = {
  kind: 'agreement',
  id: mintId(installations[0] ?? '', '5'.repeat(16)),
} as const
const { clause, body, statement } = recordDefinitions

/** What one installation saves: a value of a record that several of them write, or what the root says of them. */
type Deed =
  | {
      readonly by: number
      readonly what: 'edit'
      readonly place: number
      readonly value: number
      readonly sees: boolean
    }
  | {
      readonly by: number
      readonly what: 'revoke'
      readonly whom: number
      readonly counter: number
      readonly serial: number
      readonly forged: boolean
    }

const places: readonly Omit<DraftChange, 'value' | 'replaces'>[] = [
  {
    kind: clause.number,
    record: mintId(installations[0] ?? '', '6'.repeat(16)),
    field: 12,
    element: null,
    partition: agreement,
  },
  {
    kind: clause.number,
    record: mintId(installations[0] ?? '', '6'.repeat(16)),
    field: 10,
    element: null,
    partition: agreement,
  },
  { kind: 3, record: agreement.id, field: 14, element: null, partition: agreement },
  { kind: 3, record: agreement.id, field: 24, element: 'urgente', partition: agreement },
  { kind: body.number, record: 'e'.repeat(32), field: 11, element: null, partition: catalog },
  // The same id as a record of another kind, and a body that is a duplicate of it.
  { kind: clause.number, record: 'e'.repeat(32), field: 12, element: null, partition: catalog },
  { kind: body.number, record: 'f'.repeat(32), field: 2, element: null, partition: catalog },
]

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      by: fc.nat(2),
      what: fc.constant('edit' as const),
      place: fc.nat(places.length - 1),
      value: fc.nat(2),
      sees: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.nat(2),
      what: fc.constant('revoke' as const),
      whom: fc.nat(2),
      counter: fc.nat(6),
      serial: fc.integer({ min: 1, max: 4 }),
      forged: fc.nat(4).map((number) => number === 4),
    }),
  },
)

function signed(says: Statement, key: KeyObject): { content: string; signature: string } {
  const content = encodeStatement(says)
  return {
    content: Buffer.from(content).toString('base64url'),
    signature: sign(null, statementMessage(content), key).toString('base64url'),
  }
}

function commitsOf(deeds: readonly Deed[]): readonly StoredCommit[] {
  const heads = new Map<string, FeedHead>()
  const counters = new Map<string, number>()
  const made: StoredCommit[] = []
  for (const [index, one] of deeds.entries()) {
    const installation = installations[one.by] ?? ''
    const changes = one.what === 'edit' ? edit(one, made) : revoke(one, index)
    const commits = makeCommits<StoredCommit>(
      { author, intent: 'record.edit', changes },
      {
        installation,
        counter: counters.get(installation) ?? 0,
        clock: { wall: 1_000 + index, logical: 0 },
        wallTime: 1_000,
        headOf: (partition) => heads.get(feedKey({ installation, partition })) ?? null,
        seal,
      },
    )
    for (const { hash, commit } of commits) {
      heads.set(feedKey(commit), { sequence: commit.sequence, hash })
      counters.set(installation, commit.counter)
    }
    made.push(...commits)
  }
  return made
}

function edit(
  { place, value, sees }: Extract<Deed, { what: 'edit' }>,
  made: readonly StoredCommit[],
): readonly DraftChange[] {
  const cell = places[place]
  if (cell === undefined) throw new Error('no place')
  const replaces = sees ? made.map(({ hash }) => hash.slice(0, 32)).toSorted() : []
  const said =
    cell.field === 10 ? agreement.id : cell.field === 2 ? 'e'.repeat(32) : `Valor ${value}`
  return [{ ...cell, value: said, replaces }]
}

function revoke(
  { whom, counter, serial, forged }: Extract<Deed, { what: 'revoke' }>,
  index: number,
): readonly DraftChange[] {
  const accepted = [{ installation: installations[whom] ?? '', counter }]
  const says = signed(
    { kind: 'revocation', serial, office: null, accepted },
    forged ? stranger : privateKey,
  )
  const record = createHash('sha256').update(`statement ${index}`).digest('hex').slice(0, 32)
  const cell = { kind: statement.number, record, partition: catalog, element: null, replaces: [] }
  return [
    { ...cell, field: statement.fields.content.number, value: says.content },
    { ...cell, field: statement.fields.signature.number, value: says.signature },
  ]
}

function receive(
  packages: readonly (readonly StoredCommit[])[],
  known: PublicKey | null = root,
): OpenConnection {
  const connection = emptyDatabase()
  if (known !== null) pinRoot(connection, known)
  for (const commits of packages) {
    connection.transaction(() =>
      applyCommits(
        connection,
        commits.map((commit) => ({ ...commit, received: 0 })),
      ),
    )
  }
  return connection
}

/** The rule as it is stated, on the whole set at once. */
function modelled(commits: readonly HashedCommit[]): Readonly<Record<string, readonly string[]>> {
  const { register } = mergeCommits(emptyRegister, commits)
  const counting = countingRegister(
    register,
    (applied) =>
      directoryOf(
        applied.flatMap(({ commit }) => statedIn(commit).flatMap((one) => readStated(one) ?? [])),
        root,
        attesting,
      ).revoked,
  )
  return Object.fromEntries(
    [...counting.cells]
      .filter(([key]) => !key.startsWith('e'.repeat(32)))
      .map(
        ([key, cell]) =>
          [
            key,
            liveChanges(cell)
              .map((change) => change.commit)
              .toSorted(),
          ] as const,
      )
      .filter(([, live]) => live.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function stored(connection: ReadConnection): Readonly<Record<string, readonly string[]>> {
  const cells = new Map<string, string[]>()
  for (const row of connection.all<{
    uid: Uint8Array
    field: number
    element: string
    prefix: Uint8Array
  }>(
    'SELECT r.uid, l.field, l.element, l.prefix FROM live_change l JOIN record r ON r.id = l.record',
  )) {
    const record = toHex(row.uid)
    if (record === 'e'.repeat(32)) continue
    const element = row.element === '' ? null : row.element
    const key = cellKey({ record, field: row.field, element })
    cells.set(key, [...(cells.get(key) ?? []), toHex(row.prefix)].toSorted())
  }
  return Object.fromEntries([...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const history = fc.array(deed, { minLength: 3, maxLength: 14, size: 'max' })
const keys = fc.array(fc.nat(999), { minLength: 16, maxLength: 16 })
const shuffledBy = (
  commits: readonly StoredCommit[],
  order: readonly number[],
): readonly StoredCommit[] =>
  commits
    .map((commit, index) => ({ commit, key: order[index % 16] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ commit }) => commit)

const edits = (...places: readonly (readonly [by: number, place: number])[]): Deed[] =>
  places.map(([by, place]) => ({ by, what: 'edit', place, value: 0, sees: false }))

/** What is a body's duplicate comes to be of another kind, or of its own again, after what points to it has come. */
const kindsThatTurned: [Deed[], number[], number, number][] = [
  [edits([1, 6], [0, 4], [0, 5]), Array.from({ length: 16 }, (_, at) => at), 0, 1],
  [edits([0, 6], [1, 4], [2, 5]), Array.from({ length: 16 }, (_, at) => at), 0, 2],
  [edits([0, 6], [2, 5], [1, 4]), Array.from({ length: 16 }, (_, at) => at), 0, 2],
]

describe('commits of a revoked installation', () => {
  test('do not count beyond the counter, as the model says, in whatever order everything comes', () => {
    let disregarded = 0
    fc.assert(
      fc.property(history, keys, fc.nat(14), fc.nat(14), (deeds, order, cut, further) => {
        const commits = commitsOf(deeds)
        const expected = modelled(commits)
        const shuffled = shuffledBy(commits, order)
        const bounds = [0, ...[cut, further].toSorted((a, b) => a - b), shuffled.length]
        const packages = bounds.slice(1).map((end, at) => shuffled.slice(bounds[at], end))
        const [one, other] = [receive([commits]), receive(packages)]
        try {
          expect(stored(one)).toEqual(expected)
          expect(stored(other)).toEqual(expected)
          expect(fingerprint(other)).toEqual(fingerprint(one))
          other.transaction(() => rebuildProjections(other))
          expect(fingerprint(other)).toEqual(fingerprint(one))
          disregarded += one.all('SELECT 1 FROM disregarded').length
        } finally {
          one.close()
          other.close()
        }
      }),
      { numRuns: 20, endOnFailure: true, examples: kindsThatTurned },
    )
    expect(disregarded).toBeGreaterThan(0)
  })

  test('do not count either when everything came before it was known whose word revokes', () => {
    let disregarded = 0
    fc.assert(
      fc.property(history, keys, (deeds, order) => {
        const commits = shuffledBy(commitsOf(deeds), order)
        const [one, other] = [receive([commits]), receive([commits], null)]
        try {
          other.transaction(() => believeRoot(other, root))
          expect(stored(other)).toEqual(stored(one))
          expect(fingerprint(other)).toEqual(fingerprint(one))
          disregarded += one.all('SELECT 1 FROM disregarded').length
        } finally {
          one.close()
          other.close()
        }
      }),
      { numRuns: 8, endOnFailure: true },
    )
    expect(disregarded).toBeGreaterThan(0)
  })

  test('did count on the days before the revocation was known', () => {
    fc.assert(
      fc.property(history, keys, (deeds, order) => {
        const shuffled = shuffledBy(commitsOf(deeds), order)
        const connection = emptyDatabase(join(temporaryDirectory(), 'register.sqlite'))
        pinRoot(connection, root)
        const states = shuffled.map((commit) => {
          connection.transaction(() => applyCommits(connection, [{ ...commit, received: 0 }]))
          return { position: lastPosition(connection), cells: stored(connection) }
        })
        try {
          for (const { position, cells } of states) {
            const past = openPastState(connection, scenarioFacts, { position, day: '2017-01-16' })
            past.bringAll()
            expect(stored(past.connection)).toEqual(cells)
            past.close()
          }
        } finally {
          connection.close()
        }
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('a statement that somebody else signed revokes nobody', () => {
    const forged = signed({ kind: 'revocation', serial: 1, office: null, accepted: [] }, stranger)
    const read = readStated(forged)
    expect(read === null ? null : verifyStatement(root, read)).toBe(false)
    const own = readStated(
      signed({ kind: 'revocation', serial: 1, office: null, accepted: [] }, privateKey),
    )
    expect(own === null ? null : verifyStatement(root, own)).toBe(true)
  })
})
