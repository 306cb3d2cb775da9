import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arbitraryFacts,
  evidence,
  facts,
  report,
  sha,
  verdict,
} from '../../../tests/support/obligation-facts.ts'
import type { ObligationFacts } from './facts.ts'
import { breachesBeforeIssue, breachesOf, mayVerify, ownWork } from './gate.ts'
import { obligationStatus } from './status.ts'
import type { ObligationStatus } from './status.ts'

const lawful = facts({ reports: [report()], evidence: [evidence()] })
const kinds = (breaches: readonly { readonly kind: string }[]): string[] =>
  breaches.map(({ kind }) => kind)

describe('nobody verifies their own work', () => {
  test('Vera, who reported nothing, may issue a verdict', () => {
    expect(mayVerify(lawful, ['vera'])).toBe(true)
    expect(breachesOf(verdict(), lawful)).toEqual([])
  })

  test('Ana may not, who wrote the report and gave the evidence; the breach names both', () => {
    expect(mayVerify(lawful, ['ana'])).toBe(false)
    expect(breachesOf(verdict({ verifiers: ['ana'] }), lawful)).toEqual([
      { kind: 'own_work', person: 'ana', record: 'evidence', id: 'evidence' },
      { kind: 'own_work', person: 'ana', record: 'report', id: 'report' },
    ])
  })

  test('nor after she withdrew her report', () => {
    const withdrawn = facts({ reports: [report({ withdrawn: true })] })
    expect(mayVerify(withdrawn, ['ana'])).toBe(false)
  })

  test('nor when she only gave a document, withdrawn and purged since', () => {
    const purged = facts({ evidence: [evidence({ withdrawn: true, purged: true })] })
    expect(mayVerify(purged, ['ana'])).toBe(false)
  })

  test('nor when a clerk saves the verdict in her name, or she saves it in a clerk’s', () => {
    expect(mayVerify(lawful, ['ana', 'clerk'])).toBe(false)
    expect(mayVerify(lawful, ['clerk', 'ana'])).toBe(false)
  })

  test('nor when a clerk had typed in her report', () => {
    const typed = facts({ reports: [report({ authors: ['clerk', 'ana'] })] })
    expect(mayVerify(typed, ['ana'])).toBe(false)
    expect(mayVerify(typed, ['clerk'])).toBe(false)
  })

  test('nor when she only rewrote a colleague’s report; her verdict of before is in breach', () => {
    const rewritten = facts({ reports: [report({ authors: ['bruno', 'ana'] })] })
    expect(mayVerify(rewritten, ['ana'])).toBe(false)
    const ofBefore = verdict({ verifiers: ['ana'], result: 'not_met' })
    expect(kinds(breachesOf(ofBefore, rewritten))).toEqual(['own_work'])
  })

  test.each(['met', 'partially_met', 'not_met', 'moot', 'returned'] as const)(
    'nor for the result %s',
    (result) => {
      expect(kinds(breachesOf(verdict({ result, verifiers: ['ana'] }), lawful))).toContain(
        'own_work',
      )
    },
  )

  test('a verdict by nobody is in breach', () => {
    expect(mayVerify(lawful, [])).toBe(false)
    expect(kinds(breachesOf(verdict({ verifiers: [] }), lawful))).toEqual(['no_verifier'])
  })

  test('a verdict whose author the directory does not assign to the office is in breach', () => {
    expect(kinds(breachesOf(verdict({ authorAssigned: false }), lawful))).toEqual([
      'author_not_assigned',
    ])
  })

  test('a report that comes twice is named once', () => {
    const twice = facts({ reports: [report(), report()] })
    expect(ownWork(twice, ['ana', 'ana'])).toHaveLength(1)
  })
})

describe('nothing is met without an evidence file', () => {
  const cases: readonly [string, ObligationFacts, { id: string; sha256: string }[]][] = [
    ['an empty basis', lawful, []],
    ['a link', facts({ evidence: [evidence({ sha256: null })] }), [{ id: 'evidence', sha256: '' }]],
    [
      'an empty hash',
      facts({ evidence: [evidence({ sha256: '' })] }),
      [{ id: 'evidence', sha256: '' }],
    ],
    ['evidence of another obligation', lawful, [{ id: 'elsewhere', sha256: sha('a') }]],
    ['another file than the record’s', lawful, [{ id: 'evidence', sha256: sha('b') }]],
    [
      'evidence withdrawn',
      facts({ evidence: [evidence({ withdrawn: true })] }),
      [{ id: 'evidence', sha256: sha('a') }],
    ],
    [
      'evidence purged',
      facts({ evidence: [evidence({ purged: true })] }),
      [{ id: 'evidence', sha256: sha('a') }],
    ],
  ]

  test.each(cases)('%s does not do', (_, known, basisEvidence) => {
    expect(kinds(breachesOf(verdict({ basisEvidence }), known))).toEqual(['no_evidence_file'])
  })

  test.each(cases)('%s is enough for a verdict of not met', (_, known, basisEvidence) => {
    expect(breachesOf(verdict({ result: 'not_met', basisEvidence }), known)).toEqual([])
  })

  test('one good file among worthless ones is enough', () => {
    const mixed = facts({ evidence: [evidence({ id: 'link', sha256: null }), evidence()] })
    const basisEvidence = [
      { id: 'link', sha256: '' },
      { id: 'evidence', sha256: sha('a') },
    ]
    expect(breachesOf(verdict({ basisEvidence }), mixed)).toEqual([])
  })

  test('before issue, this register must hold the bytes of one of the files', () => {
    const two = facts({ evidence: [evidence(), evidence({ id: 'annex', sha256: sha('b') })] })
    const basisEvidence = [
      { id: 'evidence', sha256: sha('a') },
      { id: 'annex', sha256: sha('b') },
    ]
    const draft = verdict({ basisEvidence })
    expect(breachesBeforeIssue(draft, two, (hash) => hash === sha('b'))).toEqual([])
    expect(breachesBeforeIssue(draft, two, () => false)).toEqual([
      { kind: 'evidence_bytes_missing', evidence: ['annex', 'evidence'] },
    ])
    expect(breachesBeforeIssue({ ...draft, result: 'moot' }, two, () => false)).toEqual([])
  })

  test('without any file the missing file is the reason, not its bytes', () => {
    expect(breachesBeforeIssue(verdict(), facts(), () => true)).toEqual([
      { kind: 'no_evidence_file' },
    ])
  })
})

/**
 * The property, told by a witness of its own that reads the raw history: who is whom through
 * `duplicateOf`, and which records there are.
 */
interface RawHistory {
  readonly facts: ObligationFacts
  /** A person entered twice: the second record is a duplicate of the first. */
  readonly duplicateOf: ReadonlyMap<string, string>
}

const rawHistory: fc.Arbitrary<RawHistory> = fc.record({
  facts: arbitraryFacts,
  duplicateOf: fc.constantFrom(
    new Map<string, string>(),
    new Map([['vera', 'ana']]),
    new Map([['victor', 'beto']]),
  ),
})

const followed = ({ facts: raw, duplicateOf }: RawHistory): ObligationFacts => {
  const survivor = (person: string): string => duplicateOf.get(person) ?? person
  return {
    ...raw,
    reports: raw.reports.map((one) => ({ ...one, authors: one.authors.map(survivor) })),
    evidence: raw.evidence.map((one) => ({ ...one, authors: one.authors.map(survivor) })),
    verdicts: raw.verdicts.map((one) => ({ ...one, verifiers: one.verifiers.map(survivor) })),
  }
}

const assertGateHolds = (history: RawHistory, status: ObligationStatus): void => {
  const { facts: raw, duplicateOf } = history
  const same = (a: string, b: string): boolean =>
    (duplicateOf.get(a) ?? a) === (duplicateOf.get(b) ?? b)
  const counting = raw.verdicts.filter(({ id }) =>
    [...status.governing, ...status.determining].includes(id),
  )
  for (const { verifiers } of counting) {
    expect(verifiers.length).toBeGreaterThan(0)
    for (const { authors } of [...raw.reports, ...raw.evidence]) {
      expect(authors.some((author) => verifiers.some((who) => same(who, author)))).toBe(false)
    }
  }
  if (status.compliance !== 'met') return
  const proven = counting.filter(
    ({ result, withdrawn, authorAssigned, basisEvidence }) =>
      result === 'met' &&
      !withdrawn &&
      authorAssigned &&
      raw.evidence.some(
        (file) =>
          !file.withdrawn &&
          !file.purged &&
          file.sha256 !== null &&
          basisEvidence.some(({ id, sha256 }) => id === file.id && sha256 === file.sha256),
      ),
  )
  expect(proven).not.toEqual([])
}

const gateProperty = (statusOf: (history: RawHistory) => ObligationStatus) =>
  fc.property(rawHistory, (history) => {
    assertGateHolds(history, statusOf(history))
  })

describe('no history reaches "met" without an evidence file and a second person', () => {
  test('whatever offices write', () => {
    fc.assert(
      gateProperty((history) => obligationStatus(followed(history))),
      { numRuns: 3_000 },
    )
  })

  test('and "met" is reached often enough for that to mean something', () => {
    const statuses = fc
      .sample(rawHistory, { numRuns: 2_000, seed: 1 })
      .map((history) => obligationStatus(followed(history)))
    expect(statuses.filter(({ compliance }) => compliance === 'met').length).toBeGreaterThan(20)
  })

  /** Each plants one mistake in what the gate gets to see; the property must notice. */
  const planted: readonly [string, (history: RawHistory) => ObligationFacts][] = [
    [
      'a gate that ignores withdrawn reports and evidence',
      (history) => {
        const known = followed(history)
        return {
          ...known,
          reports: known.reports.filter(({ withdrawn }) => !withdrawn),
          evidence: known.evidence.filter(({ withdrawn }) => !withdrawn),
        }
      },
    ],
    ['a gate that ignores duplicateOf', ({ facts: raw }) => raw],
    [
      'a gate that looks only at the first verifier',
      (history) => {
        const known = followed(history)
        return {
          ...known,
          verdicts: known.verdicts.map((one) => ({ ...one, verifiers: one.verifiers.slice(0, 1) })),
        }
      },
    ],
    [
      'a gate that looks only at the first author',
      (history) => {
        const known = followed(history)
        return {
          ...known,
          reports: known.reports.map((one) => ({ ...one, authors: one.authors.slice(0, 1) })),
        }
      },
    ],
    [
      'a gate that takes a link for a file',
      (history) => {
        const known = followed(history)
        return {
          ...known,
          evidence: known.evidence.map((one) => ({ ...one, sha256: one.sha256 ?? sha('a') })),
        }
      },
    ],
    [
      'a gate that does not compare hashes',
      (history) => {
        const known = followed(history)
        const hashes = new Map(known.evidence.map(({ id, sha256 }) => [id, sha256]))
        return {
          ...known,
          verdicts: known.verdicts.map((one) => ({
            ...one,
            basisEvidence: one.basisEvidence.map(({ id, sha256 }) => ({
              id,
              sha256: hashes.get(id) ?? sha256,
            })),
          })),
        }
      },
    ],
    [
      'a gate that forgets purges',
      (history) => {
        const known = followed(history)
        return { ...known, evidence: known.evidence.map((one) => ({ ...one, purged: false })) }
      },
    ],
    [
      'a gate that trusts every author',
      (history) => {
        const known = followed(history)
        return {
          ...known,
          verdicts: known.verdicts.map((one) => ({ ...one, authorAssigned: true })),
        }
      },
    ],
  ]

  test.each(planted)('the property catches %s', (_, plant) => {
    const outcome = fc.check(
      gateProperty((history) => obligationStatus(plant(history))),
      {
        numRuns: 3_000,
        seed: 7,
      },
    )
    expect(outcome.failed).toBe(true)
  })
})
