import { expect, test } from 'vitest'
import { expectRefusal, expectValue } from '../../../tests/support/registers.ts'
import { readNumberTable } from './number-table.ts'

test('a table that a spreadsheet saved: BOM, semicolons, quotes, Windows line ends', () => {
  const text =
    '\uFEFFnumber;agreement;title\r\n05/XLI/16;01/XLI/16;"Modelo ""único""; anexo"\r\n\r\n06/XLI/16;x;'
  expect(expectValue(readNumberTable(text))).toEqual([
    { agreement: '01/XLI/16', number: '05/XLI/16', title: 'Modelo "único"; anexo' },
    { agreement: 'x', number: '06/XLI/16', title: '' },
  ])
})

test('commas and no titles', () => {
  expect(expectValue(readNumberTable('Agreement,Number\n01/XLI/16,05/XLI/16\n'))).toEqual([
    { agreement: '01/XLI/16', number: '05/XLI/16', title: null },
  ])
})

test('a BOM before a title in quotes is no part of it', () => {
  const text = '\uFEFF"number","agreement"\n"05/XLI/16","01/XLI/16"'
  expect(expectValue(readNumberTable(text))).toEqual([
    { agreement: '01/XLI/16', number: '05/XLI/16', title: null },
  ])
})

test('a table without one of its columns is refused, naming it', () => {
  expect(expectRefusal(readNumberTable('acuerdo,number\n1,2'))).toBe('field_required')
  expect(expectRefusal(readNumberTable(''))).toBe('field_required')
})
