import { expect, test } from 'vitest'
import { byMonth } from './by-month.ts'

test('what is due stands under its month, and what has no day under none', () => {
  const rows = [{ due: '2024-12-31' }, { due: '2025-01-01' }, { due: '2025-01-31' }, { due: null }]
  expect(byMonth(rows, ({ due }) => due)).toEqual([
    { month: '2024-12', rows: [rows[0]] },
    { month: '2025-01', rows: [rows[1], rows[2]] },
    { month: null, rows: [rows[3]] },
  ])
  expect(byMonth([], () => null)).toEqual([])
})
