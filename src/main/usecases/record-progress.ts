import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { MadeEvidence } from '../../contract/evidence.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { laterThanAll, type CaseworkDraft, type Drafting } from './casework-draft.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import {
  draftEvidence,
  evidenceRefusal,
  keepEvidence,
  type KeptEvidence,
} from './given-evidence.ts'
import { newRecord } from './new-record.ts'
import { obligationAtHand, type ObligationAtHand } from './obligation-at-hand.ts'
import type { Register } from './ports/register.ts'
import { pastDay, requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'progress.record'> & { readonly demonstration?: boolean }
type Outcome = EngineResult<'progress.record'>

/** What a report says, of one obligation or of each of many. */
export type ProgressWords = Pick<
  Input,
  'claim' | 'narrative' | 'percent' | 'cutOff' | 'response' | 'evidence'
>

/**
 * A unit's progress report with its evidence: one save. The files are kept before anything is recorded; when one of
 * them cannot be read nothing is recorded at all.
 */
export async function recordProgress(
  { register, attachments, now, today, newId }: UseCaseDependencies,
  input: Input,
): Promise<Result<Outcome, Refusal>> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const words = checkProgress(input, today())
  if (!words.ok) return words
  const kept = await keepEvidence(attachments, input.evidence)
  if (!kept.ok) return kept
  const draft = draftProgress(register, obligation.value, words.value, kept.value, {
    person: person.value,
    today: today(),
    newId,
    demonstration: input.demonstration === true,
  })
  if (!draft.ok) return draft
  const { id, evidence, changes } = draft.value
  const saved = register.save({ author: person.value, intent: 'progress.record', changes }, now())
  return saved.ok ? success({ id, evidence: [...evidence] }) : saved
}

/** Why a report that says this is refused, whatever the obligation; else the same with its text trimmed. */
export function checkProgress<Words extends ProgressWords>(
  words: Words,
  today: string,
): Result<Words, Refusal> {
  const narrative = requiredText(words.narrative, 'narrative', 'report_empty')
  if (!narrative.ok) return narrative
  const cutOff = pastDay(words.cutOff, 'cutOff', today)
  if (!cutOff.ok) return cutOff
  if (words.percent !== null && !(words.percent >= 0 && words.percent <= 100)) {
    return failure(refusal('percent_invalid', { value: words.percent }))
  }
  const refused = evidenceRefusal(words.evidence, today)
  return refused === null ? success({ ...words, narrative: narrative.value }) : failure(refused)
}

export interface ProgressDraft extends CaseworkDraft {
  readonly evidence: readonly MadeEvidence[]
}

/** The report and its evidence as records of one obligation. `words` were checked. */
export function draftProgress(
  register: Register,
  obligation: ObligationAtHand,
  words: ProgressWords,
  kept: readonly KeptEvidence[],
  drafting: Drafting,
): Result<ProgressDraft, Refusal> {
  const { person, today, newId, demonstration } = drafting
  const id = newId()
  const evidence = draftEvidence(register, obligation, id, kept, drafting)
  if (!evidence.ok) return evidence
  const { claim, narrative, percent, cutOff, response } = words
  const { facts } = obligation
  return success({
    id,
    evidence: evidence.value.made,
    warnings: [],
    changes: [
      ...newRecord({
        kind: 'progressReport',
        id,
        partition: obligation.partition,
        fields: {
          obligation: obligation.id,
          claim,
          narrative,
          percent,
          cutOff,
          response,
          reportedOn: today,
          author: person,
          demonstration: demonstration ? true : null,
        },
      }),
      ...evidence.value.changes,
    ],
    facts: {
      ...facts,
      reports: [
        ...facts.reports,
        {
          id,
          withdrawn: false,
          claim,
          response,
          reportedOn: today,
          authors: [person],
          clock: laterThanAll,
        },
      ],
      evidence: [...facts.evidence, ...evidence.value.facts],
    },
  })
}
