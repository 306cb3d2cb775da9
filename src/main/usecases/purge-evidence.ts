import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { evidenceRowSchema } from '../../contract/casework-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

/**
 * Removes the bytes of a wrongly attached file, here at once and in every office when the commit arrives there. The
 * record, its hash, the reason and who did it stay; what rested on it no longer does. The bytes stay while other
 * evidence that stands, or a document, has the same file.
 */
export function purgeEvidence(
  { register, attachments, now, today }: UseCaseDependencies,
  input: EngineParams<'evidence.purge'>,
): Result<EngineResult<'evidence.purge'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const known = register.read.known(input.id)
  const view = register.read.record(input.id)
  if (known === undefined || view === undefined) {
    return failure(refusal('record_unknown', { id: input.id }))
  }
  if (known.kind !== 'evidence') {
    return failure(
      refusal('record_kind_wrong', { id: input.id, kind: known.kind, expected: 'evidence' }),
    )
  }
  const reason = requiredText(input.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  const sha256 = view.fields['sha256']?.value
  if (typeof sha256 !== 'string') {
    return failure(refusal('evidence_without_file', { id: input.id }))
  }
  if ((view.fields['purged']?.value ?? null) !== null) {
    return failure(refusal('already_purged', { id: input.id }))
  }
  const saved = register.save(
    {
      author: person.value,
      intent: 'evidence.purge',
      changes: [
        {
          kind: registry.evidence.number,
          record: known.id,
          partition: known.partition,
          field: numberOf('evidence', 'purged'),
          element: null,
          value: reason.value,
          replaces: view.fields['purged']?.live ?? [],
        },
      ],
    },
    now(),
  )
  if (!saved.ok) return saved
  return success({
    id: input.id,
    removed: !attachments.holds(sha256),
    alsoUsedBy: standingWith(register, sha256, today()),
  })
}

function standingWith(register: Register, sha256: string, today: string): string[] {
  const query = listQuerySchema.parse({
    kind: 'evidence',
    where: [{ field: 'sha256', operator: '=', values: [sha256] }],
    limit: 100_000,
  })
  const page = register.read.list(query, today)
  if (!page.ok) throw new Error(`evidence by file: ${page.error.code}`)
  return page.value.rows
    .map((row) => evidenceRowSchema.parse(row))
    .filter(({ purged }) => purged === null)
    .map(({ id }) => id)
}
