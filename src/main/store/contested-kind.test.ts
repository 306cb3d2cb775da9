import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyLiveCell, applyChange } from '../../core/changes/apply-change.ts'
import { cellKey } from '../../core/changes/cell.ts'
import type { FeedHead } from '../../core/changes/feed.ts'
import { ofDecidedKind } from '../../core/changes/kind-claims.ts'
import { makeCommits } from '../../core/changes/save.ts'
import { stampedChanges } from '../../core/changes/stamp.ts'
import type { PartitionKey, StampedChange } from '../../core/changes/types.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import type { Value } from '../../core/schema/value.ts'
import { applyCommits } from './apply-commits.ts'
import { toHex } from './bytes.ts'
import { fingerprint } from './check-tables.ts'
import { openConnection, type OpenConnection } from './connection.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { isMintedBy, mintId } from './minted-ids.ts'
import type { StoredCommit } from './log.ts'
import { seal } from './own-commits.ts'
import { groupedBy } from './projections/grouped-by.ts'
import { rebuildProjections } from './rebuild.ts'

/** Offices that state different kinds for the ids of the same records, as no honest program does. */
const installations = ['1', '2', '3'].map((digit) => digit.repeat(32))
const [minting = ''] = installations
const agreement: PartitionKey = { kind: 'agreement', id: 'a'.repeat(32) }
/** One that the first office minted, one that nobody did. */
const records = [mintId(minting, '5'.repeat(16)), 'e'.repeat(32)]
const obligations = ['b'.repeat(32), 'c'.repeat(32)]
const kinds = [
  recordDefinitions.verdict.number,
  recordDefinitions.progressReport.number,
  recordDefinitions.evidence.number,
  recordDefinitions.clause.number,
]

interface Written {
  readonly office: number
  readonly record: number
  readonly kind: number
  readonly value: number
  /** Milliseconds at which its clock stands: they are set as people like. */
  readonly wall: number
  /** Claims to replace everything that was written before. */
  readonly replacing: boolean
}

const written: fc.Arbitrary<Written> = fc.record({
  office: fc.nat(2),
  record: fc.nat(1),
  kind: fc.nat(kinds.length - 1),
  value: fc.nat(1),
  wall: fc.nat(4),
  replacing: fc.boolean(),
})

function commitsOf(all: readonly Written[]): readonly StoredCommit[] {
  const heads = new Map<string, FeedHead>()
  const made: StoredCommit[] = []
  for (const [counter, { office, record, kind, value, wall, replacing }] of all.entries()) {
    const installation = installations[office] ?? ''
    const replaces = replacing ? made.map(({ hash }) => hash.slice(0, 32)).toSorted() : []
    const change = (field: number, said: Value) => ({
      kind: kinds[kind] ?? 0,
      record: records[record] ?? '',
      partition: agreement,
      field,
      element: null,
      value: said,
      replaces,
    })
    const commits = makeCommits<StoredCommit>(
      {
        author: 'd'.repeat(32),
        intent: 'record.edit',
        changes: [change(10, obligations[value] ?? ''), change(14, `${value}`)],
      },
      {
        installation,
        counter,
        clock: { wall: 1_000 + wall, logical: 0 },
        wallTime: 1_000,
        headOf: () => heads.get(installation) ?? null,
        seal,
      },
    )
    for (const { hash, commit } of commits) {
      heads.set(installation, { sequence: commit.sequence, hash })
    }
    made.push(...commits)
  }
  return made
}

function receive(packages: readonly (readonly StoredCommit[])[]): OpenConnection {
  const connection = openConnection({
    path: ':memory:',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  migrate(connection, migrations, () => undefined)
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
function byDefinition(commits: readonly StoredCommit[]) {
  const changes = commits.flatMap(stampedChanges)
  const known = new Map<string, { readonly kind: number; readonly live: readonly string[] }>()
  for (const record of new Set(changes.map((change) => change.record))) {
    const counting = ofDecidedKind(
      changes.filter((change) => change.record === record),
      isMintedBy,
    )
    const cells = groupedBy(counting, cellKey)
    known.set(record, {
      kind: counting[0]?.kind ?? 0,
      live: [...cells.values()].flatMap(liveOf).toSorted(),
    })
  }
  return known
}

const liveOf = (changes: readonly StampedChange[]): readonly string[] =>
  changes
    .reduce<typeof emptyLiveCell>(applyChange, emptyLiveCell)
    .live.map(({ field, commit }) => `${field} ${commit}`)

function inTables(connection: OpenConnection) {
  return new Map(
    connection
      .all<{ id: number; uid: Uint8Array; kind: number }>(
        'SELECT id, uid, kind FROM record WHERE kind IS NOT NULL',
      )
      .map(({ id, uid, kind }) => [
        toHex(uid),
        {
          kind,
          live: connection
            .all<{ field: number; prefix: Uint8Array }>(
              'SELECT field, prefix FROM live_change WHERE record = ?',
              [id],
            )
            .map(({ field, prefix }) => `${field} ${toHex(prefix)}`)
            .toSorted(),
        },
      ]),
  )
}

const history = fc.array(written, { minLength: 1, maxLength: 8 })

describe('one id, said to be of different kinds', () => {
  test('is what its first commit says, in the store as by the rule', () => {
    let contested = 0
    fc.assert(
      fc.property(history, (all) => {
        const commits = commitsOf(all)
        const connection = receive([commits])
        contested += connection.all('SELECT record FROM contested_kind').length
        expect(inTables(connection)).toEqual(byDefinition(commits))
        connection.close()
      }),
      { numRuns: 60 },
    )
    expect(contested).toBeGreaterThan(10)
  })

  test('in whatever order the commits arrive, and again when made anew', () => {
    const order = fc.array(fc.nat(999), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(history, order, fc.nat(8), (all, keys, cut) => {
        const commits = commitsOf(all)
        const shuffled = commits
          .map((commit, place) => ({ commit, key: keys[place] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ commit }) => commit)
        const [one, other] = [
          receive([commits]),
          receive([shuffled.slice(0, cut), shuffled.slice(cut)]),
        ]
        expect(fingerprint(other)).toEqual(fingerprint(one))
        other.transaction(() => rebuildProjections(other))
        expect(fingerprint(other)).toEqual(fingerprint(one))
        one.close()
        other.close()
      }),
      { numRuns: 25 },
    )
  })

  test('the office that minted the id decides, however far another one sets its clock back', () => {
    const [verdict, , , clause] = kinds
    const commits = commitsOf([
      { office: 0, record: 0, kind: 0, value: 0, wall: 4, replacing: false },
      { office: 1, record: 0, kind: 3, value: 1, wall: 0, replacing: true },
      { office: 0, record: 1, kind: 0, value: 0, wall: 4, replacing: false },
      { office: 1, record: 1, kind: 3, value: 1, wall: 0, replacing: true },
    ])
    const connection = receive([commits])
    const [minted = '', anybodys = ''] = records
    expect(inTables(connection).get(minted)?.kind).toBe(verdict)
    // Whose id shows no maker is whose clock says so.
    expect(inTables(connection).get(anybodys)?.kind).toBe(clause)
    expect(connection.all('SELECT record FROM record_verdict')).toHaveLength(1)
    expect(connection.all('SELECT record FROM record_clause')).toHaveLength(1)
    connection.close()
  })
})
