import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { compareDays } from '../../core/compliance/day.ts'
import { isByOtherVerifier } from '../../core/compliance/other-verifier.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { laterThanAll, type CaseworkDraft, type Drafting } from './casework-draft.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { marked, newRecord } from './new-record.ts'
import { obligationAtHand, type ObligationAtHand } from './obligation-at-hand.ts'
import { optionalDay, requiredText } from './text-input.ts'
import { gateRefusal, namedVerifier, type GateMeans } from './verdict-gate.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'verdict.issue'> & { readonly demonstration?: boolean }
type Outcome = EngineResult<'verdict.issue'>

/** What a verdict says, of one obligation or of each of many. */
export type VerdictWords = Pick<Input, 'result' | 'reason' | 'fulfilledOn' | 'pertinence'>

/** What the person had on screen of one obligation. */
export type SeenCasework = Pick<Input, 'seenReports' | 'seenEvidence' | 'seenVerdicts'>

/**
 * A verifier determines. The basis is what that person had on screen and still stands; the verdict supersedes the
 * governing ones among those they saw. Refused by the gate of DESIGN 5.2.
 */
export function issueVerdict(
  dependencies: UseCaseDependencies,
  input: Input,
): Result<Outcome, Refusal> {
  const { register, now, today, newId } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const words = checkVerdict(input, today())
  if (!words.ok) return words
  const draft = draftVerdict(obligation.value, words.value, input, {
    ...gateMeans(dependencies),
    person: person.value,
    today: today(),
    newId,
    demonstration: input.demonstration === true,
  })
  if (!draft.ok) return draft
  const { id, changes, warnings } = draft.value
  const saved = register.save({ author: person.value, intent: 'verdict.issue', changes }, now())
  if (!saved.ok) return saved
  const after = register.read.assessed(input.obligation)
  if (after === undefined)
    throw new Error(`obligation ${input.obligation} is gone after its verdict`)
  const { compliance, verification, response } = after.status
  return success({ id, compliance, verification, response, warnings: [...warnings] })
}

/** What the gate asks of the register. */
export const gateMeans = ({
  register,
  attachments,
}: Pick<UseCaseDependencies, 'register' | 'attachments'>): GateMeans => ({
  holds: (sha256) => attachments.holds(sha256),
  nameOf: (id) => register.read.record(id)?.label ?? id,
  verifierOf: (obligation) => namedVerifier(register, obligation),
})

/** Why a verdict that says this is refused, whatever the obligation; else the same with its text trimmed. */
export function checkVerdict<Words extends VerdictWords>(
  words: Words,
  today: string,
): Result<Words, Refusal> {
  const reason = requiredText(words.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  const fulfilledOn = optionalDay(words.fulfilledOn, 'fulfilledOn')
  if (!fulfilledOn.ok) return fulfilledOn
  if (fulfilledOn.value !== null && compareDays(fulfilledOn.value, today) > 0) {
    return failure(refusal('verdict_fulfilment_in_future', { date: fulfilledOn.value, today }))
  }
  return success({ ...words, reason: reason.value })
}

/**
 * The verdict as a record of one obligation: every verdict of this office, alone or in bulk, is made here and passes
 * the gate here. `words` were checked; the person is one whom the directory assigns to this office.
 */
export function draftVerdict(
  obligation: ObligationAtHand,
  { result, reason, fulfilledOn, pertinence }: VerdictWords,
  seen: SeenCasework,
  { person, today, newId, demonstration, ...means }: Drafting & GateMeans,
): Result<CaseworkDraft, Refusal> {
  const { facts, status } = obligation
  const basisReports = facts.reports
    .filter(({ id, withdrawn }) => !withdrawn && seen.seenReports.includes(id))
    .map(({ id }) => id)
  const basisEvidence = facts.evidence
    .filter(({ id, withdrawn }) => !withdrawn && seen.seenEvidence.includes(id))
    .map(({ id, sha256 }) => ({ id, sha256: sha256 ?? '' }))
  const verdict = { result, verifiers: [person], basisEvidence, authorAssigned: true }
  const refused = gateRefusal(verdict, facts, means)
  if (refused !== null) return failure(refused)
  const id = newId()
  // One in breach as well: should its breach end, it was seen and judged again all the same.
  const supersedes = [...status.governing, ...status.breaches.map(({ verdict }) => verdict)].filter(
    (one) => seen.seenVerdicts.includes(one),
  )
  return success({
    id,
    warnings: isByOtherVerifier(verdict, facts)
      ? [refusal('verdict_by_other_verifier', { verifier: means.verifierOf(obligation.id) })]
      : [],
    changes: newRecord({
      kind: 'verdict',
      id,
      partition: obligation.partition,
      fields: {
        obligation: obligation.id,
        result,
        reason,
        fulfilledOn,
        pertinence,
        verifier: person,
        issuedOn: today,
        demonstration: demonstration ? true : null,
      },
      sets: {
        basisReports: marked(basisReports),
        basisEvidence: basisEvidence.map((item) => ({ element: item.id, mark: item.sha256 })),
        supersedes: marked(supersedes),
      },
    }),
    facts: {
      ...facts,
      verdicts: [
        ...facts.verdicts,
        {
          ...verdict,
          id,
          withdrawn: false,
          pertinence,
          fulfilledOn,
          issuedOn: today,
          basisReports,
          supersedes,
          clock: laterThanAll,
        },
      ],
    },
  })
}
