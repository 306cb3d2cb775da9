import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { MatrixReport } from '../../contract/matrix.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { ReportMeans } from './ports/report-renderer.ts'

/** Everything that a file of the matrix says: the matrix, how it is seen, and of which state of the register it is. */
export function composeMatrix(
  { register, today: clock }: UseCaseDependencies,
  { programVersion }: Pick<ReportMeans, 'programVersion'>,
  request: EngineParams<'matrix.name'>,
): Result<MatrixReport, Refusal> {
  const today = request.today ?? clock()
  const matrix = register.read.matrix(request, today)
  if (!matrix.ok) return matrix
  const { facts } = register
  return success({
    view: request,
    matrix: matrix.value,
    today,
    asOf: facts.past,
    digest: register.read.digest(),
    office: facts.office.name,
    demonstration: facts.demonstration,
    programVersion,
  })
}

/** Writes the matrix as it is seen to a file: whole or not at all. */
export async function writeMatrix(
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  request: EngineParams<'matrix.write'>,
): Promise<Result<EngineResult<'matrix.write'>, Refusal>> {
  const report = composeMatrix(dependencies, means, request)
  if (!report.ok) return report
  const bytes = await means.renderer.matrix(report.value, request.format)
  const written = await dependencies.files.write(request.file, bytes)
  return written.ok
    ? success({
        file: request.file,
        sha256: written.value.sha256,
        rows: report.value.matrix.rows.length,
        rowTotal: report.value.matrix.rowTotal,
      })
    : written
}

/** A file name that says what is in it, with the day of the state it shows. */
export function matrixName(
  { register, today }: UseCaseDependencies,
  request: EngineParams<'matrix.name'>,
): Result<EngineResult<'matrix.name'>, Refusal> {
  const word = request.language === 'es' ? 'Matriz' : 'Matrix'
  const day = register.facts.past ?? request.today ?? today()
  return success({ name: `${word} ${day}.${request.format}` })
}
