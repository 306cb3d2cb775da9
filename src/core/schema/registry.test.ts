import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  fieldDefinition,
  fieldNameOfNumber,
  kindOfNumber,
  recordKinds,
  registry,
} from './registry.ts'
import type { RecordKind } from './registry.ts'

const fieldsOf = (kind: RecordKind) => Object.entries(registry[kind].fields)

/**
 * One line per field in the order of the registry: everything that a released register depends on.
 */
const lines = recordKinds
  .toSorted((a, b) => registry[a].number - registry[b].number)
  .flatMap((kind) => {
    const { number, partition } = registry[kind]
    const through =
      partition.kind === 'agreement' ? ` through ${partition.through ?? 'itself'}` : ''
    return fieldsOf(kind).map(
      ([name, field]) =>
        `${number} ${kind} in ${partition.kind}${through}: ${field.number} ${name} ${field.type}${
          field.set === true ? ' set' : ''
        }`,
    )
  })

describe('permanent numbers', () => {
  it('and what they mean are those of the golden file; what is new is added there by hand', () => {
    const golden: unknown = JSON.parse(readFileSync('tests/golden/schema.json', 'utf8'))
    expect(lines).toEqual(golden)
  })

  it('of kinds are unique', () => {
    const numbers = recordKinds.map((kind) => registry[kind].number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it.each(recordKinds)('of the fields of %s are unique', (kind) => {
    const numbers = fieldsOf(kind).map(([, field]) => field.number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it.each(recordKinds)('of the fields of %s below 10 mean what they mean everywhere', (kind) => {
    const common = fieldsOf(kind).filter(([, field]) => field.number < 10)
    expect(common.map(([name, field]) => [field.number, name])).toEqual([
      [1, 'withdrawn'],
      [2, 'duplicateOf'],
      [3, 'demonstration'],
      [4, 'source'],
      [5, 'sourceNote'],
      [6, 'acceptedIssues'],
      [7, 'decisions'],
    ])
  })

  it.each(recordKinds)('lead back to %s and its fields', (kind) => {
    expect(kindOfNumber(registry[kind].number)).toBe(kind)
    for (const [name, field] of fieldsOf(kind)) {
      expect(fieldNameOfNumber(kind, field.number)).toBe(name)
      expect(fieldDefinition(kind, name)).toBe(field)
    }
  })

  it('of a newer version are unknown, not wrong', () => {
    expect(kindOfNumber(999)).toBeUndefined()
    expect(fieldNameOfNumber('body', 999)).toBeUndefined()
    expect(fieldDefinition('body', 'toString')).toBeUndefined()
  })
})

describe('what the definitions promise each other', () => {
  it.each(recordKinds)(
    '%s: a code has its list, a reference points to kinds that exist',
    (kind) => {
      for (const [name, field] of fieldsOf(kind)) {
        expect({ name, listed: field.type !== 'code' || (field.codes?.length ?? 0) > 0 }).toEqual({
          name,
          listed: true,
        })
        const unknown = (field.target ?? []).filter(
          (target) => !recordKinds.some((known) => known === target),
        )
        expect({ name, unknown }).toEqual({ name, unknown: [] })
      }
    },
  )

  it.each(recordKinds)('%s: its partition is reached through fields that never change', (kind) => {
    const path: string[] = []
    let current: RecordKind = kind
    let { partition } = registry[current]
    while (partition.kind === 'agreement' && partition.through !== null) {
      const through = fieldDefinition(current, partition.through)
      expect(through).toMatchObject({ type: 'reference', required: true, writeOnce: true })
      const next = recordKinds.find((known) => through?.target?.[0] === known)
      if (next === undefined || path.includes(next)) throw new Error(`${kind} leads nowhere`)
      path.push(next)
      current = next
      partition = registry[current].partition
    }
    expect(partition.kind).toBe(registry[kind].partition.kind)
    expect(path.at(-1) ?? 'agreement').toBe('agreement')
  })
})
