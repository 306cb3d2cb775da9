import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/** Puts a verified copy of an evidence file or of a session's document, under a harmless name, where the system's program may open it. */
export async function copyEvidence(
  { register, attachments }: UseCaseDependencies,
  { id, directory }: EngineParams<'evidence.copy'>,
): Promise<Result<EngineResult<'evidence.copy'>, Refusal>> {
  const record = register.read.record(id)
  if (record === undefined) return failure(refusal('record_unknown', { id }))
  const text = (field: string): string => {
    const value = record.fields[field]?.value
    return typeof value === 'string' ? value : ''
  }
  const sha256 = text('sha256')
  if ((record.kind !== 'evidence' && record.kind !== 'document') || sha256 === '') {
    const expected = ['evidence', 'document']
    return failure(refusal('record_kind_wrong', { id, kind: record.kind, expected }))
  }
  const name = text('fileName')
  switch (await attachments.verify(sha256)) {
    case 'missing':
      return failure(refusal('evidence_bytes_missing', { evidence: [id], file: name }))
    case 'altered':
      return failure(refusal('evidence_altered', { file: name, sha256 }))
    case 'intact':
      return success({
        file: await attachments.copyInto(sha256, directory, name),
        mediaType: text('mediaType'),
      })
  }
}
