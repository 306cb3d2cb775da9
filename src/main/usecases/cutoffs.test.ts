import { beforeEach, describe, expect, test } from 'vitest'
import type { Difference, RecordDifferences } from '../../contract/cutoffs.ts'
import type { Past } from '../../contract/past.ts'
import { differenceSchema, recordDifferencesSchema } from '../../contract/cutoffs.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { compareMoments, compareRecords } from './compare-moments.ts'
import { editRecord } from './edit-record.ts'
import { grantExtension } from './grant-extension.ts'
import { listRecords } from './look-up.ts'
import { makeCutoff } from './make-cutoff.ts'
import { knownAt } from './past.ts'
import { undoSave } from './undo-save.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let durango: string
let verifier: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  verifier = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
})

const freeze = (name: string) => makeCutoff(office, { as: office.person, name })

const compare = (from: Past, to: Past, changed: readonly string[] = []): Difference =>
  expectValue(
    compareMoments(office, differenceSchema.params.parse({ from, to, changed: [...changed] })),
  )

const ask = (from: Past) => compareMoments(office, differenceSchema.params.parse({ from, to: {} }))

/** What the field says then replaces what it said. */
const rename = (id: string, name: string) =>
  expectValue(
    editRecord(office, {
      as: office.person,
      id,
      fields: [
        {
          field: 'name',
          value: name,
          replaces: [...(office.register.read.record(id)?.fields['name']?.live ?? [])],
        },
      ],
    }),
  )

const withdraw = (unit: string) =>
  expectValue(
    withdrawRecord(office, {
      as: office.person,
      id: obligationOf(office, unit),
      reason: 'Capturada dos veces',
    }),
  )

describe('a cut-off', () => {
  test('repeats what was known when it was made, not what its day ended with', () => {
    const digest = office.register.read.digest()
    expect(expectValue(freeze('Informe al Consejo'))).toMatchObject({ day: '2017-01-16', digest })
    // On the same day.
    withdraw('MX-COL')
    const present = (past: Past): number =>
      expectValue(knownAt(office, past)).register.read.summary('2017-01-16').counts.total
    expect(present({})).toBe(31)
    expect(present({ asOf: '2017-01-16' })).toBe(31)
    expect(present({ cutoff: 'informe al consejo' })).toBe(32)
    expect(
      expectValue(knownAt(office, { cutoff: 'Informe al Consejo' })).register.read.digest(),
    ).toBe(digest)
  })

  test('is listed, and found again when the program was closed', () => {
    const { id } = expectValue(freeze('Primer semestre'))
    withdraw('MX-COL')
    office.reopen()
    const query = listQuerySchema.parse({ kind: 'cutoffs' })
    expect(expectValue(listRecords(office, query)).rows).toMatchObject([
      { id, name: 'Primer semestre', day: '2017-01-16' },
    ])
    const then = expectValue(knownAt(office, { cutoff: id }))
    expect(then.register.read.summary('2017-01-16').counts.total).toBe(32)
  })

  test('has a name of its own, and keeps it when it is withdrawn', () => {
    const { id } = expectValue(freeze('Cierre 2017'))
    expect(expectRefusal(freeze(' cierre 2017 '))).toBe('cutoff_name_taken')
    expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Se adelantó' }))
    expect(expectRefusal(knownAt(office, { cutoff: 'Cierre 2017' }))).toBe('cutoff_unknown')
    expect(expectRefusal(freeze('Cierre 2017'))).toBe('cutoff_name_taken')
    expect(expectRefusal(freeze('  '))).toBe('field_required')
    expect(expectRefusal(knownAt(office, { cutoff: 'Otro' }))).toBe('cutoff_unknown')
  })

  test('is not made in the past', () => {
    office.onDay('2017-02-01')
    const then = expectValue(knownAt(office, { asOf: '2017-01-16' }))
    expect(expectRefusal(makeCutoff(then, { as: office.person, name: 'Tarde' }))).toBe(
      'past_is_read_only',
    )
  })
})

describe('the difference between two moments', () => {
  test('says of each obligation how it changed, by whom and why', async () => {
    expectValue(freeze('Antes'))
    office.onDay('2017-03-01')
    await report(office, durango)
    office.onDay('2017-03-02')
    expectValue(decide(office, durango, { as: verifier, reason: 'Acta de instalación' }))
    withdraw('MX-COL')
    expectValue(
      grantExtension(office, {
        as: office.person,
        obligation: obligationOf(office, 'MX-JAL'),
        to: '2018-06-30',
        authority: 'Consejo Nacional',
        reason: 'A petición del estado',
        earlierConfirmed: true,
      }),
    )
    const found = compare({ cutoff: 'Antes' }, {})
    expect(found).toMatchObject({
      from: { day: '2017-01-16', cutoff: 'Antes' },
      to: { day: '2017-03-02', cutoff: null },
      total: 3,
      counts: { compliance: 1, verification: 1, response: 1, due: 1, withdrawn: 1, added: 0 },
    })
    const rows = found.agreements.flatMap((agreement) => agreement.rows)
    expect(found.agreements).toHaveLength(1)
    const row = rows.find(({ obligation }) => obligation === durango)
    expect(row).toMatchObject({
      before: { compliance: 'not_started', verification: 'none' },
      after: { compliance: 'met', verification: 'validated' },
      saves: [
        { intent: 'progress.record', author: 'Ana Torres', office: 'Secretariado Ejecutivo' },
        { intent: 'verdict.issue', author: 'Berta Ríos', reason: 'Acta de instalación' },
      ],
    })
    expect(rows.find(({ changed }) => changed.includes('withdrawn'))).toMatchObject({
      before: { unit: 'MX-COL', stands: true },
      after: { stands: false },
      saves: [{ intent: 'record.withdraw', reason: 'Capturada dos veces' }],
    })
    expect(rows.find(({ changed }) => changed.includes('due'))).toMatchObject({
      after: { unit: 'MX-JAL', due: '2018-06-30' },
      saves: [{ reason: 'A petición del estado' }],
    })
    expect(compare({ asOf: '2017-03-01' }, {}, ['due'])).toMatchObject({ total: 1 })
  })

  test('has what is new, and is the same whichever is given first', async () => {
    office.onDay('2017-02-01')
    const addressees = [{ unit: 'SESNSP', role: 'responsible' as const, inferred: false }]
    await accept(office, [
      draftAgreement({
        sequence: 2,
        text: 'El Secretariado Ejecutivo publicará los lineamientos.',
        clauses: [draftClause({ addressees })],
      }),
    ])
    const one = compare({ asOf: '2017-01-16' }, { asOf: '2017-02-01' })
    expect(one).toMatchObject({ total: 1, counts: { added: 1, compliance: 0 } })
    expect(one.agreements[0]?.rows).toMatchObject([
      { before: null, after: { unit: 'SESNSP' }, saves: [{ intent: 'capture.accept' }] },
    ])
    expect(compare({}, { asOf: '2017-01-16' })).toEqual(one)
  })

  test('of a register with itself is nothing', () => {
    expect(compare({}, {})).toMatchObject({ total: 0, agreements: [] })
  })

  test('with a moment that nobody knows is refused', () => {
    expect(expectRefusal(ask({ cutoff: 'Ninguno' }))).toBe('cutoff_unknown')
    expect(expectRefusal(ask({ asOf: '2016-01-01' }))).toBe('as_of_before_receipts')
  })
})

const recordsOf = (
  from: Past,
  to: Past,
  asked: { readonly kind?: string; readonly offset?: number; readonly limit?: number } = {},
): RecordDifferences =>
  expectValue(compareRecords(office, recordDifferencesSchema.params.parse({ from, to, ...asked })))

describe('the records that were saved on between two moments', () => {
  test('are told by kind, with what each field was, who saved it and why', () => {
    const colima = obligationOf(office, 'MX-COL')
    office.onDay('2017-03-01')
    withdraw('MX-COL')
    expectValue(
      grantExtension(office, {
        as: office.person,
        obligation: obligationOf(office, 'MX-JAL'),
        to: '2018-06-30',
        authority: 'Consejo Nacional',
        reason: 'A petición del estado',
        earlierConfirmed: true,
      }),
    )
    rename(verifier, 'Berta Ríos Paz')
    const found = recordsOf({ asOf: '2017-01-16' }, {})
    expect(found).toMatchObject({ total: 3, counts: { obligation: 1, extension: 1, person: 1 } })
    expect(found.rows.find(({ id }) => id === colima)).toMatchObject({
      kind: 'obligation',
      changed: 'withdrawn',
      fields: [{ field: 'withdrawn', before: null, after: 'Capturada dos veces' }],
      saves: [
        {
          only: 'to',
          intent: 'record.withdraw',
          author: 'Ana Torres',
          reason: 'Capturada dos veces',
        },
      ],
    })
    const extension = found.rows.find(({ kind }) => kind === 'extension')
    expect(extension).toMatchObject({
      changed: 'added',
      saves: [{ reason: 'A petición del estado' }],
    })
    expect(extension?.fields).toContainEqual({
      field: 'newDue',
      element: null,
      before: null,
      after: '2018-06-30',
    })
    const jalisco = obligationOf(office, 'MX-JAL')
    expect(found.names[jalisco]).toMatch(/Jalisco/)
    expect(found.rows.find(({ id }) => id === verifier)).toMatchObject({
      label: 'Berta Ríos Paz',
      changed: 'changed',
      fields: [{ field: 'name', before: 'Berta Ríos', after: 'Berta Ríos Paz' }],
    })
    expect(recordsOf({}, { asOf: '2017-01-16' })).toEqual(found)
  })

  test('are counted in all, and compared as many as are asked for', () => {
    office.onDay('2017-03-01')
    const all = ['MX-COL', 'MX-JAL', 'MX-DUR'].map((unit) => obligationOf(office, unit))
    for (const unit of ['MX-COL', 'MX-JAL', 'MX-DUR']) withdraw(unit)
    rename(verifier, 'Berta Ríos Paz')
    const asked = { kind: 'obligation', limit: 2 }
    const first = recordsOf({ asOf: '2017-01-16' }, {}, asked)
    const second = recordsOf({ asOf: '2017-01-16' }, {}, { ...asked, offset: 2 })
    expect(first).toMatchObject({ total: 3, counts: { obligation: 3, person: 1 } })
    expect([...first.rows, ...second.rows].map(({ id }) => id).toSorted()).toEqual(all.toSorted())
    expect(first.rows).toHaveLength(2)
  })

  test('may be again as they were, or stand again', () => {
    office.onDay('2017-02-01')
    rename(verifier, 'Berta Paz')
    withdraw('MX-COL')
    const { save } = office.register.latestSave((author) => author === office.person) ?? {
      save: '',
    }
    office.onDay('2017-03-01')
    expectValue(undoSave(office, { as: office.person, save }))
    rename(verifier, 'Berta Ríos')
    const since = recordsOf({ asOf: '2017-01-16' }, {})
    expect(since.rows.map(({ changed, fields }) => ({ changed, fields }))).toEqual([
      { changed: 'same', fields: [] },
      { changed: 'same', fields: [] },
    ])
    expect(since.rows.map(({ saves }) => saves.length)).toEqual([2, 2])
    const later = recordsOf({ asOf: '2017-02-01' }, {}, { kind: 'obligation' })
    expect(later.rows).toMatchObject([{ changed: 'restored' }])
  })

  test('are none between a moment and itself', () => {
    expect(recordsOf({}, {})).toEqual({ total: 0, counts: {}, rows: [], names: {} })
  })
})
