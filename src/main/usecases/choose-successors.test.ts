import { describe, expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { addRecord } from './add-record.ts'
import { chooseSuccessors, openSplits, previewChoices } from './choose-successors.ts'
import { endUnit } from './unit-end.ts'

/** The Secretariat of the Navy is divided; it had two obligations. */
async function divided(): Promise<{
  readonly office: Office
  readonly waiting: readonly string[]
}> {
  const office = foundOffice('2024-11-01')
  const addressees = [{ unit: 'SEMAR', role: 'obliged' as const, inferred: false }]
  const clauses = [draftClause({ addressees }), draftClause({ addressees, text: 'Informará.' })]
  await accept(office, [draftAgreement({ clauses })])
  const end = { as: office.person, unit: 'SEMAR', kind: 'replaces' as const }
  expectValue(endUnit(office, { ...end, on: '2024-10-15', successors: ['SEDENA', 'SSPC'] }))
  return { office, waiting: obligations(office, { unit: 'SEMAR' }).map(({ id }) => id) }
}

const words = { authority: 'Presidencia', reason: 'Decreto de división' }

const choose = (office: Office, choices: { obligation: string; unit: string }[]) =>
  chooseSuccessors(office, { as: office.person, choices, ...words })

const answering = (office: Office) =>
  obligations(office)
    .map(({ unit, responsibleSince, responsibleOpen }) => [unit, responsibleSince, responsibleOpen])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)))

const codes = (units: readonly { readonly code: string }[]) => units.map(({ code }) => code)

describe('a unit was divided', () => {
  test('what it had is listed with those among whom to choose, until all is chosen', async () => {
    const { office, waiting } = await divided()
    const [split, ...others] = expectValue(openSplits(office, {}))
    expect(others).toEqual([])
    expect(split).toMatchObject({ unit: { code: 'SEMAR' }, from: '2024-10-15', obligations: 2 })
    expect(codes(split?.successors ?? []).toSorted()).toEqual(['SEDENA', 'SSPC'])
    const [first = '', second = ''] = waiting
    expectValue(choose(office, [{ obligation: first, unit: 'SEDENA' }]))
    expect(expectValue(openSplits(office, {}))).toMatchObject([{ obligations: 1 }])
    expectValue(choose(office, [{ obligation: second, unit: 'SSPC' }]))
    expect(expectValue(openSplits(office, {}))).toEqual([])
  })

  test('each obligation gets its own successor from the day of the division: one save', async () => {
    const { office, waiting } = await divided()
    const [first = '', second = ''] = waiting
    const choices = [
      { obligation: first, unit: 'SEDENA' },
      { obligation: second, unit: 'SSPC' },
    ]
    const preview = expectValue(previewChoices(office, { choices }))
    expect(preview.rows.map(({ before, after, from }) => [before, after, from])).toEqual([
      ['SEMAR', 'SEDENA', '2024-10-15'],
      ['SEMAR', 'SSPC', '2024-10-15'],
    ])
    expect(preview.refused).toBe(0)
    expect(answering(office).every(([unit]) => unit === 'SEMAR')).toBe(true)
    const saved = expectValue(choose(office, choices))
    expect(saved.records).toHaveLength(2)
    // It is the office's own decision, and no demonstration.
    const decided = saved.records.map(({ id }) => office.register.read.record(id)?.fields)
    expect(decided.map((fields) => fields?.['reason']?.value)).toEqual([words.reason, words.reason])
    expect(decided.map((fields) => fields?.['demonstration'])).toEqual([undefined, undefined])
    expect(office.register.lastSave(() => true)).toMatchObject({
      save: saved.save,
      intent: 'splits.choose',
    })
    expect(answering(office)).toEqual([
      ['SEDENA', '2024-10-15', null],
      ['SSPC', '2024-10-15', null],
    ])
  })

  test('what is chosen follows the successor’s own successors', async () => {
    const { office, waiting } = await divided()
    const end = { as: office.person, unit: 'SEDENA', kind: 'replaces' as const }
    expectValue(endUnit(office, { ...end, on: '2024-10-20', successors: ['FGR'] }))
    const choices = waiting.map((obligation) => ({ obligation, unit: 'SEDENA' }))
    const preview = expectValue(previewChoices(office, { choices }))
    expect(preview.rows.map(({ after }) => after)).toEqual(['FGR', 'FGR'])
    expectValue(choose(office, choices))
    expect(answering(office)).toEqual([
      ['FGR', '2024-10-20', null],
      ['FGR', '2024-10-20', null],
    ])
  })

  test('divided again, only the last division is chosen among', async () => {
    const { office, waiting } = await divided()
    const end = { as: office.person, unit: 'SEMAR', kind: 'replaces' as const }
    expectValue(endUnit(office, { ...end, on: '2024-10-25', successors: ['FGR', 'CNS'] }))
    expect(expectValue(openSplits(office, {}))).toMatchObject([{ from: '2024-10-25' }])
    const [obligation = ''] = waiting
    const chosen = (unit: string) =>
      expectValue(previewChoices(office, { choices: [{ obligation, unit }] })).rows[0]
    expect(chosen('FGR')).toMatchObject({ after: 'FGR', refused: null })
    expect(chosen('SEDENA')?.refused?.code).toBe('not_a_successor')
  })

  test('of a division dated only by its year the choice holds from the year’s first day', async () => {
    const office = foundOffice('2024-11-01')
    const addressees = [{ unit: 'SEMAR', role: 'obliged' as const, inferred: false }]
    await accept(office, [draftAgreement({ clauses: [draftClause({ addressees })] })])
    for (const successor of ['SEDENA', 'SSPC']) {
      const fields = { predecessor: 'SEMAR', successor, date: '2024', kind: 'splits' }
      expectValue(addRecord(office, { as: office.person, kind: 'succession', fields }))
    }
    expect(expectValue(openSplits(office, {}))).toMatchObject([
      { unit: { code: 'SEMAR' }, from: '2024-01-01', date: '2024', obligations: 1 },
    ])
    const [waiting] = obligations(office, { unit: 'SEMAR' })
    expect(waiting?.responsibleOpen).toBe('split_without_choice')
    expectValue(choose(office, [{ obligation: waiting?.id ?? '', unit: 'SSPC' }]))
    expect(answering(office)).toEqual([['SSPC', '2024-01-01', null]])
    expect(expectValue(openSplits(office, {}))).toEqual([])
    office.onDay('2023-12-31')
    expect(answering(office)).toEqual([['SEMAR', null, null]])
  })

  test('one that is no successor refuses all, naming it; nothing is saved', async () => {
    const { office, waiting } = await divided()
    const [first = '', second = ''] = waiting
    const choices = [
      { obligation: first, unit: 'SEDENA' },
      { obligation: second, unit: 'FGR' },
    ]
    expect(expectValue(previewChoices(office, { choices }))).toMatchObject({
      refused: 1,
      rows: [{ refused: null }, { refused: { code: 'not_a_successor' }, after: null }],
    })
    const before = office.register.read.digest()
    const refused = choose(office, choices)
    expect(expectRefusal(refused)).toBe('bulk_refused')
    expect(refused.ok ? null : refused.error.details).toMatchObject({
      count: 1,
      total: 2,
      obligations: [second],
      reasons: ['not_a_successor'],
    })
    expect(office.register.read.digest()).toBe(before)
  })

  test('what waits for nothing is refused, and so are a choice without authority or reason', async () => {
    const { office, waiting } = await divided()
    const [first = ''] = waiting
    const choices = [{ obligation: first, unit: 'SEDENA' }]
    const input = { as: office.person, choices, ...words }
    expect(expectRefusal(chooseSuccessors(office, { ...input, authority: ' ' }))).toBe(
      'field_required',
    )
    expect(expectRefusal(chooseSuccessors(office, { ...input, reason: '' }))).toBe(
      'reason_required',
    )
    expect(expectRefusal(choose(office, [{ obligation: first, unit: 'NADIE' }]))).toBe(
      'unit_unknown',
    )
    expectValue(choose(office, choices))
    expect(expectValue(previewChoices(office, { choices })).rows[0]?.refused?.code).toBe(
      'no_choice_open',
    )
  })
})
