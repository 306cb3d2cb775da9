import type { EvidenceFacts, ObligationFacts, VerdictFacts } from './facts.ts'

/**
 * The gate of DESIGN 5.2: nobody verifies their own work, and nothing is met without an evidence file.
 * A verdict in breach is refused when issued here; one that an import brings is kept and does not count.
 * Every rule looks at what is known now, never at the order of events: clocks can be set, and who
 * reported cannot become independent by reporting later.
 *
 * The ways around that were thought of:
 * - Withdrawing one's report or evidence first: withdrawn ones are looked at like any other.
 * - Reporting on the same obligation captured twice, and judging the one into which it is merged: whoever had a part
 *   in what was reported on a duplicate, withdrawn or not, is a partaker of the survivor.
 * - Two person records: facts name survivors of `duplicateOf`; once the two are joined, older verdicts
 *   fall into breach by themselves.
 * - Letting a clerk type it in: a record's authors are the person it names and the authors of its
 *   commits; a verdict's verifiers likewise; any person on both sides is enough.
 * - Rewriting a colleague's report and judging that: whoever changed anything of what a report or a
 *   piece of evidence says is its author too, even if the change was replaced since (`authorship.ts`).
 *   Correcting it after one's own verdict puts the verdict in breach.
 * - Finding one's own case moot (or returning it, or calling it not met): own work is barred for
 *   every result.
 * - Reporting after one's own verdict: the verdict falls into breach.
 * - A verdict that names nobody: in breach.
 * - A link or a letter without a file: has no hash, is no file.
 * - Evidence of another obligation, or that does not exist: not among this obligation's records.
 * - A hash that differs from the record's: evidence is write-once, so the verifier saw something else.
 * - Evidence withdrawn, before the verdict or after: no longer offered as proof, so it proves nothing.
 *   Whoever withdraws the only proof of a "met" takes the "met" with it.
 * - Purged evidence: its bytes are gone everywhere and nobody can ever check again; the same.
 * - A file whose bytes this register lacks: refused on issue (`breachesBeforeIssue`). Not a breach
 *   later: whether an office holds bytes differs between offices, and status may not.
 */
export type Breach =
  | {
      readonly kind: 'own_work'
      readonly person: string
      /** `obligation`: a report or a piece of evidence of a duplicate that was merged into it. */
      readonly record: 'report' | 'evidence' | 'obligation'
      readonly id: string
    }
  | { readonly kind: 'no_verifier' }
  /** The directory does not assign the author to the office that signed the commit. */
  | { readonly kind: 'author_not_assigned' }
  /** `met` without any evidence file of this obligation in its basis that still stands. */
  | { readonly kind: 'no_evidence_file' }

/** What stands against a verdict that is about to be issued here. */
export type IssueObstacle =
  | Breach
  /** The files exist, but this register holds the bytes of none of them. */
  | { readonly kind: 'evidence_bytes_missing'; readonly evidence: readonly string[] }

/** A verdict as far as the gate looks at it. */
export type GatedVerdict = Pick<
  VerdictFacts,
  'result' | 'verifiers' | 'basisEvidence' | 'authorAssigned'
>

const sha256Pattern = /^[0-9a-f]{64}$/

/** The reports and evidence of this obligation, and of duplicates merged into it, that any of these people authored. */
export function ownWork(
  facts: ObligationFacts,
  persons: readonly string[],
): readonly (Breach & { readonly kind: 'own_work' })[] {
  const verifiers = new Set(persons)
  const found = new Map<string, Breach & { readonly kind: 'own_work' }>()
  const look = (
    record: 'report' | 'evidence' | 'obligation',
    items: readonly { readonly id: string; readonly authors: readonly string[] }[],
  ): void => {
    for (const { id, authors } of items) {
      for (const person of authors) {
        if (!verifiers.has(person)) continue
        found.set(`${record} ${id} ${person}`, { kind: 'own_work', person, record, id })
      }
    }
  }
  look('report', facts.reports)
  look('evidence', facts.evidence)
  look('obligation', [{ id: facts.id, authors: facts.partakers }])
  return inOrderOfKeys(found)
}

/**
 * Whether these people (the verifier named and whoever saves, followed to survivors) may issue a
 * verdict of any result on this obligation. Nobody at all may not.
 */
export function mayVerify(facts: ObligationFacts, persons: readonly string[]): boolean {
  return persons.length > 0 && ownWork(facts, persons).length === 0
}

/** The evidence records behind a verdict's basis that are files, stand, and are what the verifier saw. */
export function evidenceFilesInBasis(
  verdict: Pick<VerdictFacts, 'basisEvidence'>,
  facts: ObligationFacts,
): readonly EvidenceFacts[] {
  const seen = new Set(verdict.basisEvidence.map(({ id, sha256 }) => `${id} ${sha256}`))
  const files = new Map<string, EvidenceFacts>()
  for (const evidence of facts.evidence) {
    const stands = !evidence.withdrawn && !evidence.purged
    const isFile = evidence.sha256 !== null && sha256Pattern.test(evidence.sha256)
    if (stands && isFile && seen.has(`${evidence.id} ${evidence.sha256}`)) {
      files.set(evidence.id, evidence)
    }
  }
  return inOrderOfKeys(files)
}

/** Why a verdict does not count; empty when it does. The order is fixed, so equal facts give equal lists. */
export function breachesOf(verdict: GatedVerdict, facts: ObligationFacts): readonly Breach[] {
  const breaches: Breach[] = []
  if (verdict.verifiers.length === 0) breaches.push({ kind: 'no_verifier' })
  if (!verdict.authorAssigned) breaches.push({ kind: 'author_not_assigned' })
  breaches.push(...ownWork(facts, verdict.verifiers))
  if (verdict.result === 'met' && evidenceFilesInBasis(verdict, facts).length === 0) {
    breaches.push({ kind: 'no_evidence_file' })
  }
  return breaches
}

/** `holdsBytes`: whether this register holds the file with that SHA-256. */
export function breachesBeforeIssue(
  verdict: GatedVerdict,
  facts: ObligationFacts,
  holdsBytes: (sha256: string) => boolean,
): readonly IssueObstacle[] {
  const breaches = breachesOf(verdict, facts)
  if (verdict.result !== 'met') return breaches
  const files = evidenceFilesInBasis(verdict, facts)
  const held = files.some(({ sha256 }) => sha256 !== null && holdsBytes(sha256))
  if (files.length === 0 || held) return breaches
  return [...breaches, { kind: 'evidence_bytes_missing', evidence: files.map(({ id }) => id) }]
}

function inOrderOfKeys<Item>(items: ReadonlyMap<string, Item>): readonly Item[] {
  return [...items].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item)
}
