import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arbitraryFacts,
  evidence,
  facts,
  report,
  verdict,
} from '../../../tests/support/obligation-facts.ts'
import { verdictsToReopen, withoutVerdicts } from './reopening.ts'
import { obligationStatus } from './status.ts'

const judged = (...verdicts: Parameters<typeof verdict>[0][]) =>
  facts({ reports: [report()], evidence: [evidence()], verdicts: verdicts.map(verdict) })
const all = (known: ReturnType<typeof judged>) => new Set(known.verdicts.map(({ id }) => id))

describe('reopening', () => {
  test('takes the verdict that determines, and the one that comes back when it goes', () => {
    const known = judged(
      { id: 'first', result: 'partially_met' },
      { id: 'second', supersedes: ['first'] },
    )
    expect(verdictsToReopen(known, all(known))).toEqual(['second', 'first'])
  })

  test('leaves what was returned to the unit, and what is in breach', () => {
    const known = judged(
      { id: 'met' },
      { id: 'own', verifiers: ['ana'] },
      { id: 'returned', result: 'returned', supersedes: ['met'] },
    )
    expect(verdictsToReopen(known, all(known))).toEqual(['met'])
  })

  test('leaves a verdict that was not on screen: it still determines', () => {
    const known = judged({ id: 'seen' }, { id: 'arrived', result: 'not_met' })
    expect(verdictsToReopen(known, new Set(['seen']))).toEqual(['seen'])
  })

  test('of any history, nothing that was seen determines afterwards, and nothing else is touched', () => {
    fc.assert(
      fc.property(arbitraryFacts, (known) => {
        const gone = verdictsToReopen(known, all(known))
        const after = obligationStatus(withoutVerdicts(known, new Set(gone)))
        expect(after.determining).toEqual([])
        expect(['not_started', 'in_progress']).toContain(after.compliance)
        expect(new Set(gone).size).toBe(gone.length)
        const results = known.verdicts.filter(({ id }) => gone.includes(id))
        expect(results.every(({ result, withdrawn }) => result !== 'returned' && !withdrawn)).toBe(
          true,
        )
      }),
    )
  })
})
