import { describe, expect, test } from 'vitest'
import {
  evidence,
  facts,
  notification,
  report,
  sha,
  verdict,
} from '../../../tests/support/obligation-facts.ts'
import { auditFindings, auditReason } from './audit-readiness.ts'
import type { AuditFinding, AuditInputs } from './audit-readiness.ts'
import type { ObligationFacts } from './facts.ts'
import { obligationStatus } from './status.ts'

const inputs: AuditInputs = {
  bytesOf: () => 'held',
  receivedOn: () => null,
  longestReceipt: 30,
  unitsOf: () => [],
  answeredBy: () => null,
}
const sound = facts({
  reports: [report()],
  evidence: [evidence()],
  verdicts: [verdict()],
  notifications: [notification()],
})
const audit = (known: ObligationFacts, parts: Partial<AuditInputs> = {}): readonly AuditFinding[] =>
  auditFindings(known, obligationStatus(known), { ...inputs, ...parts })
const unitsOf = (person: string) => (person === 'vera' ? ['durango'] : [])
const answeredBy = (day: string) => (day < '2017-03-10' ? 'colima' : 'durango')
const with_ = (parts: Partial<ObligationFacts>): ObligationFacts => ({ ...sound, ...parts })

const auditOfAltered = (known: ObligationFacts) => audit(known, { bytesOf: () => 'altered' })

describe('an obligation recorded as met', () => {
  test('with its papers in order survives', () => {
    expect(audit(sound)).toEqual([])
  })

  test('and one that is not recorded as met is not asked about', () => {
    expect(audit(facts({ reports: [report()] }))).toEqual([])
    expect(audit(with_({ verdicts: [verdict({ result: 'not_met' })] }))).toEqual([])
    expect(audit(with_({ verdicts: [verdict({ withdrawn: true })] }))).toEqual([])
    expect(audit(with_({ withdrawn: true, notifications: [] }))).toEqual([])
  })

  test('by the person who reported it', () => {
    expect(audit(with_({ verdicts: [verdict({ verifiers: ['ana'] })] }))).toContainEqual({
      kind: 'breach',
      verdict: 'verdict',
      breach: { kind: 'own_work', person: 'ana', record: 'report', id: 'report' },
    })
  })

  test('on nothing but a link', () => {
    const known = with_({
      evidence: [evidence({ sha256: null })],
      verdicts: [verdict({ basisEvidence: [{ id: 'evidence', sha256: '' }] })],
    })
    expect(audit(known)).toContainEqual({
      kind: 'breach',
      verdict: 'verdict',
      breach: { kind: 'no_evidence_file' },
    })
    expect(audit(known).map(({ kind }) => kind)).not.toContain('evidence_hash_differs')
  })

  test.each<[AuditFinding['kind'], ObligationFacts, Partial<AuditInputs>]>([
    ['evidence_bytes_missing', sound, { bytesOf: () => 'missing' }],
    ['evidence_altered', sound, { bytesOf: () => 'altered' }],
    ['evidence_purged', with_({ evidence: [evidence({ purged: true })] }), {}],
    ['evidence_withdrawn', with_({ evidence: [evidence({ withdrawn: true })] }), {}],
    ['evidence_hash_differs', with_({ evidence: [evidence({ sha256: sha('b') })] }), {}],
    ['evidence_unknown', with_({ evidence: [] }), {}],
  ])('%s', (kind, known, parts) => {
    expect(audit(known, parts)).toContainEqual({ kind, verdict: 'verdict', evidence: 'evidence' })
  })

  test('says the same in the same order, however the records came', () => {
    const bases = ['b', 'a', 'c'].map((id) => ({ id, sha256: sha(id) }))
    const verdicts = ['two', 'one', 'three'].map((id) =>
      verdict({ id, issuedOn: '2017-03-10', basisEvidence: bases }),
    )
    const papers = bases.map(({ id }) => evidence({ id, sha256: sha(id) }))
    const found = auditOfAltered(with_({ verdicts, evidence: papers }))
    const inOrder = ['one', 'three', 'two'].flatMap((of) =>
      ['a', 'b', 'c'].map((id) => ({ kind: 'evidence_altered', verdict: of, evidence: id })),
    )
    expect(found.filter(({ kind }) => kind === 'evidence_altered')).toEqual(inOrder)
    const turned = with_({ verdicts: verdicts.toReversed(), evidence: papers.toReversed() })
    expect(auditOfAltered(turned)).toEqual(found)
  })

  test('purged bytes are not also called missing', () => {
    const purged = with_({ evidence: [evidence({ purged: true })] })
    expect(audit(purged, { bytesOf: () => 'missing' }).map(({ kind }) => kind)).not.toContain(
      'evidence_bytes_missing',
    )
  })

  test('by a verdict older than the report or the document that it rests on', () => {
    expect(audit(with_({ reports: [report({ reportedOn: '2017-03-11' })] }))).toEqual([
      { kind: 'dated_before_basis', verdict: 'verdict', record: 'report', id: 'report' },
    ])
    expect(audit(with_({ evidence: [evidence({ date: '2017-03-11' })] }))).toEqual([
      { kind: 'dated_before_basis', verdict: 'verdict', record: 'evidence', id: 'evidence' },
    ])
    expect(audit(with_({ evidence: [evidence({ date: '2017-03-10' })] }))).toEqual([])
  })

  test('on the very day of the verdict is in time', () => {
    expect(audit(with_({ verdicts: [verdict({ fulfilledOn: '2017-03-10' })] }))).toEqual([])
  })

  test('a report that its author took back before anybody judged it rests under no verdict', () => {
    const known = with_({ reports: [report(), report({ id: 'draft', withdrawn: true })] })
    expect(audit(known)).toEqual([])
  })

  test('with a later report returned to its author, everybody looked at it', () => {
    const returned = verdict({
      id: 'returned',
      result: 'returned',
      basisReports: ['report', 'later'],
      supersedes: ['verdict'],
    })
    const known = with_({
      reports: [report(), report({ id: 'later' })],
      verdicts: [verdict(), returned],
    })
    expect(obligationStatus(known)).toMatchObject({ compliance: 'met', verification: 'returned' })
    expect(audit(known)).toEqual([])
  })

  test('against the gate, and returned since: the paper still says met, and why it does not count', () => {
    const own = verdict({ verifiers: ['ana'] })
    const returned = verdict({ id: 'returned', result: 'returned', supersedes: ['verdict'] })
    const found = audit(with_({ verdicts: [own, returned] }))
    expect(found).toContainEqual({
      kind: 'breach',
      verdict: 'verdict',
      breach: { kind: 'own_work', person: 'ana', record: 'report', id: 'report' },
    })
  })

  test('on a day that no calendar has, as only an import brings: nobody says how late it came', () => {
    const known = with_({ verdicts: [verdict({ issuedOn: '2017-02-30' })] })
    const found = audit(known, { receivedOn: () => '2017-12-31' })
    expect(found.map(({ kind }) => kind)).not.toContain('received_late')
  })

  test('on a report that its author took back', () => {
    expect(audit(with_({ reports: [report({ withdrawn: true })] }))).toEqual([
      { kind: 'basis_report_withdrawn', verdict: 'verdict', report: 'report' },
    ])
  })

  test('on a day that is not stated, or that the verdict could not know', () => {
    expect(audit(with_({ verdicts: [verdict({ fulfilledOn: null })] }))).toEqual([
      { kind: 'fulfilment_date_missing', verdict: 'verdict' },
    ])
    expect(audit(with_({ verdicts: [verdict({ fulfilledOn: '2017-03-11' })] }))).toEqual([
      { kind: 'fulfilled_after_issue', verdict: 'verdict' },
    ])
  })

  test('by a verdict that arrived long after the day it bears', () => {
    expect(audit(sound, { receivedOn: () => '2017-04-09' })).toEqual([])
    expect(audit(sound, { receivedOn: () => '2017-04-10' })).toEqual([
      { kind: 'received_late', verdict: 'verdict', days: 31 },
    ])
  })

  test('by somebody else than the verifier that it names', () => {
    expect(audit(with_({ assignedVerifiers: ['vera'] }))).toEqual([])
    expect(audit(with_({ assignedVerifiers: ['luis'] }))).toEqual([
      { kind: 'other_verifier', verdict: 'verdict' },
    ])
  })

  test('by somebody of the unit that answered on that day, and not by one of another unit', () => {
    expect(audit(sound, { unitsOf, answeredBy })).toEqual([
      { kind: 'verifier_same_unit', verdict: 'verdict' },
    ])
    const earlier = with_({ verdicts: [verdict({ issuedOn: '2017-03-09' })] })
    expect(audit(earlier, { unitsOf, answeredBy })).toEqual([])
    expect(audit(sound, { unitsOf })).toEqual([])
  })

  test('without any notification, or with a report that nobody looked at', () => {
    expect(audit(with_({ notifications: [] }))).toEqual([{ kind: 'no_notification' }])
    expect(audit(with_({ reports: [report(), report({ id: 'later' })] }))).toEqual([
      { kind: 'unseen_report' },
    ])
  })

  test('by one office and not by the other', () => {
    const known = with_({ verdicts: [verdict(), verdict({ id: 'other', result: 'not_met' })] })
    expect(audit(known)).toEqual([{ kind: 'conflict' }])
  })

  test('and lawfully superseded since: nobody records it as met any more', () => {
    const known = with_({
      verdicts: [
        verdict({ verifiers: ['ana'] }),
        verdict({ id: 'next', result: 'not_met', supersedes: ['verdict'] }),
      ],
    })
    expect(audit(known)).toEqual([])
  })

  test('and superseded only by a verdict in breach: it still counts and is asked about', () => {
    const known = with_({
      notifications: [],
      verdicts: [
        verdict(),
        verdict({ id: 'own', result: 'not_met', verifiers: ['ana'], supersedes: ['verdict'] }),
      ],
    })
    expect(obligationStatus(known).compliance).toBe('met')
    expect(audit(known)).toEqual([{ kind: 'no_notification' }])
  })
})

test('a breach is listed by what is broken, everything else by its own name', () => {
  const own = { kind: 'own_work', person: 'ana', record: 'report', id: 'report' } as const
  expect(auditReason({ kind: 'breach', verdict: 'verdict', breach: own })).toBe('own_work')
  expect(auditReason({ kind: 'no_notification' })).toBe('no_notification')
})
