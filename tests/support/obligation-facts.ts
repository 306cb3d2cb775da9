import * as fc from 'fast-check'
import type { Clock } from '../../src/core/changes/types.ts'
import type {
  EvidenceFacts,
  ExtensionFacts,
  NotificationFacts,
  ObligationFacts,
  ReportFacts,
  VerdictFacts,
} from '../../src/core/compliance/facts.ts'
import { claims, pertinences, responses, verdictResults } from '../../src/core/schema/codes.ts'

/** Builders for stories: what a test does not name is ordinary and lawful. */
export const sha = (digit: string): string => digit.repeat(64)
export const noon: Clock = { wall: 1_500_000_000_000, logical: 0 }

export const facts = (parts: Partial<ObligationFacts> = {}): ObligationFacts => ({
  id: 'obligation',
  withdrawn: false,
  nature: 'binding',
  partakers: [],
  reports: [],
  evidence: [],
  verdicts: [],
  extensions: [],
  notifications: [],
  assignedVerifiers: null,
  ...parts,
})

export const report = (parts: Partial<ReportFacts> = {}): ReportFacts => ({
  id: 'report',
  withdrawn: false,
  claim: 'met',
  response: 'answered',
  reportedOn: '2017-03-01',
  authors: ['ana'],
  clock: noon,
  ...parts,
})

export const evidence = (parts: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  id: 'evidence',
  withdrawn: false,
  sha256: sha('a'),
  purged: false,
  date: null,
  authors: ['ana'],
  ...parts,
})

export const verdict = (parts: Partial<VerdictFacts> = {}): VerdictFacts => ({
  id: 'verdict',
  withdrawn: false,
  result: 'met',
  pertinence: null,
  fulfilledOn: '2017-02-28',
  issuedOn: '2017-03-10',
  verifiers: ['vera'],
  basisReports: ['report'],
  basisEvidence: [{ id: 'evidence', sha256: sha('a') }],
  supersedes: [],
  authorAssigned: true,
  clock: noon,
  ...parts,
})

export const extension = (parts: Partial<ExtensionFacts> = {}): ExtensionFacts => ({
  id: 'extension',
  withdrawn: false,
  newDue: '2018-01-31',
  supersedes: [],
  ...parts,
})

export const notification = (parts: Partial<NotificationFacts> = {}): NotificationFacts => ({
  id: 'notification',
  withdrawn: false,
  date: '2017-01-10',
  acknowledgedOn: null,
  ...parts,
})

/** Some days close together, so that ties and orders all happen. */
export const arbitraryDay: fc.Arbitrary<string> = fc.constantFrom(
  '2016-12-31',
  '2017-01-01',
  '2017-02-28',
  '2017-03-01',
  '2017-03-10',
  '2018-01-01',
)

/** Those who report and those who verify overlap, but not so much that nothing is ever lawful. */
const author = fc.constantFrom('ana', 'ana', 'beto', 'beto', 'carla', 'carla', 'vera')
const authors = fc.oneof(
  { weight: 3, arbitrary: author.map((person) => [person]) },
  { weight: 1, arbitrary: fc.uniqueArray(author, { minLength: 2, maxLength: 2 }) },
)
const verifier = fc.constantFrom('vera', 'victor', 'victor', 'ana')
const verifiers = fc.oneof(
  { weight: 3, arbitrary: verifier.map((person) => [person]) },
  { weight: 1, arbitrary: fc.uniqueArray(verifier, { maxLength: 2 }) },
)
const mostlyFalse = fc.constantFrom(false, false, false, true)
const clock: fc.Arbitrary<Clock> = fc.record({
  wall: fc.integer({ min: 1, max: 3 }),
  logical: fc.integer({ min: 0, max: 1 }),
})
/** Few hashes, so that bases hit and miss the records. */
const hash = fc.constantFrom(sha('a'), sha('a'), sha('b'))
const ids = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)
const reportIds = ids('report', 3)
const evidenceIds = ids('evidence', 3)
const verdictIds = ids('verdict', 4)

const arbitraryReport = (id: string): fc.Arbitrary<ReportFacts> =>
  fc.record({
    id: fc.constant(id),
    withdrawn: mostlyFalse,
    claim: fc.constantFrom(...claims),
    response: fc.constantFrom(null, ...responses),
    reportedOn: arbitraryDay,
    authors,
    clock,
  })

const arbitraryEvidence = (id: string): fc.Arbitrary<EvidenceFacts> =>
  fc.record({
    id: fc.constant(id),
    withdrawn: mostlyFalse,
    sha256: fc.oneof(hash, hash, fc.constant(null)),
    purged: mostlyFalse,
    date: fc.constantFrom(null, '2017-03-02'),
    authors,
  })

const arbitraryVerdict = (id: string): fc.Arbitrary<VerdictFacts> =>
  fc.record({
    id: fc.constant(id),
    withdrawn: mostlyFalse,
    // Every other one is `met`: what the gate is about must happen often.
    result: fc.oneof(fc.constant('met' as const), fc.constantFrom(...verdictResults)),
    pertinence: fc.constantFrom(null, null, ...pertinences),
    fulfilledOn: fc.option(arbitraryDay),
    issuedOn: arbitraryDay,
    verifiers,
    basisReports: fc.subarray([...reportIds]),
    basisEvidence: fc.array(
      fc.record({
        id: fc.constantFrom(...evidenceIds, 'of another obligation'),
        sha256: fc.oneof(hash, hash, fc.constant('')),
      }),
      { maxLength: 3 },
    ),
    supersedes: fc.subarray([...verdictIds], { maxLength: 2 }),
    authorAssigned: fc.constantFrom(true, true, true, false),
    clock,
  })

const someOf = <Item>(
  all: readonly string[],
  one: (id: string) => fc.Arbitrary<Item>,
): fc.Arbitrary<Item[]> =>
  fc.subarray([...all]).chain((chosen) => fc.tuple(...chosen.map((id) => one(id))))

/** Any history of one obligation, lawful or not. */
export const arbitraryFacts: fc.Arbitrary<ObligationFacts> = fc.record({
  id: fc.constant('obligation'),
  withdrawn: mostlyFalse,
  partakers: fc.constantFrom([], [], [], ['vera']),
  nature: fc.constant('binding' as const),
  reports: someOf(reportIds, arbitraryReport),
  evidence: someOf(evidenceIds, arbitraryEvidence),
  verdicts: someOf(verdictIds, arbitraryVerdict),
  extensions: fc.constant([]),
  notifications: fc.constant([]),
  assignedVerifiers: fc.constantFrom(null, ['vera'], []),
})

const shuffledWithRepeats = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc
    .subarray([...items])
    .chain((again) =>
      fc.shuffledSubarray([...items, ...again], { minLength: items.length + again.length }),
    )

/** The same records in another order, some of them twice. */
export const rearranged = (original: ObligationFacts): fc.Arbitrary<ObligationFacts> =>
  fc
    .record({
      reports: shuffledWithRepeats(original.reports),
      evidence: shuffledWithRepeats(original.evidence),
      verdicts: shuffledWithRepeats(
        original.verdicts.map((one) => ({ ...one, supersedes: one.supersedes.toReversed() })),
      ),
    })
    .map((parts) => ({ ...original, ...parts }))
