import { describe, expect, test } from 'vitest'
import { evidence, facts, report, verdict } from '../../../tests/support/obligation-facts.ts'
import type { ObligationFacts } from './facts.ts'
import { obligationStatus } from './status.ts'
import { verificationReading } from './status-reading.ts'

const readingOf = (known: ObligationFacts) => {
  const { compliance, verification } = obligationStatus(known)
  return [compliance, verificationReading(compliance, verification)]
}

/** One report with its evidence, and these verdicts. */
const known = (verdicts: ObligationFacts['verdicts']): ObligationFacts =>
  facts({ reports: [report()], evidence: [evidence()], verdicts })

describe('an obligation is met, reopened, returned, and the reopening turns out to be a mistake', () => {
  const met = verdict({ id: 'met' })
  const reopening = verdict({ id: 'reopening', result: 'not_met', supersedes: ['met'] })
  const returned = verdict({ id: 'returned', result: 'returned', supersedes: ['reopening'] })
  test('met: validated', () => {
    expect(readingOf(known([met]))).toEqual(['met', 'validated'])
  })

  test('reopened: not met, and validated by that verdict', () => {
    expect(readingOf(known([met, reopening]))).toEqual(['not_met', 'validated'])
  })

  test('a reopening that only returns the report leaves it met and says what was returned', () => {
    const only = verdict({ id: 'only', result: 'returned', supersedes: ['met'] })
    expect(readingOf(known([met, only]))).toEqual(['met', 'returned_since'])
    expect(readingOf(known([met, { ...only, withdrawn: true }]))).toEqual(['met', 'validated'])
  })

  test('the reopening is withdrawn: met by the first verdict, while the return stands and says of what', () => {
    const after = known([met, { ...reopening, withdrawn: true }, returned])
    expect(readingOf(after)).toEqual(['met', 'returned_since'])
    expect(obligationStatus(after)).toMatchObject({
      governing: ['returned'],
      determining: ['met'],
      conflict: false,
    })
  })

  test('the return is withdrawn as well: as if none of it had been', () => {
    const after = known([met, { ...reopening, withdrawn: true }, { ...returned, withdrawn: true }])
    expect(readingOf(after)).toEqual(['met', 'validated'])
  })
})

describe('how verification reads', () => {
  test('a report waits after the obligation was determined: a further one', () => {
    const later = { ...known([verdict()]), reports: [report(), report({ id: 'later' })] }
    expect(readingOf(later)).toEqual(['met', 'reported_since'])
  })

  test('the first report waits or is returned: nothing stands beside it', () => {
    expect(readingOf(facts({ reports: [report()] }))).toEqual(['in_progress', 'reported'])
    const back = verdict({ result: 'returned', basisEvidence: [] })
    expect(readingOf(facts({ reports: [report()], verdicts: [back] }))).toEqual([
      'in_progress',
      'returned',
    ])
    expect(readingOf(facts())).toEqual(['not_started', 'none'])
  })
})
