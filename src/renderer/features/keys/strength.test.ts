import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { strengthOf } from './strength.ts'

it('tells an official how good a passphrase is', () => {
  expect(strengthOf('')).toBe('short')
  expect(strengthOf('canela123')).toBe('short')
  expect(strengthOf('aaaaaaaaaaaaaaaaaaaaaaaa')).toBe('weak')
  expect(strengthOf('1212121212')).toBe('weak')
  expect(strengthOf('Secretariado')).toBe('fair')
  expect(strengthOf('canela farol abrigo duende')).toBe('good')
})

it('never calls a longer one weaker', () => {
  const order = ['short', 'weak', 'fair', 'good']
  fc.assert(
    fc.property(fc.string(), fc.string(), (start, more) => {
      const [shorter, longer] = [strengthOf(start), strengthOf(start + more)]
      return order.indexOf(longer) >= order.indexOf(shorter)
    }),
  )
})
