import { expect, test } from 'vitest'
import { cellState, markOf } from './matrix-look.ts'

const quiet = {
  conflict: false,
  overdue: false,
  verification: 'validated' as const,
  dueSoon: false,
}

test('of all that presses on a unit, its cell shows what is most urgent', () => {
  const all = { conflict: true, overdue: true, verification: 'reported' as const, dueSoon: true }
  expect(markOf(all)).toBe('conflict')
  expect(markOf({ ...all, conflict: false })).toBe('overdue')
  expect(markOf({ ...all, conflict: false, overdue: false })).toBe('reported')
  expect(markOf({ ...quiet, dueSoon: true })).toBe('dueSoon')
  expect(markOf(quiet)).toBeNull()
})

test('Colima fulfilled after the deadline: that is a state of its own, and only beside fulfilment', () => {
  expect(cellState({ compliance: 'met', metLate: true })).toBe('met_late')
  expect(cellState({ compliance: 'met', metLate: false })).toBe('met')
  expect(cellState({ compliance: 'partially_met', metLate: true })).toBe('partially_met')
})
