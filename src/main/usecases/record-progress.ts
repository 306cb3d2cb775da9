import { refusal, type Refusal } from '../../contract/errors.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import { obligationAtHand } from './obligation-at-hand.ts'
import { pastDay, requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'progress.record'> & { readonly demonstration?: boolean }
type Outcome = EngineResult<'progress.record'>

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
  const narrative = requiredText(input.narrative, 'narrative', 'report_empty')
  if (!narrative.ok) return narrative
  const cutOff = pastDay(input.cutOff, 'cutOff', today())
  if (!cutOff.ok) return cutOff
  if (input.percent !== null && !(input.percent >= 0 && input.percent <= 100)) {
    return failure(refusal('percent_invalid', { value: input.percent }))
  }
  for (const { date } of input.evidence) {
    const day = pastDay(date, 'date', today())
    if (!day.ok) return day
  }
  const kept = await attachments.keep(input.evidence.map(({ file }) => file))
  if (!kept.ok) return kept
  const files = input.evidence.flatMap((item, index) => {
    const file = kept.value[index]
    return file === undefined ? [] : [{ id: newId(), file, item }]
  })

  const id = newId()
  const { partition } = obligation.value
  const demonstration = input.demonstration === true ? true : null
  const saved = register.save(
    {
      author: person.value,
      intent: 'progress.record',
      changes: [
        ...newRecord({
          kind: 'progressReport',
          id,
          partition,
          fields: {
            obligation: obligation.value.id,
            claim: input.claim,
            narrative: narrative.value,
            percent: input.percent,
            cutOff: cutOff.value,
            response: input.response,
            reportedOn: today(),
            author: person.value,
            demonstration,
          },
        }),
        ...files.flatMap(({ id: evidence, file, item }) =>
          newRecord({
            kind: 'evidence',
            id: evidence,
            partition,
            fields: {
              obligation: obligation.value.id,
              report: id,
              kind: item.kind,
              reference: item.reference,
              date: item.date,
              fileName: file.name,
              mediaType: file.mediaType,
              sha256: file.sha256,
              size: file.size,
              author: person.value,
              demonstration,
            },
          }),
        ),
      ],
    },
    now(),
  )
  if (!saved.ok) return saved
  return success({
    id,
    evidence: files.map(({ id: made, file }) => ({ id: made, sha256: file.sha256 })),
  })
}
