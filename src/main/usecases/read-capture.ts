import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { largestDocument, type DocumentReader } from './ports/document-reader.ts'
import type { Register } from './ports/register.ts'

/** Reads a document, or pasted text, into drafts. Nothing is saved. */
export async function readCapture(
  register: Register,
  reader: DocumentReader,
  input: EngineParams<'capture.read'>,
): Promise<Result<EngineResult<'capture.read'>, Refusal>> {
  if ('text' in input) {
    const draft = reader.read(new TextEncoder().encode(input.text), register.directory)
    return draft.ok ? success({ ...draft.value, fileName: null }) : draft
  }
  const bytes = await documentBytes(input.file)
  if (!bytes.ok) return bytes
  const draft = reader.read(bytes.value, register.directory)
  return draft.ok ? success({ ...draft.value, fileName: basename(input.file) }) : draft
}

/** A document is read whole, so one that is too large is refused before. */
async function documentBytes(file: string): Promise<Result<Uint8Array, Refusal>> {
  try {
    const { size } = await stat(file)
    if (size > largestDocument) {
      return failure(refusal('file_too_large', { file, megabytes: largestDocument / 1024 ** 2 }))
    }
    return success(await readFile(file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '') throw error
    return failure(
      code === 'ENOENT'
        ? refusal('file_missing', { file })
        : refusal('file_unreadable', { file, reason: code }),
    )
  }
}
