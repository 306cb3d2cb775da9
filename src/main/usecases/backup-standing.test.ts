import { expect, test } from 'vitest'
import { expectValue, foundOffice } from '../../../tests/support/registers.ts'
import { backupStanding } from './backup-standing.ts'

const day = 24 * 60 * 60 * 1000

test('a register counts from when it began, and then from its last backup; two weeks are not old', () => {
  const office = foundOffice()
  const began = office.register.backups.began() ?? 0
  const after = (days: number) =>
    expectValue(backupStanding({ ...office, now: () => began + days * day }))
  expect(after(0)).toEqual({ made: null, file: null, days: 0, old: false })
  expect(after(14)).toMatchObject({ days: 14, old: false })
  expect(after(15)).toMatchObject({ made: null, days: 15, old: true })
  const made = began + 10 * day
  expectValue(office.register.backups.note({ made, file: '/media/usb/respaldo.tar' }))
  expect(after(15)).toMatchObject({
    made: new Date(made).toISOString(),
    file: '/media/usb/respaldo.tar',
    days: 5,
    old: false,
  })
  expect(after(25)).toMatchObject({ days: 15, old: true })
  // A clock that went back makes it no older.
  expect(after(-3)).toMatchObject({ days: 0, old: false })
})
