import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { isDay } from '../../core/compliance/day.ts'
import { effectiveDue } from '../../core/compliance/deadlines/effective-due.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { CaseworkDraft, Drafting } from './casework-draft.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { marked, newRecord } from './new-record.ts'
import { obligationAtHand, type ObligationAtHand } from './obligation-at-hand.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'extension.grant'> & { readonly demonstration?: boolean }

/** What an extension says, of one obligation or of each of many. */
export type ExtensionWords = Pick<Input, 'to' | 'authority' | 'reason' | 'earlierConfirmed'>

/**
 * Another day for one obligation, by whose authority and why; the days before stay in its history. An earlier day than
 * the one in force takes time away from a unit, so that whoever sets it has to say that they mean it.
 */
export function grantExtension(
  { register, now, today, newId }: UseCaseDependencies,
  input: Input,
): Result<EngineResult<'extension.grant'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const words = checkExtension(input)
  if (!words.ok) return words
  const draft = draftExtension(obligation.value, words.value, {
    person: person.value,
    today: today(),
    newId,
    demonstration: input.demonstration === true,
  })
  if (!draft.ok) return draft
  const { id, changes } = draft.value
  const saved = register.save({ author: person.value, intent: 'extension.grant', changes }, now())
  return saved.ok ? success({ id, due: input.to }) : saved
}

/** Why an extension that says this is refused, whatever the obligation; else the same with its texts trimmed. */
export function checkExtension<Words extends ExtensionWords>(words: Words): Result<Words, Refusal> {
  const authority = requiredText(words.authority, 'authority')
  if (!authority.ok) return authority
  const reason = requiredText(words.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  return isDay(words.to)
    ? success({ ...words, authority: authority.value, reason: reason.value })
    : failure(refusal('date_invalid', { field: 'to', value: words.to }))
}

/** The extension as a record of one obligation. `words` were checked. */
export function draftExtension(
  obligation: ObligationAtHand,
  { to, authority, reason, earlierConfirmed }: ExtensionWords,
  { today, newId, demonstration }: Drafting,
): Result<CaseworkDraft, Refusal> {
  const { facts, due } = obligation
  const previous = due.kind === 'date' ? due.date : null
  if (previous !== null && (to === previous || (to < previous && !earlierConfirmed))) {
    return failure(refusal('extension_not_later', { to, due: previous }))
  }
  const id = newId()
  const supersedes = effectiveDue(due, facts.extensions).extensions
  return success({
    id,
    warnings: [],
    changes: newRecord({
      kind: 'extension',
      id,
      partition: obligation.partition,
      fields: {
        obligation: obligation.id,
        previousDue: previous,
        newDue: to,
        authority,
        reason,
        grantedOn: today,
        demonstration: demonstration ? true : null,
      },
      sets: { supersedes: marked(supersedes) },
    }),
    facts: {
      ...facts,
      extensions: [...facts.extensions, { id, withdrawn: false, newDue: to, supersedes }],
    },
  })
}
