import { describe, expect, test } from 'vitest'
import { facts, verdict } from '../../../tests/support/obligation-facts.ts'
import { isByOtherVerifier } from './other-verifier.ts'
import { obligationStatus } from './status.ts'

describe('the verifier that an obligation names', () => {
  test('is the one who judged', () => {
    expect(isByOtherVerifier(verdict(), facts({ assignedVerifiers: ['vera'] }))).toBe(false)
    expect(isByOtherVerifier(verdict(), facts({ assignedVerifiers: ['luis', 'vera'] }))).toBe(false)
  })

  test('is somebody else than the one who judged', () => {
    expect(isByOtherVerifier(verdict(), facts({ assignedVerifiers: ['luis'] }))).toBe(true)
    // Of a unit of which nobody is known, whoever judges is somebody else.
    expect(isByOtherVerifier(verdict(), facts({ assignedVerifiers: [] }))).toBe(true)
  })

  test('was never named', () => {
    expect(isByOtherVerifier(verdict(), facts({ assignedVerifiers: null }))).toBe(false)
  })

  test('does not change what a verdict says: it is advice, and no gate', () => {
    const one = facts({ verdicts: [verdict({ result: 'not_met' })], assignedVerifiers: ['luis'] })
    expect(obligationStatus(one)).toEqual(obligationStatus({ ...one, assignedVerifiers: null }))
  })
})
