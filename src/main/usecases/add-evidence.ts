import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { draftEvidence, evidenceRefusal, keepEvidence } from './given-evidence.ts'
import { obligationAtHand, type ObligationAtHand } from './obligation-at-hand.ts'
import { workingPerson } from './working-person.ts'

/**
 * Evidence for a report that was made before, or for an obligation without a report: one save. Files are kept before
 * anything is recorded. Who adds it becomes an author, whoever wrote the report, and may not judge the obligation.
 */
export async function addEvidence(
  { register, attachments, now, today, newId }: UseCaseDependencies,
  input: EngineParams<'evidence.add'>,
): Promise<Result<EngineResult<'evidence.add'>, Refusal>> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const refused = evidenceRefusal(input.evidence, today()) ?? reportRefusal(obligation.value, input)
  if (refused !== null) return failure(refused)
  const drafting = { person: person.value, today: today(), newId, demonstration: false }
  // Tried without the files first, so that what is refused leaves none behind.
  const possible = draftEvidence(
    register,
    obligation.value,
    input.report,
    input.evidence.map((given) => ({ given, file: null })),
    drafting,
  )
  if (!possible.ok) return possible
  const kept = await keepEvidence(attachments, input.evidence)
  if (!kept.ok) return kept
  const draft = draftEvidence(register, obligation.value, input.report, kept.value, drafting)
  if (!draft.ok) return draft
  const { made, changes } = draft.value
  const saved = register.save({ author: person.value, intent: 'evidence.add', changes }, now())
  return saved.ok ? success({ evidence: [...made] }) : saved
}

function reportRefusal(
  { facts }: ObligationAtHand,
  { report }: { readonly report: string | null },
): Refusal | null {
  if (report === null) return null
  const known = facts.reports.find(({ id }) => id === report)
  if (known === undefined) return refusal('report_of_other_obligation', { id: report })
  return known.withdrawn ? refusal('record_withdrawn', { id: report }) : null
}
