import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  arbitraryFacts,
  evidence,
  facts,
  report,
  verdict,
} from '../../../tests/support/obligation-facts.ts'
import type { ObligationFacts } from './facts.ts'
import { mayVerify } from './gate.ts'
import { reportingCost } from './reporting-cost.ts'
import { obligationStatus } from './status.ts'

const costTo = (person: string, known: ObligationFacts) =>
  reportingCost(known, obligationStatus(known), person)

test('Vera, who touched nothing, gives up her right to verify; Ana, who reported, has none left', () => {
  const reported = facts({ reports: [report()], evidence: [evidence()] })
  expect(costTo('vera', reported)).toBe('right_to_verify')
  expect(costTo('ana', reported)).toBe('nothing')
})

test('Vera, who verified, would take her own verdict with her', () => {
  const verified = facts({
    reports: [report()],
    evidence: [evidence()],
    verdicts: [verdict({ verifiers: ['vera'] })],
  })
  expect(costTo('vera', verified)).toBe('own_verdict')
  expect(costTo('victor', verified)).toBe('right_to_verify')
})

test('a verdict that was withdrawn or replaced has nothing left to lose', () => {
  const known = facts({
    reports: [report()],
    evidence: [evidence()],
    verdicts: [
      verdict({ id: 'first', verifiers: ['vera'] }),
      verdict({ id: 'second', verifiers: ['victor'], supersedes: ['first'] }),
      verdict({ id: 'third', verifiers: ['carla'], withdrawn: true }),
    ],
  })
  expect(costTo('vera', known)).toBe('right_to_verify')
  expect(costTo('carla', known)).toBe('right_to_verify')
})

test('a met that was returned since still determines, and is still lost', () => {
  const known = facts({
    reports: [report()],
    evidence: [evidence()],
    verdicts: [
      verdict({ id: 'met', verifiers: ['vera'] }),
      verdict({ id: 'back', verifiers: ['victor'], result: 'returned', supersedes: ['met'] }),
    ],
  })
  expect(costTo('vera', known)).toBe('own_verdict')
})

test('what is foretold comes true when the report is made, and nothing else does', () => {
  const people = fc.constantFrom('ana', 'beto', 'carla', 'vera', 'victor')
  fc.assert(
    fc.property(arbitraryFacts, people, (before, person) => {
      const after = {
        ...before,
        reports: [...before.reports, report({ id: 'another', authors: [person] })],
      }
      const cost = costTo(person, before)
      const { governing, determining } = obligationStatus(before)
      const inBreach = new Set(obligationStatus(after).breaches.map(({ verdict: id }) => id))
      const falls = [...governing, ...determining].some((id) => inBreach.has(id))
      expect(cost === 'own_verdict').toBe(falls)
      expect(mayVerify(after, [person])).toBe(false)
      expect(cost === 'nothing').toBe(!mayVerify(before, [person]))
    }),
  )
})
