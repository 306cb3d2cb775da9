import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCommaList, writeCommaList } from './comma-list.ts'

it.each([
  ['', ['']],
  ['a', ['a']],
  ['a, b,', ['a', 'b', '']],
  ['"Durango, Dgo.",Colima', ['Durango, Dgo.', 'Colima']],
  [' "a,b" , c', ['a,b', 'c']],
  ['"dice ""sí""",no', ['dice "sí"', 'no']],
  ['el 15" de largo', ['el 15" de largo']],
  ['""', ['']],
])('%j is %j', (written, values) => {
  expect(readCommaList(written)).toEqual(values)
})

it.each(['"a', 'a,"b', '"a"b', '"a""'])('%j is not closed', (written) => {
  expect(readCommaList(written)).toBeNull()
})

it('what is written is read back', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
      expect(readCommaList(writeCommaList(values))).toEqual(values)
    }),
  )
})
