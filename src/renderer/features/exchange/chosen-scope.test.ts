import { expect, it } from 'vitest'
import { chosenOf, nothingChosen, scopeOf } from './chosen-scope.ts'

const session = 'ab'.repeat(16)
const agreement = 'cd'.repeat(16)

it('what was chosen comes back as it was given', () => {
  for (const scope of [
    ['all'],
    ['all', 'confidential'],
    [`session:${session}`, `agreement:${agreement}`, 'confidential'],
  ]) {
    expect(scopeOf(chosenOf(scope))).toEqual(scope)
  }
})

it('choosing all forgets no session, and names none', () => {
  const chosen = chosenOf([`session:${session}`])
  expect(scopeOf({ ...chosen, all: true })).toEqual(['all'])
  expect(scopeOf({ ...chosen, all: true, confidential: true })).toEqual(['all', 'confidential'])
})

it('what is confidential alone is nothing', () => {
  expect(scopeOf({ ...nothingChosen, confidential: true })).toEqual([])
})
