import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'

const kindsWithFile: readonly RecordKind[] = ['evidence', 'document']

/**
 * A file of this office is gone, or its bytes are not those that were given, and somebody has it still: the same bytes
 * take its place. Nothing of the register changes but what this office knows of the file.
 */
export async function returnFile(
  { register, attachments, now }: UseCaseDependencies,
  { id, file }: EngineParams<'evidence.return'>,
): Promise<Result<EngineResult<'evidence.return'>, Refusal>> {
  const view = register.read.record(id)
  if (view === undefined) return failure(refusal('record_unknown', { id }))
  if (!kindsWithFile.includes(view.kind)) {
    return failure(
      refusal('record_kind_wrong', { id, kind: view.kind, expected: [...kindsWithFile] }),
    )
  }
  const sha256 = view.fields['sha256']?.value
  if (typeof sha256 !== 'string') return failure(refusal('evidence_without_file', { id }))
  if ((view.fields['purged']?.value ?? null) !== null) {
    return failure(refusal('already_purged', { id }))
  }
  const given = await attachments.giveBack(file, sha256)
  if (!given.ok) return given
  if (!given.value) return failure(refusal('file_is_another', { file }))
  const noted = register.rememberFiles([{ sha256, state: 'held' }], now())
  return noted.ok ? success({ id, sha256 }) : noted
}
