import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listQuerySchema } from '../../contract/rows.ts'
import { offices, scenarioArbitrary } from '../../../tests/support/commits.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  expectValue,
  foundOffice,
  obligations,
  stored,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { emptyDatabase, replayed } from '../../../tests/support/replay.ts'
import { editRecord } from '../usecases/edit-record.ts'
import { endUnit } from '../usecases/unit-end.ts'
import { grantExtension } from '../usecases/grant-extension.ts'
import { reassignObligation } from '../usecases/reassign-obligation.ts'
import { withdrawRecord } from '../usecases/withdraw-record.ts'
import { applyCommits } from './apply-commits.ts'
import { openPastLists } from './as-of-lists.ts'
import { fingerprint } from './check-tables.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'
import { knownOn, lastPosition, type KnownBy } from './known-by.ts'
import { statusColumns } from './projections/status-timeline.ts'
import { rebuildTimeline } from './rebuild.ts'
import { readFacts, type RegisterFacts } from './register-facts.ts'

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

const scenarioFacts: RegisterFacts = {
  installation: offices[0] ?? '',
  office: offices[1] ?? '',
  timeZone: 'America/Mexico_City',
  demonstration: false,
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

const deeds = [
  'report',
  'verdict',
  'extend',
  'withdraw',
  'session',
  'clause',
  'person',
  'succession',
  'reassign',
  'capture',
] as const
type Deed = readonly [what: (typeof deeds)[number], which: number]

const units = ['MX-DUR', 'MX-COL', 'MX-AGU', 'MX-JAL']

const [clause] = draftAgreement().clauses
if (clause === undefined) throw new Error('no clause')
const clauses = [
  {
    ...clause,
    addressees: units.map((unit) => ({ unit, role: 'obliged' as const, inferred: false })),
  },
]

async function perform(office: Office, verifier: string, [what, which]: Deed): Promise<void> {
  const { register, person } = office
  const [row] = obligations(office, { namedUnit: units[which] ?? '' }, { withdrawn: true })
  if (row === undefined) throw new Error('no obligation')
  const edit = (id: string, field: string, value: string): void => {
    const live = register.read.record(id)?.fields[field]?.live ?? []
    expectValue(
      editRecord(office, { as: person, id, fields: [{ field, value, replaces: [...live] }] }),
    )
  }
  switch (what) {
    case 'report':
      if (row.withdrawn === null) await report(office, row.id)
      return
    case 'verdict':
      decide(office, row.id, { as: verifier, result: which < 2 ? 'met' : 'not_met' })
      return
    case 'extend':
      grantExtension(office, {
        as: person,
        obligation: row.id,
        to: '2017-12-01',
        authority: 'Consejo',
        reason: 'A petición de la entidad',
        earlierConfirmed: true,
      })
      return
    case 'withdraw':
      withdrawRecord(office, { as: person, id: row.id, reason: 'Capturada por error' })
      return
    case 'session':
      return edit(row.sessionId, 'date', `2017-0${which + 1}-10`)
    case 'clause':
      return edit(row.clause, 'text', `Mandato ${which}`)
    case 'person':
      addPerson(office, `Persona ${which}`)
      return
    case 'succession':
      endUnit(office, {
        as: person,
        unit: units[which] ?? '',
        // On a day of the story, mostly known before it.
        on: '2017-02-03',
        successors: ['MX-SIN'],
        kind: 'replaces',
      })
      return
    case 'reassign':
      reassignObligation(office, {
        as: person,
        obligation: row.id,
        unit: 'MX-SON',
        from: '2017-02-02',
        reason: 'Por convenio',
        authority: 'Consejo',
      })
      return
    case 'capture':
      await accept(office, [
        draftAgreement({ sequence: 9 + which, text: `Acuerdo ${which} posterior.`, clauses }),
      ])
  }
}

async function workedOn(
  days: readonly (readonly Deed[])[],
): Promise<{ readonly office: Office; readonly worked: readonly string[] }> {
  const office = foundOffice('2017-01-16')
  await accept(office, [draftAgreement({ clauses })])
  const verifier = addPerson(office, 'Berta Ríos')
  const worked = ['2017-01-16']
  for (const [index, ofDay] of days.entries()) {
    const day = `2017-02-0${index + 1}`
    office.onDay(day)
    for (const deed of ofDay) await perform(office, verifier, deed)
    worked.push(day)
  }
  return { office, worked }
}

function connectionTo(directory: string, readOnly: boolean): OpenConnection {
  const connection = openConnection({
    path: join(directory, 'register.sqlite'),
    readOnly,
    now: () => 0,
    onSlow: () => undefined,
  })
  onTestFinished(() => connection.close())
  return connection
}

function factsOf(connection: ReadConnection): RegisterFacts {
  const facts = readFacts(connection)
  if (facts === undefined) throw new Error('no facts')
  return facts
}

const story: fc.Arbitrary<readonly (readonly Deed[])[]> = fc.array(
  fc.array(fc.tuple(fc.constantFrom(...deeds), fc.nat({ max: 3 })), { minLength: 1, maxLength: 4 }),
  { minLength: 2, maxLength: 4 },
)

describe('the timeline of a casework', () => {
  test('says on every day what the log of then says, and a rebuilt one the same', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (days) => {
        const { office, worked } = await workedOn(days)
        const connection = connectionTo(office.directory, true)
        const facts = factsOf(connection)
        const today = worked.at(-1) ?? ''
        const copy = join(temporaryDirectory(), 'register.sqlite')
        connection.run('VACUUM INTO ?', [copy])
        const rebuilt = connectionTo(join(copy, '..'), false)
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
    const connection = connectionTo(office.directory, true)
    const periods = (): number =>
      connection.column<number>('SELECT count(*) FROM status_past WHERE clause IS NOT NULL')[0] ?? 0
    // The report, and the verdict.
    expect(periods()).toBe(2)
    addPerson(office, 'Carlos Díaz')
    expect(periods()).toBe(2)
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
