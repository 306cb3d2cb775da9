import type { ComparedDraft, DraftRepetition } from '../../contract/capture.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { commonWords, leastInCommon } from '../../core/compliance/similar-text.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { existingAgreement } from './existing-agreement.ts'
import type { Register } from './ports/register.ts'

/** An agreement of the session, or an earlier draft by its place. */
type Candidate = ReturnType<Register['directory']['agreementsOf']>[number] & {
  readonly draft: number | null
}

/** Which drafts the register has already, by the rule that acceptance follows, and which resemble one that it has. */
export function compareCapture(
  { register }: Pick<UseCaseDependencies, 'register'>,
  { session: key, agreements }: EngineParams<'capture.compare'>,
): Result<EngineResult<'capture.compare'>, never> {
  const session = key === null ? undefined : register.directory.session(key)
  const known = session === undefined ? [] : register.directory.agreementsOf(session.id)
  const candidates: Candidate[] = known.map((agreement) => ({ ...agreement, draft: null }))
  return success(
    agreements.map((written, index): DraftRepetition | null => {
      const number = written.number?.trim() ?? ''
      const draft = { ...written, number: number === '' ? null : number }
      const existing = existingAgreement(candidates, draft)
      if (existing === undefined) {
        // Its place in the list says nothing about what the same document says later.
        candidates.push({ ...draft, id: '', title: null, sequence: null, draft: index })
        return nearest(register, draft)
      }
      const { agreement, by } = existing
      if (agreement.draft !== null) return { what: 'earlier_draft', draft: agreement.draft }
      const { id, title, text } = agreement
      const percent = percentOf(text, draft.text)
      return { what: 'kept', by, id, number: agreement.number, title, percent }
    }),
  )
}

/** That the minutes are approved is said in the same words at every session. */
function nearest(register: Register, draft: ComparedDraft): DraftRepetition | null {
  if (draft.procedural) return null
  const [found] = register
    .agreementsLike(draft.text)
    .map((agreement) => ({ agreement, share: commonWords(agreement.text, draft.text) }))
    .filter(({ share }) => share >= leastInCommon)
    .toSorted((a, b) => b.share - a.share)
  if (found === undefined) return null
  const { id, number, title, session, text } = found.agreement
  return { what: 'alike', id, number, title, session, percent: percentOf(text, draft.text) }
}

const percentOf = (one: string, other: string): number => Math.floor(commonWords(one, other) * 100)
