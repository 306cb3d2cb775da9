import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listQuerySchema } from '../../contract/rows.ts'
import { report } from '../../../tests/support/casework.ts'
import { scenarioArbitrary } from '../../../tests/support/commits.ts'
import {
  databaseIn,
  factsOf,
  scenarioFacts,
  story,
  workedOn,
} from '../../../tests/support/past-casework.ts'
import {
  addPerson,
  expectValue,
  stored,
  temporaryDirectory,
} from '../../../tests/support/registers.ts'
import { emptyDatabase, replayed } from '../../../tests/support/replay.ts'
import { applyCommits } from './apply-commits.ts'
import { openPastLists } from './as-of-lists.ts'
import { fingerprint } from './check-tables.ts'
import type { OpenConnection, ReadConnection } from './connection.ts'
import { knownOn, lastPosition, type KnownBy } from './known-by.ts'
import { statusColumns } from './projections/status-timeline.ts'
import { rebuildTimeline } from './rebuild.ts'
import type { RegisterFacts } from './register-facts.ts'

const shown = [
  'obligation_status',
  'scope_count',
  'due_count',
  'record_agreement',
  'record_clause',
  'record_obligation',
  'record_link',
  'record_session',
  'record_unit',
]

/** The tables of which lists of a past state are made, each as one hash. */
const printsOf = (connection: ReadConnection): readonly (readonly [string, string])[] =>
  [...fingerprint(connection)].filter(([table]) => shown.includes(table))

function fromTimeline(
  connection: OpenConnection,
  facts: RegisterFacts,
  known: KnownBy,
): ReturnType<typeof printsOf> {
  const lists = openPastLists(connection, facts, known)
  try {
    return printsOf(lists.connection)
  } finally {
    lists.close()
  }
}

function fromLog(
  connection: OpenConnection,
  facts: RegisterFacts,
  known: KnownBy,
): ReturnType<typeof printsOf> {
  const reference = replayed(connection, facts, known)
  try {
    return printsOf(reference)
  } finally {
    reference.close()
  }
}

describe('lists of a past state', () => {
  test('the timeline keeps every column of the status', () => {
    const connection = emptyDatabase()
    const columns = (table: string): readonly string[] =>
      connection
        .all<{ name: string }>(`PRAGMA table_info(${table})`)
        .map(({ name }) => name)
        .filter((name) => name !== 'obligation' && name !== 'until')
    expect(statusColumns.toSorted()).toEqual(columns('obligation_status').toSorted())
    expect(statusColumns.toSorted()).toEqual(columns('status_past').toSorted())
    connection.close()
  })

  test('are what taking in the log of then makes, whatever came in which order', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ first }) => {
        const connection = emptyDatabase(join(temporaryDirectory(), 'register.sqlite'))
        const positions = first.packages.map((commits, index) => {
          connection.transaction(() =>
            applyCommits(
              connection,
              commits.map((commit) => ({ ...stored(commit), received: index })),
            ),
          )
          return lastPosition(connection)
        })
        try {
          for (const position of positions) {
            const known = { position, day: '2017-01-16' }
            expect(fromTimeline(connection, scenarioFacts, known)).toEqual(
              fromLog(connection, scenarioFacts, known),
            )
          }
        } finally {
          connection.close()
        }
      }),
      { numRuns: 5, endOnFailure: true },
    )
  })
})

describe('the timeline of a casework', () => {
  test('says on every day what the log of then says, and a rebuilt one the same', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (days) => {
        const { office, worked } = await workedOn(days)
        const connection = databaseIn(office.directory)
        const facts = factsOf(connection)
        const today = worked.at(-1) ?? ''
        const copy = join(temporaryDirectory(), 'register.sqlite')
        connection.run('VACUUM INTO ?', [copy])
        const rebuilt = databaseIn(join(copy, '..'), 'write')
        rebuilt.run('DELETE FROM status_past')
        rebuilt.transaction(() => rebuildTimeline(rebuilt))
        for (const day of worked) {
          const known = expectValue(knownOn(connection, facts.timeZone, day, today))
          const expected = fromLog(connection, facts, known)
          expect(fromTimeline(connection, facts, known)).toEqual(expected)
          expect(fromTimeline(rebuilt, facts, known)).toEqual(expected)
        }
        office.register.close()
      }),
      {
        numRuns: 3,
        endOnFailure: true,
        examples: [
          [
            [
              [
                ['succession', 0],
                ['reassign', 1],
              ],
              [
                ['report', 2],
                ['clause', 2],
                ['capture', 0],
              ],
              [
                ['verdict', 2],
                ['session', 3],
              ],
              [
                ['withdraw', 2],
                ['succession', 2],
                ['extend', 3],
              ],
            ],
          ],
        ],
      },
    )
  })

  test('a verdict adds one period, and a save that says nothing new adds none', async () => {
    const { office } = await workedOn([[['report', 0]], [['verdict', 0]]])
    const connection = databaseIn(office.directory)
    const periods = (): number =>
      connection.column<number>('SELECT count(*) FROM status_past WHERE clause IS NOT NULL')[0] ?? 0
    // The report, and the verdict.
    expect(periods()).toBe(2)
    addPerson(office, 'Carlos Díaz')
    expect(periods()).toBe(2)
    office.register.close()
  })

  test('pages of one day are asked of what the first one read, whatever is saved meanwhile', async () => {
    const { office } = await workedOn([[['report', 0]], [['verdict', 0]]])
    const asked = (day: string) => expectValue(office.register.past({ day })).read
    const page = (day: string) =>
      expectValue(asked(day).list(listQuerySchema.parse({ kind: 'obligations' }), day))
    const [day, other] = ['2017-01-16', '2017-01-17']
    const before = [page(day), page(other)]
    const reader = asked(day)
    addPerson(office, 'Carlos Díaz')
    await report(office, page(day).rows[1]?.id ?? '')
    expect([page(day), page(other)]).toEqual(before)
    expect(asked(day)).toBe(reader)
    // A third one takes the place of the one that was asked for first.
    page('2017-01-18')
    expect([page(day), page(other)]).toEqual(before)
    office.register.close()
  })

  test('lists by unit, by status and in every order are those of the day', async () => {
    const { office } = await workedOn([
      [['verdict', 2]],
      [['reassign', 1]],
      [
        ['withdraw', 0],
        ['capture', 1],
      ],
    ])
    const list = (day: string, field: string, value: string): readonly string[] => {
      const query = listQuerySchema.parse({
        kind: 'obligations',
        where: [{ field, operator: '=', values: [value] }],
        sort: [{ field: 'namedUnit', descending: true }],
      })
      const page = expectValue(expectValue(office.register.past({ day })).read.list(query, day))
      return page.rows.map((row) => ('namedUnit' in row ? row.namedUnit : ''))
    }
    expect(list('2017-01-16', 'compliance', 'not_started')).toEqual([
      'MX-JAL',
      'MX-DUR',
      'MX-COL',
      'MX-AGU',
    ])
    expect(list('2017-02-01', 'compliance', 'not_met')).toEqual(['MX-AGU'])
    expect(list('2017-02-01', 'unit', 'MX-SON')).toEqual([])
    expect(list('2017-02-02', 'unit', 'MX-SON')).toEqual(['MX-COL'])
    expect(list('2017-02-02', 'compliance', 'not_started')).toHaveLength(3)
    expect(list('2017-02-03', 'compliance', 'not_started')).toHaveLength(6)
    office.register.close()
  })
})
