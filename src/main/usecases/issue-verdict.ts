import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { compareDays } from '../../core/compliance/day.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { marked, newRecord } from './new-record.ts'
import { obligationAtHand } from './obligation-at-hand.ts'
import { optionalDay, requiredText } from './text-input.ts'
import { gateRefusal } from './verdict-gate.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'verdict.issue'> & { readonly demonstration?: boolean }
type Outcome = EngineResult<'verdict.issue'>

/**
 * A verifier determines. The basis is what that person had on screen and still stands; the verdict supersedes the
 * governing ones among those they saw. Refused by the gate of DESIGN 5.2 in every path, for this is the only one.
 */
export function issueVerdict(
  { register, attachments, now, today, newId }: UseCaseDependencies,
  input: Input,
): Result<Outcome, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const reason = requiredText(input.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  const fulfilledOn = optionalDay(input.fulfilledOn, 'fulfilledOn')
  if (!fulfilledOn.ok) return fulfilledOn
  if (fulfilledOn.value !== null && compareDays(fulfilledOn.value, today()) > 0) {
    return failure(
      refusal('verdict_fulfilment_in_future', { date: fulfilledOn.value, today: today() }),
    )
  }

  const { facts, status, partition } = obligation.value
  const reports = facts.reports.filter(
    ({ id, withdrawn }) => !withdrawn && input.seenReports.includes(id),
  )
  const evidence = facts.evidence.filter(
    ({ id, withdrawn }) => !withdrawn && input.seenEvidence.includes(id),
  )
  const basisEvidence = evidence.map(({ id, sha256 }) => ({ id, sha256: sha256 ?? '' }))
  const refused = gateRefusal(
    {
      result: input.result,
      verifiers: [person.value],
      basisEvidence,
      authorAssigned: register.directory.isOfOffice(person.value, register.facts.office.id),
    },
    facts,
    {
      holds: (sha256) => attachments.holds(sha256),
      nameOf: (id) => register.read.record(id)?.label ?? id,
    },
  )
  if (refused !== null) return failure(refused)

  const id = newId()
  const saved = register.save(
    {
      author: person.value,
      intent: 'verdict.issue',
      changes: newRecord({
        kind: 'verdict',
        id,
        partition,
        fields: {
          obligation: input.obligation,
          result: input.result,
          reason: reason.value,
          fulfilledOn: fulfilledOn.value,
          pertinence: input.pertinence,
          verifier: person.value,
          issuedOn: today(),
          demonstration: input.demonstration === true ? true : null,
        },
        sets: {
          basisReports: marked(reports.map((report) => report.id)),
          basisEvidence: basisEvidence.map((item) => ({ element: item.id, mark: item.sha256 })),
          supersedes: marked(
            status.governing.filter((verdict) => input.seenVerdicts.includes(verdict)),
          ),
        },
      }),
    },
    now(),
  )
  if (!saved.ok) return saved
  const after = register.read.assessed(input.obligation)
  if (after === undefined)
    throw new Error(`obligation ${input.obligation} is gone after its verdict`)
  const { compliance, verification, response } = after.status
  return success({ id, compliance, verification, response })
}
