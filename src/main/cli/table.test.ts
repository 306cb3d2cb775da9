import { describe, expect, it } from 'vitest'
import { alignedTable, clipped } from './table.ts'

describe('a table', () => {
  it('has columns as wide as their widest cell, numbers to the right, nothing after the last word', () => {
    const table = alignedTable(
      [{ title: 'Clave' }, { title: 'Total', right: true }, { title: 'Nota' }],
      [
        ['MX-DUR', '7', ''],
        ['X', '1200', 'sí'],
      ],
    )
    expect(table).toBe(
      ['Clave   Total  Nota', '------  -----  ----', 'MX-DUR      7', 'X        1200  sí'].join(
        '\n',
      ),
    )
  })

  it('keeps a long text on one line', () => {
    expect(clipped('uno\n  dos tres', 20)).toBe('uno dos tres')
    expect(clipped('uno dos tres', 9)).toBe('uno dos…')
    // What fits is not cut.
    expect(clipped('uno dos tres', 12)).toBe('uno dos tres')
    expect(clipped('uno dos tres', 11)).toBe('uno dos tr…')
  })
})
