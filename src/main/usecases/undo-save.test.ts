import { beforeEach, describe, expect, test } from 'vitest'
import { decide, evidenceOf, fileWith, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { RecordView } from '../../contract/records.ts'
import type { Result } from '../../core/result.ts'
import { editRecord } from './edit-record.ts'
import { grantExtension } from './grant-extension.ts'
import { purgeEvidence } from './purge-evidence.ts'
import { lastSaveOf, latestSaveOf, undoSave } from './undo-save.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let agreement: string
let durango: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office)
  agreement = accepted.agreements[0] ?? ''
  durango = obligationOf(office, 'MX-DUR')
})

const viewOf = (id: string): RecordView => {
  const view = office.register.read.record(id)
  if (view === undefined) throw new Error(`no record ${id}`)
  return view
}
const valueOf = (id: string, field: string): unknown => viewOf(id).fields[field]?.value ?? null

const edit = (id: string, field: string, value: string | null, as = office.person): void => {
  const { live } = viewOf(id).fields[field] ?? { live: [] }
  expectValue(editRecord(office, { as, id, fields: [{ field, value, replaces: live }] }))
}

const compliance = () => obligations(office, { unit: 'MX-DUR' })[0]?.compliance

const last = (as = office.person) => {
  const save = expectValue(lastSaveOf(office, { as }))
  if (save === null) throw new Error('nothing was saved')
  return save
}

const latest = (as = office.person) => expectValue(latestSaveOf(office, { as }))

const undo = (as = office.person) => undoSave(office, { as, save: last(as).save })

/** The refusal of a call that has to leave everything as it is. */
function refusedUnchanged(act: () => Result<unknown, Refusal>): Refusal {
  const before = office.register.read.digest()
  const result = act()
  expect(office.register.read.digest()).toBe(before)
  if (result.ok) throw new Error('was not refused')
  return result.error
}

const extend = () =>
  expectValue(
    grantExtension(office, {
      as: office.person,
      obligation: durango,
      to: '2018-06-30',
      authority: 'Pleno',
      reason: 'Falta de presupuesto',
      earlierConfirmed: false,
    }),
  ).id

describe('undoing the last save', () => {
  test('a corrected title says again what it said, and the correction stays in the history', () => {
    edit(agreement, 'title', 'Policía')
    expect(last()).toMatchObject({
      intent: 'record.edit',
      total: 1,
      records: [{ id: agreement, kind: 'agreement', undoing: 'restore', fields: ['title'] }],
      refused: null,
    })
    const { undone, save } = expectValue(undo())
    expect(valueOf(agreement, 'title')).toBe('Policía cibernética')
    const history = office.register.read
      .history(agreement)
      .filter(({ field }) => field === 'title')
      .map(({ value, intent }) => [intent, value])
    expect(history).toEqual([
      ['capture.accept', 'Policía cibernética'],
      ['record.edit', 'Policía'],
      ['save.undo', 'Policía cibernética'],
    ])
    expect(save).not.toBe(undone)
  })

  test('a field that was empty is empty again', () => {
    expect(valueOf(agreement, 'legalBasis')).toBeNull()
    edit(agreement, 'legalBasis', 'Artículo 7')
    expectValue(undo())
    expect(valueOf(agreement, 'legalBasis')).toBeNull()
  })

  test('a report goes with its evidence; both stay withdrawn, nothing is deleted', async () => {
    const { id, evidence } = await report(office, durango)
    expect(obligations(office, { unit: 'MX-DUR' })[0]).toMatchObject({ verification: 'reported' })
    expect(expectValue(undo()).total).toBe(2)
    expect(obligations(office, { unit: 'MX-DUR' })[0]).toMatchObject({ verification: 'none' })
    for (const made of [id, evidence[0]?.id ?? '']) {
      expect(valueOf(made, 'withdrawn')).toBe('Deshecho')
    }
  })

  test('a withdrawal is taken back: the obligation counts again', () => {
    expectValue(withdrawRecord(office, { as: office.person, id: durango, reason: 'Por error' }))
    expect(obligations(office)).toHaveLength(31)
    expectValue(undo())
    expect(obligations(office)).toHaveLength(32)
  })

  test('an extension goes, and the earlier day holds again', () => {
    const { due } = obligations(office, { unit: 'MX-DUR' })[0] ?? { due: null }
    extend()
    expect(obligations(office, { unit: 'MX-DUR' })[0]).toMatchObject({ due: '2018-06-30' })
    expectValue(undo())
    expect(obligations(office, { unit: 'MX-DUR' })[0]?.due ?? null).toBe(due)
  })

  test('a whole capture goes at once', () => {
    expect(last()).toMatchObject({ intent: 'capture.accept', refused: null })
    expect(last().records.length).toBeLessThanOrEqual(20)
    expect(last().total).toBeGreaterThan(32)
    expectValue(undo())
    expect(obligations(office)).toEqual([])
  })
})

describe('an undo is refused', () => {
  test('when somebody changed the same field since, naming record and field', () => {
    const bruno = addPerson(office, 'Bruno Díaz')
    edit(agreement, 'title', 'Policía')
    edit(agreement, 'title', 'Policía de investigación', bruno)
    expect(last().refused?.code).toBe('undo_superseded')
    const refused = refusedUnchanged(() => undo())
    expect(refused).toMatchObject({
      code: 'undo_superseded',
      details: { ids: [agreement], fields: ['title'], count: 1 },
    })
    expect(refused.details['records']).toEqual([viewOf(agreement).label])
  })

  test('when somebody added to a record that the save had made', () => {
    const bruno = addPerson(office, 'Bruno Díaz')
    const extension = extend()
    edit(extension, 'sourceNote', 'Oficio ilegible', bruno)
    expect(refusedUnchanged(() => undo())).toMatchObject({
      code: 'undo_superseded',
      details: { fields: ['sourceNote'] },
    })
  })

  test('what others changed elsewhere does not stand against it', () => {
    const bruno = addPerson(office, 'Bruno Díaz')
    edit(agreement, 'title', 'Policía')
    edit(agreement, 'legalBasis', 'Artículo 7', bruno)
    expectValue(undo())
    expect(valueOf(agreement, 'title')).toBe('Policía cibernética')
    expect(valueOf(agreement, 'legalBasis')).toBe('Artículo 7')
  })

  test('of an undo, and of the same save again', () => {
    edit(agreement, 'title', 'Policía')
    const { save } = last()
    expectValue(undoSave(office, { as: office.person, save }))
    expect(refusedUnchanged(() => undoSave(office, { as: office.person, save })).code).toBe(
      'undo_already',
    )
    expect(last().refused?.code).toBe('undo_already')
    expect(refusedUnchanged(() => undo()).code).toBe('undo_already')
  })

  test('of a save before the last: something else would be undone than what was seen', () => {
    edit(agreement, 'title', 'Policía')
    const { save } = last()
    edit(agreement, 'legalBasis', 'Artículo 7')
    expect(refusedUnchanged(() => undoSave(office, { as: office.person, save })).code).toBe(
      'undo_not_last',
    )
  })

  test('of a colleague’s save: everybody undoes their own', () => {
    const bruno = addPerson(office, 'Bruno Díaz')
    expect(expectValue(lastSaveOf(office, { as: bruno }))).toBeNull()
    const { save } = last()
    expect(expectRefusal(undoSave(office, { as: bruno, save }))).toBe('undo_nothing')
  })

  test('of the founding of the office, and of one’s own entry', () => {
    office = foundOffice('2017-01-16', 'Oficina nueva')
    expect(last().intent).toBe('register.found')
    expect(refusedUnchanged(() => undo()).code).toBe('undo_not_possible')
  })

  test('when another unit took the code meanwhile', () => {
    const bruno = addPerson(office, 'Bruno Díaz')
    const unit = office.register.directory.unit('MX-DUR')?.id ?? ''
    edit(unit, 'code', 'MX-DGO')
    const other = office.register.directory.unit('MX-COL')?.id ?? ''
    edit(other, 'code', 'MX-DUR', bruno)
    expect(refusedUnchanged(() => undo()).code).toBe('code_taken')
  })
})

describe('the gate holds for undoing too', () => {
  let verifier: string
  let colleague: string
  beforeEach(async () => {
    verifier = addPerson(office, 'Bruno Díaz')
    colleague = addPerson(office, 'Carla Luna')
    await report(office, durango, { evidence: [evidenceOf(fileWith('Oficio SSP/100/2017'))] })
  })
  const judge = (result: 'met' | 'not_met'): string =>
    expectValue(decide(office, durango, { as: verifier, result })).id
  /** A colleague finds that who verified and who reported are one person. */
  const joinBoth = (): void => edit(office.person, 'duplicateOf', verifier, colleague)

  test('who gave a verdict may take it back', () => {
    judge('met')
    expect(compliance()).toBe('met')
    expectValue(undo(verifier))
    expect(compliance()).toBe('in_progress')
  })

  test('who turns out to have reported may not take a verdict back', () => {
    judge('not_met')
    const { save } = last(verifier)
    joinBoth()
    expect(expectValue(lastSaveOf(office, { as: verifier }))).toMatchObject({
      save,
      refused: { code: 'verdict_own_work' },
    })
    expect(refusedUnchanged(() => undo(verifier)).code).toBe('verdict_own_work')
  })

  test('a withdrawn verdict comes back by the hand that withdrew it', () => {
    const id = judge('met')
    expectValue(withdrawRecord(office, { as: verifier, id, reason: 'Se revisa otra vez' }))
    expect(compliance()).toBe('in_progress')
    expectValue(undo(verifier))
    expect(compliance()).toBe('met')
  })

  test('and not by the hand of who turns out to have reported', () => {
    const id = judge('met')
    expectValue(withdrawRecord(office, { as: verifier, id, reason: 'Se revisa otra vez' }))
    joinBoth()
    expect(refusedUnchanged(() => undo(verifier)).code).toBe('verdict_own_work')
  })
})

describe('which save was the last', () => {
  test('is the one that can be undone, without looking at what it did', () => {
    edit(agreement, 'legalBasis', 'Artículo 7')
    expect(latest()).toEqual({ save: last().save, intent: last().intent, final: false })
  })

  test('after an undo it is that, which is not undone', () => {
    edit(agreement, 'legalBasis', 'Artículo 7')
    const { save } = expectValue(undo())
    expect(latest()).toEqual({ save, intent: 'save.undo', final: true })
  })

  test('a file that was removed for good is not offered back', async () => {
    const { evidence } = await report(office, durango)
    expect(latest()).toMatchObject({ final: false })
    for (const { id } of evidence) {
      expectValue(purgeEvidence(office, { as: office.person, id, reason: 'Es de otro expediente' }))
    }
    expect(latest()).toMatchObject({ intent: 'evidence.purge', final: true })
    expect(last().refused?.code).toBe('undo_not_possible')
  })

  test('a colleague has saved since: it is still the own one; who saved nothing has none', () => {
    const berta = addPerson(office, 'Berta Ruiz')
    edit(agreement, 'legalBasis', 'Artículo 7')
    const { save } = last()
    expect(latest(berta)).toBeNull()
    edit(agreement, 'legalBasis', 'Artículo 8', berta)
    expect(latest()?.save).toBe(save)
    expect(latest(berta)?.save).not.toBe(save)
  })
})
