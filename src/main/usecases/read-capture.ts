import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import { largestDocument, type DocumentReader } from './ports/document-reader.ts'
import type { Files } from './ports/files.ts'
import type { Register } from './ports/register.ts'

export interface CaptureDependencies {
  readonly register: Register
  readonly files: Files
  readonly reader: DocumentReader
}

/** Reads a document, or pasted text, into drafts. Nothing is saved. */
export async function readCapture(
  { register, files, reader }: CaptureDependencies,
  input: EngineParams<'capture.read'>,
): Promise<Result<EngineResult<'capture.read'>, Refusal>> {
  if ('text' in input) {
    const draft = reader.read(new TextEncoder().encode(input.text), register.directory)
    return draft.ok ? success({ ...draft.value, fileName: null }) : draft
  }
  const file = await files.read(input.file, largestDocument)
  if (!file.ok) return file
  const draft = reader.read(file.value.bytes, register.directory)
  return draft.ok ? success({ ...draft.value, fileName: file.value.name }) : draft
}
