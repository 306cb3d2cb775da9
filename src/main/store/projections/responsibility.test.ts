import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'
import { addRecord } from '../../usecases/add-record.ts'
import { editRecord } from '../../usecases/edit-record.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'
import { openConnection } from '../connection.ts'

const clauseOf = (...units: readonly string[]) =>
  draftClause({ addressees: units.map((unit) => ({ unit, role: 'obliged', inferred: false })) })

async function officeWith(day: string, ...units: readonly string[]): Promise<Office> {
  const office = foundOffice(day)
  await accept(office, [draftAgreement({ clauses: [clauseOf(...units)] })])
  return office
}

const add = (office: Office, kind: string, fields: Readonly<Record<string, string>>): string =>
  expectValue(addRecord(office, { as: office.person, kind, fields })).id

const edit = (office: Office, id: string, field: string, value: string | null): void => {
  const state = office.register.read.record(id)?.fields[field]
  const fields = [{ field, value, replaces: [...(state?.live ?? [])] }]
  expectValue(editRecord(office, { as: office.person, id, fields }))
}

/** Unit that answers, unit named, since when, and what is open, of each obligation by the unit named. */
const answering = (office: Office) =>
  obligations(office)
    .toSorted((a, b) => (a.namedUnit < b.namedUnit ? -1 : 1))
    .map(({ unit, namedUnit, responsibleSince, responsibleOpen }) => [
      namedUnit,
      unit,
      responsibleSince,
      responsibleOpen,
    ])

const problems = async (office: Office) =>
  (await office.register.check(() => Promise.resolve('intact'))).problems

describe('the commission that the agreement names is followed by the secretariat', () => {
  test('the list names who answers on the day, and whom the agreement names', async () => {
    const office = await officeWith('2018-11-29', 'CNS')
    expect(answering(office)).toEqual([['CNS', 'CNS', null, null]])
    office.onDay('2018-12-01')
    expect(answering(office)).toEqual([['CNS', 'SSPC', '2018-11-30', null]])
    expect(obligations(office, { unit: 'SSPC' })).toHaveLength(1)
    expect(obligations(office, { unit: 'CNS' })).toHaveLength(0)
    expect(obligations(office, { namedUnit: 'CNS' })).toHaveLength(1)
    expect(await problems(office)).toEqual([])
  })

  test('as it was known on a day names who answered then', async () => {
    const office = await officeWith('2018-11-20', 'CNS')
    office.onDay('2019-02-01')
    expect(answering(office)).toEqual([['CNS', 'SSPC', '2018-11-30', null]])
    const past = expectValue(office.register.past({ day: '2018-11-21' })).read
    const found = past.obligation(obligationOf(office, 'SSPC'), '2018-11-21')
    expect(found?.obligation).toMatchObject({ unit: 'CNS', responsibleSince: null })
  })

  test('a register that was closed over the day says so when it is opened', async () => {
    const office = await officeWith('2018-11-29', 'CNS')
    office.onDay('2019-01-15')
    office.reopen()
    expect(answering(office)).toEqual([['CNS', 'SSPC', '2018-11-30', null]])
    office.onDay('2018-11-29')
    office.reopen()
    expect(answering(office)).toEqual([['CNS', 'CNS', null, null]])
  })
})

describe('a unit ends', () => {
  test('what it had passes to its successor from the day on, and nothing else is touched', async () => {
    const office = await officeWith('2024-11-01', 'FGR', 'SSPC')
    const database = openConnection({
      path: join(office.directory, 'register.sqlite'),
      readOnly: false,
      now: () => 0,
      onSlow: () => undefined,
    })
    database.run("UPDATE obligation_status SET governing = 'as it was'")
    const untouched = obligationOf(office, 'SSPC')
    database.run(
      `UPDATE obligation_status SET responsible_since = '1999-09-09'
       WHERE obligation = (SELECT id FROM record WHERE uid = unhex(?))`,
      [untouched],
    )
    const succession = add(office, 'succession', {
      predecessor: 'FGR',
      successor: 'SEDENA',
      date: '2024-10-01',
      kind: 'replaces',
    })
    expect(answering(office)).toEqual([
      ['FGR', 'SEDENA', '2024-10-01', null],
      ['SSPC', 'SSPC', '1999-09-09', null],
    ])
    // Not even the rules were asked again for those that passed on.
    expect(
      database.all<{ governing: string }>('SELECT DISTINCT governing FROM obligation_status'),
    ).toEqual([{ governing: 'as it was' }])
    database.close()
    expectValue(
      withdrawRecord(office, { as: office.person, id: succession, reason: 'No ocurrió.' }),
    )
    expect(answering(office)[0]).toEqual(['FGR', 'FGR', null, null])
  })

  test('a succession to come changes nothing before its day', async () => {
    const office = await officeWith('2024-09-30', 'FGR')
    add(office, 'succession', {
      predecessor: 'FGR',
      successor: 'SEDENA',
      date: '2024-10-01',
      kind: 'replaces',
    })
    expect(answering(office)).toEqual([['FGR', 'FGR', null, null]])
    office.onDay('2024-10-01')
    expect(answering(office)).toEqual([['FGR', 'SEDENA', '2024-10-01', null]])
  })

  test('corrected, it is of another unit: both are right again', async () => {
    const office = await officeWith('2024-11-01', 'FGR', 'SSPC')
    const succession = add(office, 'succession', {
      predecessor: 'FGR',
      successor: 'SEDENA',
      date: '2024-10-01',
      kind: 'replaces',
    })
    edit(office, succession, 'predecessor', 'SSPC')
    expect(answering(office)).toEqual([
      ['FGR', 'FGR', null, null],
      ['SSPC', 'SEDENA', '2024-10-01', null],
    ])
  })

  test('split: it stays and is listed until somebody is chosen', async () => {
    const office = await officeWith('2024-11-01', 'FGR')
    for (const successor of ['SEDENA', 'SSPC']) {
      add(office, 'succession', {
        predecessor: 'FGR',
        successor,
        date: '2024-10-01',
        kind: 'splits',
      })
    }
    expect(answering(office)).toEqual([['FGR', 'FGR', null, 'split_without_choice']])
    expect(obligations(office, { responsibleOpen: 'split_without_choice' })).toHaveLength(1)
    add(office, 'reassignment', {
      obligation: obligationOf(office, 'FGR'),
      unit: 'SEDENA',
      from: '2024-10-15',
      authority: 'Secretario Ejecutivo',
      reason: 'Así lo pactaron.',
    })
    expect(answering(office)).toEqual([['FGR', 'SEDENA', '2024-10-15', null]])
  })

  test('entered twice, one record stands for the other and its obligations with it', async () => {
    const office = await officeWith('2024-11-01', 'FGR')
    const other = add(office, 'unit', { code: 'FGR-2', name: 'Fiscalía', kind: 'prosecutor' })
    const original = expectValue(
      office.register.read.list(
        {
          kind: 'units',
          where: [{ field: 'code', operator: '=', values: ['FGR'] }],
          sort: [],
          limit: 1,
          offset: 0,
          withdrawn: false,
        },
        office.today(),
      ),
    ).rows[0]
    edit(office, original?.id ?? '', 'duplicateOf', other)
    expect(answering(office)).toEqual([['FGR', 'FGR-2', null, null]])
    edit(office, original?.id ?? '', 'duplicateOf', null)
    expect(answering(office)).toEqual([['FGR', 'FGR', null, null]])
  })
})

test('whatever happens in whatever order, the tables are those made from the log alone', async () => {
  const units = ['FGR', 'SEDENA', 'SSPC', 'SESNSP']
  const unit = fc.constantFrom(...units)
  const date = fc.constantFrom('2024', '2024-06', '2024-07-01', '2024-08-01', '')
  const step = fc.oneof(
    fc.record({
      does: fc.constant('add' as const),
      predecessor: unit,
      successor: unit,
      date,
      kind: fc.constantFrom('replaces', 'splits'),
    }),
    fc.record({
      does: fc.constant('edit' as const),
      which: fc.nat(3),
      field: fc.constantFrom('predecessor', 'successor'),
      unit,
    }),
    fc.record({ does: fc.constant('withdraw' as const), which: fc.nat(3) }),
    fc.record({
      does: fc.constant('reassign' as const),
      which: fc.nat(3),
      unit,
      from: fc.constantFrom('2024-05-01', '2024-07-15'),
    }),
    fc.record({
      does: fc.constant('pass' as const),
      day: fc.constantFrom('2024-05-05', '2024-07-01', '2024-12-01'),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const office = await officeWith('2024-06-15', ...units)
      const ids = obligations(office).map(({ id }) => id)
      const successions: string[] = []
      for (const taken of steps) {
        switch (taken.does) {
          case 'add': {
            const { predecessor, successor, kind } = taken
            const made = addRecord(office, {
              as: office.person,
              kind: 'succession',
              fields: { predecessor, successor, kind, date: taken.date },
            })
            if (made.ok) successions.push(made.value.id)
            break
          }
          case 'edit': {
            const id = successions[taken.which]
            const live = office.register.read.record(id ?? '')?.fields[taken.field]?.live ?? []
            const fields = [{ field: taken.field, value: taken.unit, replaces: [...live] }]
            if (id !== undefined) editRecord(office, { as: office.person, id, fields })
            break
          }
          case 'withdraw': {
            const id = successions[taken.which]
            const reason = 'Error de captura.'
            if (id !== undefined) withdrawRecord(office, { as: office.person, id, reason })
            break
          }
          case 'reassign':
            add(office, 'reassignment', {
              obligation: ids[taken.which] ?? '',
              unit: taken.unit,
              from: taken.from,
              authority: 'Secretario Ejecutivo',
              reason: 'Así lo pactaron.',
            })
            break
          case 'pass':
            office.onDay(taken.day)
        }
      }
      expect(answering(office)).toHaveLength(units.length)
      expect(await problems(office)).toEqual([])
    }),
    {
      numRuns: 8,
      // A division that is entered ahead is no longer open on a day before it.
      examples: [
        [
          [
            {
              does: 'add',
              predecessor: 'FGR',
              successor: 'SESNSP',
              date: '2024-06',
              kind: 'splits',
            },
            { does: 'pass', day: '2024-05-05' },
          ],
        ],
      ],
    },
  )
}, 60_000)
