import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { largestDocument, type DocumentReader } from './ports/document-reader.ts'
import type { Files, RecentDocuments } from './ports/files.ts'
import type { Register } from './ports/register.ts'

export interface CaptureDependencies {
  readonly register: Register
  readonly files: Files
  readonly documents: RecentDocuments
  readonly reader: DocumentReader
}

/** Reads a document, or pasted text, into drafts. Nothing is saved. */
export async function readCapture(
  { register, files, documents, reader }: CaptureDependencies,
  input: EngineParams<'capture.read'>,
): Promise<Result<EngineResult<'capture.read'>, Refusal>> {
  if ('text' in input) {
    const draft = await reader.read(new TextEncoder().encode(input.text), register.directory)
    return draft.ok ? success({ ...draft.value, fileName: null, sha256: null }) : draft
  }
  const file = await files.read(input.file, largestDocument)
  if (!file.ok) return file
  const draft = await reader.read(file.value.bytes, register.directory)
  if (!draft.ok) {
    // Who reads a text does not know from which file it came.
    const { code, details } = draft.error
    return failure(refusal(code, { ...details, file: input.file }))
  }
  documents.remember(file.value)
  const { name, sha256 } = file.value
  return success({ ...draft.value, fileName: name, sha256 })
}
