import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HashedCommit, StampedChange } from '../../core/changes/types.ts'
import { digestInput, vectorOf } from '../../core/changes/vector.ts'
import type { FeedHead } from '../../core/changes/feed.ts'
import { makeCommits } from '../../core/changes/save.ts'
import { partitionOfName } from '../../core/changes/partition.ts'
import {
  arrivalDoesNotMatter,
  greatestIsDisplayed,
  nothingIsLost,
  referenceRegister,
  viewCells,
  type RegisterUnderTest,
  type RegisterView,
} from '../../../tests/support/register-properties.ts'
import { scenarioArbitrary } from '../../../tests/support/commits.ts'
import { stored } from '../../../tests/support/registers.ts'
import { applyCommits, type ReceivedCommit } from './apply-commits.ts'
import { toHex } from './bytes.ts'
import { fingerprint } from './check-tables.ts'
import { openConnection, type OpenConnection } from './connection.ts'
import { liveChangesOf } from './merge.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import type { StoredCommit } from './log.ts'
import { seal } from './own-commits.ts'
import { rebuildProjections } from './rebuild.ts'

function emptyDatabase(): OpenConnection {
  const connection = openConnection({
    path: ':memory:',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  migrate(connection, migrations, () => undefined)
  return connection
}

const received = (commits: readonly HashedCommit[]): readonly ReceivedCommit[] =>
  commits.map((commit) => ({ ...stored(commit), received: 0 }))

function receive(packages: Parameters<RegisterUnderTest>[0]['packages']): OpenConnection {
  const connection = emptyDatabase()
  for (const commits of packages) {
    connection.transaction(() => applyCommits(connection, received(commits)))
  }
  return connection
}

/** What was taken into the log, in its order, and which of it waits. */
const logOf = (connection: OpenConnection): readonly unknown[] =>
  connection.all(
    `SELECT c.id, lower(hex(c.hash)) AS hash, c.partition, c.sequence, c.held, p.received, p.known,
       p.merged IS NULL AS waits
     FROM commit_log c JOIN receipt p ON p.commit_id = c.id ORDER BY c.id`,
  )

/** The database seen as the properties of the change log see any register. */
function view(connection: OpenConnection): RegisterView {
  const cells = connection.all<{
    record: number
    uid: Uint8Array
    kind: number
    field: number
    element: string
  }>(
    `SELECT DISTINCT l.record, r.uid, r.kind, l.field, l.element FROM live_change l
     JOIN record r ON r.id = l.record`,
  )
  const live = cells.map((cell): readonly [string, readonly StampedChange[]] => {
    const uid = toHex(cell.uid)
    const element = cell.element === '' ? null : cell.element
    const key = element === null ? `${uid}/${cell.field}` : `${uid}/${cell.field}/${element}`
    return [key, liveChangesOf(connection, { ...cell, element }, { record: uid, kind: cell.kind })]
  })
  const heads = connection
    .all<{ installation: Uint8Array; partition: string; hash: Uint8Array; sequence: number }>(
      'SELECT installation, partition, hash, sequence FROM feed_head',
    )
    .map((head) => {
      const partition = partitionOfName(head.partition)
      if (partition === undefined) throw new Error(head.partition)
      return {
        installation: toHex(head.installation),
        partition,
        hash: toHex(head.hash),
        sequence: head.sequence,
      }
    })
  return {
    cells: viewCells(live),
    digestInput: digestInput(vectorOf(heads)),
    held: connection
      .all<{ hash: Uint8Array }>('SELECT hash FROM commit_log WHERE held = 1')
      .map(({ hash }) => toHex(hash))
      .toSorted(),
  }
}

const sqliteRegister: RegisterUnderTest = ({ packages }) => {
  const connection = receive(packages)
  try {
    return view(connection)
  } finally {
    connection.close()
  }
}

const runs = { numRuns: 60 }

describe('a register in SQLite', () => {
  test('does not depend on how the packages came', () => {
    fc.assert(arrivalDoesNotMatter(sqliteRegister), runs)
  })

  test('loses nothing that anybody wrote', () => {
    fc.assert(nothingIsLost(sqliteRegister), runs)
  })

  test('shows the greatest value of a conflict to everybody', () => {
    fc.assert(greatestIsDisplayed(sqliteRegister), runs)
  })

  test('agrees with the reference model cell by cell', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ first }) => {
        const expected = referenceRegister(first, '')
        const found = sqliteRegister(first, '')
        expect(found.held).toEqual(expected.held)
        expect(found.digestInput).toBe(expected.digestInput)
        // A cell whose every change is replaced has no row; in the model it stays, with nothing live.
        const living = Object.entries(expected.cells).filter(([, { live }]) => live.length > 0)
        expect(found.cells).toEqual(Object.fromEntries(living))
      }),
      runs,
    )
  })

  test('one block or many, broken off between any two of them: the same tables', () => {
    fc.assert(
      fc.property(
        scenarioArbitrary,
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
        ({ first }, sizes) => {
          const arriving = first.packages.flat()
          const cut: (typeof arriving)[] = []
          for (let at = 0, turn = 0; at < arriving.length; turn += 1) {
            const end = at + (sizes[turn % sizes.length] ?? 1)
            cut.push(arriving.slice(at, end))
            at = end
          }
          const [one, many, whole] = [
            receive(arriving.map((commit) => [commit])),
            receive(cut),
            receive([arriving]),
          ]
          try {
            for (const other of [many, whole]) {
              expect(fingerprint(other)).toEqual(fingerprint(one))
              expect(logOf(other)).toEqual(logOf(one))
            }
          } finally {
            for (const connection of [one, many, whole]) connection.close()
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  test('made again from its log it has the same tables', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ first }) => {
        const connection = receive(first.packages)
        try {
          const before = fingerprint(connection)
          connection.transaction(() => rebuildProjections(connection))
          expect(fingerprint(connection)).toEqual(before)
        } finally {
          connection.close()
        }
      }),
      runs,
    )
  })

  test('a record that was pointed to before it came is new only once', () => {
    const connection = emptyDatabase()
    const [unit, post] = ['a'.repeat(32), 'b'.repeat(32)]
    let head: FeedHead | null = null
    let counter = 0
    const commit = (
      record: string,
      kind: number,
      field: number,
      value: string,
      after: string[],
    ) => {
      const [made] = makeCommits<StoredCommit>(
        {
          author: 'c'.repeat(32),
          intent: 'record.edit',
          changes: [
            {
              kind,
              record,
              partition: { kind: 'catalog' },
              field,
              element: null,
              value,
              replaces: after.map((hash) => hash.slice(0, 32)),
            },
          ],
        },
        {
          installation: 'd'.repeat(32),
          counter,
          clock: { wall: 1_000 + counter, logical: 0 },
          wallTime: 1_000,
          headOf: () => head,
          seal,
        },
      )
      if (made === undefined) throw new Error('no commit')
      counter += 1
      head = { sequence: counter, hash: made.hash }
      return { ...made, received: 0 }
    }
    // A post of a unit that has not come; then the unit, and another name for it.
    const pointing = commit(post, 10, 12, unit, [])
    const first = commit(unit, 6, 11, 'Policía Federal', [])
    const second = commit(unit, 6, 11, 'Guardia Nacional', [first.hash])
    connection.transaction(() => applyCommits(connection, [pointing, first, second]))
    expect(connection.all('SELECT name FROM record_unit')).toEqual([{ name: 'Guardia Nacional' }])
    expect(connection.all('SELECT value FROM live_change WHERE field = 11')).toEqual([
      { value: '"Guardia Nacional"' },
    ])
    expect(connection.all('SELECT * FROM early_replacement')).toEqual([])
    expect(connection.all('SELECT * FROM conflict')).toEqual([])
    connection.close()
  })

  test('an exception in the middle of a block leaves the database as it was', () => {
    const [scenario] = fc.sample(scenarioArbitrary, { numRuns: 1, seed: 7 })
    if (scenario === undefined) throw new Error('no scenario')
    const connection = receive(scenario.first.packages.slice(0, 1))
    const before = fingerprint(connection)
    const count = connection.get<{ n: number }>('SELECT count(*) AS n FROM commit_log')
    expect(() =>
      connection.transaction(() => {
        applyCommits(connection, received(scenario.written))
        throw new Error('the power fails')
      }),
    ).toThrow('the power fails')
    expect(fingerprint(connection)).toEqual(before)
    expect(connection.get('SELECT count(*) AS n FROM commit_log')).toEqual(count)
    connection.close()
  })
})
