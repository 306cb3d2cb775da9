import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueKey } from './value.ts'
import type { Value } from './value.ts'

const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4, depthIdentifier: 'value' }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, depthIdentifier: 'value' }),
  ),
}))

/** The same value with its names in the opposite order. */
function turned(value: Value): Value {
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries<Value>(value).map(
    ([name, inner]) => [name, turned(inner)] as const,
  )
  return Array.isArray(value)
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries.toReversed())
}

describe('the key of a value', () => {
  it('does not depend on the order in which names were written', () => {
    expect(valueKey({ rule: 'within_year', year: 2017 })).toBe(
      valueKey({ year: 2017, rule: 'within_year' }),
    )
    fc.assert(
      fc.property(values, (value) => {
        expect(valueKey(turned(value))).toBe(valueKey(value))
      }),
    )
  })

  it('tells different values apart, also a text from what it looks like', () => {
    const different: readonly Value[] = [
      null,
      'null',
      true,
      'true',
      1,
      '1',
      [],
      {},
      '',
      [1, 2],
      [2, 1],
      [[1], 2],
      { a: 1 },
      { a: '1' },
      '{"a":1}',
      { a: 1, b: 2 },
      { a: { b: 2 } },
    ]
    expect(new Set(different.map(valueKey)).size).toBe(different.length)
  })
})
