import { cutoffFileSchema, type CutoffFile } from '../../contract/cutoff-vector.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { plainText } from '../../core/compliance/drafting/plain-text.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { cutoffNamed } from './cutoff-named.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/** Writes what another office needs to repeat a cut-off: which commits it froze, not the commits. */
export async function writeCutoff(
  { register, files }: UseCaseDependencies,
  { name, file }: EngineParams<'cutoffs.write'>,
): Promise<Result<EngineResult<'cutoffs.write'>, Refusal>> {
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
  const given = await givenCutoff({ register, files }, file)
  if (!given.ok) return given
  const kept = register.keepCutoff(given.value.content)
  if (!kept.ok) return kept
  return success({ ...given.value.told, commits: kept.value.commits })
}

/** What is lacking here to take such a file in: of which office, in what, how much. */
export async function examineCutoff(
  { register, files }: Pick<UseCaseDependencies, 'register' | 'files'>,
  { file }: EngineParams<'cutoffs.examine'>,
): Promise<Result<EngineResult<'cutoffs.examine'>, Refusal>> {
  const given = await givenCutoff({ register, files }, file)
  if (!given.ok) return given
  const { content, told } = given.value
  const lacking = register.lackingOfCutoff(content)
  if (!lacking.ok) return lacking
  const made = register.cutoffOrigins().find(({ id }) => id === told.id)
  return success({
    ...told,
    office: made?.office ?? '',
    lacking: lacking.value.map(({ partition, ...rest }) => ({
      ...rest,
      holds: partition.kind,
      agreement:
        partition.kind === 'agreement' ? (register.read.record(partition.id)?.label ?? null) : null,
    })),
  })
}

/** Who made each cut-off of this register, and what it is repeated from. */
export const cutoffOrigins = ({
  register,
}: UseCaseDependencies): Result<EngineResult<'cutoffs.origins'>, Refusal> =>
  success([...register.cutoffOrigins()])

/** A name for the file of a cut-off: of its own name what every file system takes. */
export function cutoffFileName(
  { register }: UseCaseDependencies,
  { name }: EngineParams<'cutoffs.name'>,
): Result<EngineResult<'cutoffs.name'>, Refusal> {
  const found = cutoffNamed(register, name)
  if (!found.ok) return found
  const words = plainText(found.value.name).match(/[a-z0-9]+/g) ?? []
  return success({ name: `${['corte', ...words, found.value.day].join('-')}.json` })
}

/** The content of a file, and what the register's own record says of the cut-off: that counts, not the file. */
async function givenCutoff(
  { register, files }: Pick<UseCaseDependencies, 'register' | 'files'>,
  file: string,
): Promise<Result<{ readonly content: CutoffFile; readonly told: CutoffFile['cutoff'] }, Refusal>> {
  const read = await files.read(file, largestBytes)
  if (!read.ok) return read
  const parsed = cutoffFileSchema.safeParse(jsonIn(read.value.bytes))
  if (!parsed.success) return failure(refusal('cutoff_file_invalid', { file }))
  const { cutoff } = parsed.data
  const known = cutoffNamed(register, cutoff.id)
  if (!known.ok) return failure(refusal('cutoff_unknown', { cutoff: cutoff.name }))
  const { id, name, day, digest } = known.value
  return success({ content: parsed.data, told: { id, name, day, digest } })
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
