import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import { sessionAtHand } from './session-at-hand.ts'
import { workingPerson } from './working-person.ts'

/**
 * Files of a session, such as its minutes or its gazette: kept before anything is recorded, all or none. A file that the
 * session already has under the same kind is not entered twice: its document is named.
 */
export async function attachToSession(
  { register, attachments, now, newId, today }: UseCaseDependencies,
  input: EngineParams<'session.attach'>,
): Promise<Result<EngineResult<'session.attach'>, Refusal>> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const session = sessionAtHand(register, input.session)
  if (!session.ok) return session
  const kept = await attachments.keep(input.files)
  if (!kept.ok) return kept
  const had = register.read.session(input.session, today())?.documents ?? []
  const documents = new Map(
    kept.value.map((file) => {
      const same = had.find(({ sha256, kind }) => sha256 === file.sha256 && kind === input.kind)
      return [file.sha256, { id: same?.id ?? newId(), file, known: same !== undefined }] as const
    }),
  )
  const changes = [...documents.values()].flatMap(({ id, file, known }) =>
    known
      ? []
      : newRecord({
          kind: 'document',
          id,
          partition: session.value.partition,
          fields: {
            session: input.session,
            kind: input.kind,
            fileName: file.name,
            mediaType: file.mediaType,
            sha256: file.sha256,
            size: file.size,
          },
        }),
  )
  const outcome = {
    documents: [...documents.values()].map(({ id, file }) => ({ id, sha256: file.sha256 })),
  }
  if (changes.length === 0) return success(outcome)
  const saved = register.save({ author: person.value, intent: 'session.attach', changes }, now())
  return saved.ok ? success(outcome) : saved
}
