import { expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
} from '../../../tests/support/registers.ts'
import { editSettings, readSettings } from './settings-edit.ts'

test('an office that has chosen nothing has 30 days of warning, and says so', () => {
  const office = foundOffice()
  expect(expectValue(readSettings(office))).toEqual({
    dueSoonDays: 30,
    longestReceiptDays: 30,
    silentAfterDays: 30,
  })
})

test('with a shorter window what was due soon is not any more, in lists and in the detail', async () => {
  const office = foundOffice('2017-12-10')
  const deadline = { rule: 'fixed_day' as const, date: '2017-12-31' }
  await accept(office, [draftAgreement({ clauses: [draftClause({ deadline })] })])
  const soon = () => obligations(office, { dueSoon: 'true' }).length
  const id = obligations(office)[0]?.id ?? ''
  const inDetail = () => office.register.read.obligation(id, office.today())?.status.dueSoon
  const onDashboard = () => office.register.read.summary(office.today()).dueSoon
  expect([soon(), onDashboard()]).toEqual([32, 32])
  expect(inDetail()).toBe(true)
  const change = (dueSoonDays: number) =>
    editSettings(office, { as: office.person, settings: { dueSoonDays } })
  expect(expectValue(change(20)).dueSoonDays).toBe(20)
  expect([soon(), onDashboard()]).toEqual([0, 0])
  expect(inDetail()).toBe(false)
  // The last day of the window counts, and the second choice replaces the first.
  expect(expectValue(change(21)).dueSoonDays).toBe(21)
  expect([soon(), onDashboard()]).toEqual([32, 32])
  expect(inDetail()).toBe(true)
  // So does the day itself; once it is past, nothing is due soon any more.
  office.onDay('2017-12-31')
  expect([soon(), onDashboard(), inDetail()]).toEqual([32, 32, true])
  office.onDay('2018-01-01')
  expect([soon(), onDashboard(), inDetail()]).toEqual([0, 0, false])
})

test('one is changed without the others, and the same again is no change', () => {
  const office = foundOffice()
  const as = office.person
  expectValue(editSettings(office, { as, settings: { silentAfterDays: 45 } }))
  expect(expectValue(editSettings(office, { as, settings: { dueSoonDays: 15 } }))).toEqual({
    dueSoonDays: 15,
    longestReceiptDays: 30,
    silentAfterDays: 45,
  })
  expect(expectRefusal(editSettings(office, { as, settings: { dueSoonDays: 15 } }))).toBe(
    'nothing_to_change',
  )
})
