import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admitsAgreement, commonScope, readScope } from './scope-admits.ts'

const ids = ['a', 'b', 'c'].map((digit) => digit.repeat(32))
const id = fc.constantFrom(...ids)
const scope = fc.array(
  fc.oneof(
    fc.constantFrom('all', 'confidential', 'everything'),
    id.map((session) => `session:${session}`),
    id.map((agreement) => `agreement:${agreement}`),
  ),
  { maxLength: 4 },
)
/** The session of an agreement is what the register says, whoever asks. */
const sessionOf = (agreement: string): string | null =>
  agreement === ids[2] ? null : (ids[(ids.indexOf(agreement) + 1) % 2] ?? null)
const place = fc
  .tuple(id, fc.boolean())
  .map(([agreement, confidential]) => ({ agreement, session: sessionOf(agreement), confidential }))

const [one = '', two = ''] = ids
const admits = (elements: readonly string[], agreement: string, confidential = false): boolean =>
  admitsAgreement(readScope(elements), {
    agreement,
    session: sessionOf(agreement),
    confidential,
  })

describe('what a scope admits', () => {
  it('the agreements of a session, one agreement, or all', () => {
    expect(admits([`session:${two}`], one)).toBe(true)
    expect(admits([`session:${one}`], one)).toBe(false)
    expect(admits([`agreement:${one}`], one)).toBe(true)
    expect(admits(['all'], one)).toBe(true)
    expect(admits([], one)).toBe(false)
  })

  it('confidential agreements only where the scope says so, even when they are named', () => {
    expect(admits(['all', `agreement:${one}`, `session:${two}`], one, true)).toBe(false)
    expect(admits(['all', 'confidential'], one, true)).toBe(true)
    expect(admits(['confidential'], one, true)).toBe(false)
  })

  it('nothing for what a newer version may mean', () => {
    expect(admits(['everything'], one)).toBe(false)
  })

  it('the common scope of two offices admits exactly what both may have', () => {
    fc.assert(
      fc.property(scope, scope, place, (mine, theirs, asked) => {
        const both =
          admitsAgreement(readScope(mine), asked) && admitsAgreement(readScope(theirs), asked)
        const common = commonScope(mine, theirs, sessionOf)
        expect(admitsAgreement(readScope(common), asked)).toBe(both)
        expect(common).toEqual(commonScope(theirs, mine, sessionOf))
      }),
    )
  })
})
