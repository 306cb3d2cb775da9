import { cutoffFileSchema } from '../../contract/cutoff-vector.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { cutoffNamed } from './cutoff-named.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/** Writes what another office needs to repeat a cut-off: which commits it froze, not the commits. */
export async function exportCutoff(
  { register, files }: UseCaseDependencies,
  { name, file }: EngineParams<'cutoffs.export'>,
): Promise<Result<EngineResult<'cutoffs.export'>, Refusal>> {
  const found = cutoffNamed(register, name)
  if (!found.ok) return found
  const content = register.cutoffFile(found.value.id)
  if (!content.ok) return content
  const written = await files.write(
    file,
    Buffer.from(`${JSON.stringify(content.value, null, 1)}\n`),
  )
  if (!written.ok) return written
  return success({ ...content.value.cutoff, file, feeds: content.value.vector.heads.length })
}

/** A million feeds take less. */
const largestBytes = 512 * 1024 ** 2

/**
 * Takes in the vector of a cut-off of another office. The cut-off itself came as a record, whose digest the commits of
 * the vector must make: a file that somebody changed repeats nothing.
 */
export async function importCutoff(
  { register, files }: UseCaseDependencies,
  { file }: EngineParams<'cutoffs.import'>,
): Promise<Result<EngineResult<'cutoffs.import'>, Refusal>> {
  const read = await files.read(file, largestBytes)
  if (!read.ok) return read
  const parsed = cutoffFileSchema.safeParse(jsonIn(read.value.bytes))
  if (!parsed.success) return failure(refusal('cutoff_file_invalid', { file }))
  const { cutoff } = parsed.data
  const known = cutoffNamed(register, cutoff.id)
  if (!known.ok) return failure(refusal('cutoff_unknown', { cutoff: cutoff.name }))
  const kept = register.keepCutoff(parsed.data)
  if (!kept.ok) return kept
  // As the record says, not the file.
  const { id, name, day, digest } = known.value
  return success({ id, name, day, digest, commits: kept.value.commits })
}

/** `undefined`: it is no JSON. */
function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}
