import { expect, test } from 'vitest'
import { recordKinds, registry } from '../schema/registry.ts'
import { makesAnAuthor } from './authorship.ts'

const fieldsThatMakeAuthors = (kind: 'progressReport' | 'evidence'): string[] =>
  Object.entries(registry[kind].fields)
    .filter(([, { number }]) => makesAnAuthor(registry[kind].number, number))
    .map(([name]) => name)

test('whoever corrects the percentage of a report has a part in it; who withdraws it has none', () => {
  const report = fieldsThatMakeAuthors('progressReport')
  expect(report).toEqual(
    expect.arrayContaining(['claim', 'narrative', 'percent', 'cutOff', 'response', 'source']),
  )
  expect(report).not.toContain('withdrawn')
  expect(report).not.toContain('duplicateOf')
})

test('so has whoever says which clause a letter proves; who has its bytes removed has not', () => {
  const evidence = fieldsThatMakeAuthors('evidence')
  expect(evidence).toEqual(expect.arrayContaining(['clauses', 'reference', 'date', 'link']))
  expect(evidence).not.toContain('purged')
})

test('what a newer version of the program knows to say of a report is said by its author', () => {
  expect(makesAnAuthor(registry.progressReport.number, 999)).toBe(true)
})

test('no other record has authors who may not judge', () => {
  const others = recordKinds.filter((kind) => kind !== 'progressReport' && kind !== 'evidence')
  for (const kind of others) {
    for (const { number } of Object.values(registry[kind].fields)) {
      expect({ kind, number, author: makesAnAuthor(registry[kind].number, number) }).toEqual({
        kind,
        number,
        author: false,
      })
    }
  }
})
