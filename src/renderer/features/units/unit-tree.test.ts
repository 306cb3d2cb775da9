import { expect, test } from 'vitest'
import { branchesOf, existsOn, prune, type UnitBranch, type UnitNode } from './unit-tree.ts'

function unit(code: string, parent: string | null): UnitNode {
  return {
    id: code,
    code,
    parent,
    name: code,
    nameEnglish: null,
    kind: 'administrative_unit',
    inegi: null,
    abbreviation: null,
    validFrom: null,
    validTo: null,
    duplicateOf: null,
    withdrawn: null,
    demonstration: false,
    successors: [],
    source: null,
    sourceNote: null,
    duplicates: [],
  }
}

type Outline = readonly (string | Outline)[]
const outline = (branches: readonly UnitBranch[]): Outline =>
  branches.map(({ unit: { code }, branches: lower }) =>
    lower.length === 0 ? code : [code, ...outline(lower)],
  )

const units = [unit('SEGOB', null), unit('CNS', 'SEGOB'), unit('PF', 'CNS'), unit('PGR', null)]

test('units stand below the unit they belong to', () => {
  expect(outline(branchesOf(units))).toEqual([['SEGOB', ['CNS', 'PF']], 'PGR'])
})

test('a unit whose parent was not there on that day stands at the top, and is not lost', () => {
  expect(outline(branchesOf([unit('PF', 'CNS'), unit('PGR', null)]))).toEqual(['PF', 'PGR'])
})

test('what has an inside comes first', () => {
  expect(outline(branchesOf([unit('AGS', null), ...units]))).toEqual([
    ['SEGOB', ['CNS', 'PF']],
    'AGS',
    'PGR',
  ])
})

test('the Secretariat of Public Security is there until the year it ended, and what has no dates always', () => {
  const ssp = { validFrom: '2000-11-30', validTo: '2013' }
  expect(existsOn(ssp, '2000-11-29')).toBe(false)
  expect(existsOn(ssp, '2000-11-30')).toBe(true)
  expect(existsOn(ssp, '2013-12-31')).toBe(true)
  expect(existsOn(ssp, '2014-01-01')).toBe(false)
  expect(existsOn({ validFrom: null, validTo: null }, '1900-01-01')).toBe(true)
})

test('a search keeps what it finds and the way to it', () => {
  const found = prune(branchesOf(units), ({ code }) => code === 'PF')
  expect(outline(found)).toEqual([['SEGOB', ['CNS', 'PF']]])
})

test('what is found keeps its own branches', () => {
  const found = prune(branchesOf(units), ({ code }) => code === 'CNS')
  expect(outline(found)).toEqual([['SEGOB', ['CNS', 'PF']]])
  expect(prune(branchesOf(units), () => false)).toEqual([])
})
