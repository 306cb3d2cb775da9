import { refusal, type Refusal } from '../../contract/errors.ts'
import type { FileNotSent } from '../../contract/exchange/packages.ts'
import { listQuerySchema, listRowSchemas } from '../../contract/rows.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { readFile } from './check-files.ts'
import type { ExchangeDependencies } from './exchange-identity.ts'
import type { Job } from './ports/job.ts'
import type { FileCheck } from './ports/register.ts'
import { rowsWhere } from './rows-where.ts'

type Means = Pick<ExchangeDependencies, 'register' | 'attachments' | 'now' | 'today'>

export interface FilesToSend {
  readonly whole: readonly string[]
  readonly notSent: readonly FileNotSent[]
}

/** So many are asked about at once. */
const atOnce = 500

/**
 * Reads each file before it is packed. One that is gone or is not what its hash says keeps no export from going out; it
 * is named, noted as a data issue, and asked of the others, because what this register lacks stands in every package.
 */
export async function filesToSend(
  means: Means,
  files: readonly string[],
  job: Job | undefined,
): Promise<Result<FilesToSend, Refusal>> {
  const { register, attachments, now } = means
  const found: FileCheck[] = []
  for (const [number, sha256] of files.entries()) {
    job?.tell('look', number, files.length)
    await job?.breathe()
    if (job?.signal.aborted === true) return failure(refusal('package_cancelled'))
    const { state } = await readFile(attachments, sha256, job?.breathe)
    found.push({ sha256, state })
  }
  if (found.length === 0) return success({ whole: [], notSent: [] })
  const noted = register.rememberFiles(found, now())
  if (!noted.ok) return noted
  const notWhole = found.flatMap(({ sha256, state }) =>
    state === 'held' ? [] : [{ sha256, why: state }],
  )
  const places = placesOf(
    means,
    notWhole.map(({ sha256 }) => sha256),
  )
  return success({
    whole: found.flatMap(({ sha256, state }) => (state === 'held' ? [sha256] : [])),
    notSent: notWhole.map(({ sha256, why }) => ({
      sha256,
      why,
      ...(places.get(sha256) ?? { file: null, agreement: null, unit: null }),
    })),
  })
}

type Place = Pick<FileNotSent, 'file' | 'agreement' | 'unit'>

/** By its hash, one place where each file is named; withdrawn evidence travels too. */
function placesOf(
  { register, today }: Means,
  files: readonly string[],
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce)
    for (const { sha256, fileName } of rowsWhere(register, today(), 'documents', {
      sha256: some,
    })) {
      if (sha256 !== null) places.set(sha256, { file: fileName, agreement: null, unit: null })
    }
    const named = register.read.list(
      listQuerySchema.parse({
        kind: 'evidence',
        where: [{ field: 'sha256', operator: '=', values: some }],
        withdrawn: true,
        limit: 100_000,
      }),
      today(),
    )
    if (!named.ok) throw new Error(`list evidence: ${named.error.code}`)
    const evidence = named.value.rows.map((row) => listRowSchemas.evidence.parse(row))
    const obligations = new Map(
      rowsWhere(register, today(), 'obligations', {
        id: [...new Set(evidence.map(({ obligation }) => obligation))],
      }).map((row) => [row.id, row]),
    )
    for (const { sha256, fileName, obligation } of evidence) {
      if (sha256 === null) continue
      const of = obligations.get(obligation)
      places.set(sha256, {
        file: fileName,
        agreement: of?.agreementNumber ?? of?.agreementTitle ?? null,
        unit: of?.unitName ?? null,
      })
    }
  }
  return places
}
