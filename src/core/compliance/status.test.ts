import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arbitraryFacts,
  evidence,
  facts,
  noon,
  rearranged,
  report,
  verdict,
} from '../../../tests/support/obligation-facts.ts'
import { obligationStatus } from './status.ts'

describe('the life of an obligation', () => {
  test('nothing reported: not started, no report, no response', () => {
    expect(obligationStatus(facts())).toEqual({
      compliance: 'not_started',
      verification: 'none',
      response: 'none',
      fulfilledOn: null,
      governing: [],
      determining: [],
      conflict: false,
      breaches: [],
      breachOpen: false,
      claimPendingSince: null,
      withdrawn: false,
      binds: true,
    })
  })

  test('a report of "met" only claims: in progress, reported', () => {
    expect(obligationStatus(facts({ reports: [report()] }))).toMatchObject({
      compliance: 'in_progress',
      verification: 'reported',
      response: 'answered',
      fulfilledOn: null,
      claimPendingSince: '2017-03-01',
    })
  })

  test('a verdict determines: met, validated, with the day of fulfilment', () => {
    const known = facts({ reports: [report()], evidence: [evidence()], verdicts: [verdict()] })
    expect(obligationStatus(known)).toMatchObject({
      compliance: 'met',
      verification: 'validated',
      fulfilledOn: '2017-02-28',
      governing: ['verdict'],
      determining: ['verdict'],
      claimPendingSince: null,
    })
  })

  test('a report after the verdict leaves compliance and asks for verification again', () => {
    const known = facts({
      reports: [report(), report({ id: 'later', claim: 'not_met', reportedOn: '2017-06-01' })],
      evidence: [evidence()],
      verdicts: [verdict()],
    })
    expect(obligationStatus(known)).toMatchObject({ compliance: 'met', verification: 'reported' })
  })

  test('withdrawn, the only report is as if never made', () => {
    expect(obligationStatus(facts({ reports: [report({ withdrawn: true })] }))).toMatchObject({
      compliance: 'not_started',
      verification: 'none',
      response: 'none',
      claimPendingSince: null,
    })
  })

  test('a returned report: in progress as before, returned', () => {
    const known = facts({
      reports: [report()],
      verdicts: [verdict({ result: 'returned', basisEvidence: [] })],
    })
    expect(obligationStatus(known)).toMatchObject({
      compliance: 'in_progress',
      verification: 'returned',
      governing: ['verdict'],
      determining: [],
    })
  })

  test('a later report is returned: what had been determined stays, through two returns', () => {
    const known = facts({
      reports: [report(), report({ id: 'second' }), report({ id: 'third' })],
      evidence: [evidence()],
      verdicts: [
        verdict({ id: 'first', result: 'partially_met' }),
        verdict({
          id: 'again',
          result: 'returned',
          basisReports: ['report', 'second'],
          supersedes: ['first'],
        }),
        verdict({
          id: 'and again',
          result: 'returned',
          basisReports: ['report', 'second', 'third'],
          supersedes: ['again'],
        }),
      ],
    })
    expect(obligationStatus(known)).toMatchObject({
      compliance: 'partially_met',
      verification: 'returned',
      governing: ['and again'],
      determining: ['first'],
      conflict: false,
    })
  })

  test('met after a return supersedes, through the return, what was determined before', () => {
    const known = facts({
      reports: [report()],
      evidence: [evidence()],
      verdicts: [
        verdict({ id: 'first', result: 'not_met' }),
        verdict({ id: 'return', result: 'returned', supersedes: ['first'] }),
        verdict({ id: 'last', supersedes: ['return'] }),
      ],
    })
    expect(obligationStatus(known)).toMatchObject({
      compliance: 'met',
      determining: ['last'],
      conflict: false,
    })
  })

  test('two offices decide apart: a conflict, and the less favourable counts', () => {
    const known = facts({
      reports: [report()],
      evidence: [evidence()],
      verdicts: [verdict({ id: 'north' }), verdict({ id: 'south', result: 'partially_met' })],
    })
    expect(obligationStatus(known)).toMatchObject({
      compliance: 'partially_met',
      conflict: true,
      governing: ['north', 'south'],
      fulfilledOn: null,
    })
  })

  test.each([
    ['not_met', 'partially_met'],
    ['partially_met', 'moot'],
    ['moot', 'met'],
  ] as const)('%s is less favourable than %s', (less, more) => {
    const known = facts({
      reports: [report()],
      evidence: [evidence()],
      verdicts: [verdict({ id: 'a', result: more }), verdict({ id: 'b', result: less })],
    })
    expect(obligationStatus(known).compliance).toBe(less)
  })

  test('two offices agree on met but not on the day: no conflict of results, the later day counts', () => {
    const known = facts({
      reports: [report()],
      evidence: [evidence()],
      verdicts: [verdict({ id: 'a' }), verdict({ id: 'b', fulfilledOn: '2017-03-05' })],
    })
    expect(obligationStatus(known)).toMatchObject({ conflict: false, fulfilledOn: '2017-03-05' })
  })

  test('a verdict in breach is listed and does not count, nor does it supersede', () => {
    const known = facts({
      reports: [report()],
      evidence: [evidence()],
      verdicts: [
        verdict({ id: 'lawful', result: 'not_met' }),
        verdict({ id: 'own', verifiers: ['ana'], supersedes: ['lawful'] }),
      ],
    })
    const status = obligationStatus(known)
    expect(status).toMatchObject({ compliance: 'not_met', governing: ['lawful'], conflict: false })
    expect(status.breaches).toMatchObject([{ verdict: 'own' }])
    expect(status.breaches[0]?.breaches).toContainEqual({
      kind: 'own_work',
      person: 'ana',
      record: 'report',
      id: 'report',
    })
  })

  test('a withdrawn verdict neither counts nor is listed as a breach', () => {
    const known = facts({
      reports: [report()],
      verdicts: [verdict({ withdrawn: true, verifiers: ['ana'] })],
    })
    expect(obligationStatus(known)).toMatchObject({ compliance: 'in_progress', breaches: [] })
  })

  test('the only proof is purged: met no longer', () => {
    const known = facts({
      reports: [report()],
      evidence: [evidence({ purged: true })],
      verdicts: [verdict()],
    })
    expect(obligationStatus(known)).toMatchObject({
      compliance: 'in_progress',
      breaches: [{ verdict: 'verdict', breaches: [{ kind: 'no_evidence_file' }] }],
    })
  })
})

describe('how the unit responded', () => {
  test('its last report speaks', () => {
    const known = facts({
      reports: [
        report(),
        report({ id: 'later', response: 'declined_competence', reportedOn: '2017-05-02' }),
      ],
    })
    expect(obligationStatus(known).response).toBe('declined_competence')
  })

  test('of one day the one saved last', () => {
    const known = facts({
      reports: [
        report({ id: 'z' }),
        report({
          id: 'a',
          response: 'declined_competence',
          clock: { wall: noon.wall, logical: 1 },
        }),
      ],
    })
    expect(obligationStatus(known).response).toBe('declined_competence')
  })

  test('of one moment the one with the greater id, in whatever order they come', () => {
    const answered = report({ id: 'a' })
    const declined = report({ id: 'b', response: 'declined_competence' })
    for (const reports of [
      [answered, declined],
      [declined, answered],
    ]) {
      expect(obligationStatus(facts({ reports })).response).toBe('declined_competence')
    }
  })

  test('a report that does not say is an answer', () => {
    expect(obligationStatus(facts({ reports: [report({ response: null })] })).response).toBe(
      'answered',
    )
  })

  test('"unrelated" is the verifier’s word, and a fresh report does not wash it off', () => {
    const unrelated = verdict({
      result: 'returned',
      pertinence: 'unrelated',
      basisEvidence: [],
    })
    const known = facts({ reports: [report()], verdicts: [unrelated] })
    expect(obligationStatus(known).response).toBe('unrelated')
    const again = facts({ reports: [report(), report({ id: 'new' })], verdicts: [unrelated] })
    expect(obligationStatus(again)).toMatchObject({
      response: 'unrelated',
      verification: 'reported',
    })
  })

  test('a verdict of not met that says nothing of it leaves it; one of met clears it', () => {
    const first = verdict({ id: 'first', result: 'returned', pertinence: 'unrelated' })
    const next = (result: 'not_met' | 'partially_met' | 'met') =>
      facts({
        reports: [report()],
        evidence: [evidence()],
        verdicts: [first, verdict({ id: 'next', result, supersedes: ['first'] })],
      })
    expect(obligationStatus(next('not_met')).response).toBe('unrelated')
    expect(obligationStatus(next('met')).response).toBe('answered')
    // What fulfils in part is not beside the point either.
    expect(obligationStatus(next('partially_met')).response).toBe('answered')
  })
})

describe('a claim that waits', () => {
  test('only claims of fulfilment wait, and the first day counts', () => {
    const known = facts({
      reports: [
        report({ id: 'small', claim: 'in_progress', reportedOn: '2017-01-01' }),
        report({ id: 'declined', response: 'declined_competence', reportedOn: '2017-01-02' }),
        report({ id: 'second', reportedOn: '2017-05-01' }),
        report({ id: 'first', reportedOn: '2017-04-01' }),
      ],
    })
    expect(obligationStatus(known).claimPendingSince).toBe('2017-04-01')
  })
})

test('status is a function of the set of records, whatever their order and repetition', () => {
  fc.assert(
    fc.property(
      arbitraryFacts.chain((known) => fc.tuple(fc.constant(known), rearranged(known))),
      ([known, other]) => {
        expect(obligationStatus(other)).toEqual(obligationStatus(known))
      },
    ),
    { numRuns: 1_000 },
  )
})

test('a withdrawn record changes nothing but the gate: status without withdrawn reports is the same unless their author verified', () => {
  fc.assert(
    fc.property(arbitraryFacts, (known) => {
      const hidden = known.reports.filter(({ withdrawn }) => withdrawn)
      const verifiers = new Set(known.verdicts.flatMap((one) => one.verifiers))
      fc.pre(!hidden.some(({ authors }) => authors.some((author) => verifiers.has(author))))
      const without = { ...known, reports: known.reports.filter(({ withdrawn }) => !withdrawn) }
      expect(obligationStatus(without)).toEqual(obligationStatus(known))
    }),
  )
})
