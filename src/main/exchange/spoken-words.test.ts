import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { spokenWords } from './spoken-words.ts'

it('are eight, the first for the first eleven bits', () => {
  expect(spokenWords(new Uint8Array(32))).toEqual(Array.from({ length: 8 }, () => 'ábaco'))
  const last = new Uint8Array(32).fill(0xff)
  expect(spokenWords(last)).toEqual(Array.from({ length: 8 }, () => 'zurdo'))
  // 00000000 001…: the second of the list.
  expect(spokenWords(new Uint8Array([0, 0b0010_0000, ...new Uint8Array(30)]))[0]).toBe('abdomen')
})

it('differ whenever one of the first 88 bits does', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.nat({ max: 87 }),
      (hash, bit) => {
        const other = hash.map((byte, index) =>
          index === Math.floor(bit / 8) ? byte ^ (0x80 >> (bit % 8)) : byte,
        )
        expect(spokenWords(other)).not.toEqual(spokenWords(hash))
      },
    ),
  )
})

it('of a hash that is too short are a bug', () => {
  expect(() => spokenWords(new Uint8Array(4))).toThrow('too few bits')
})
