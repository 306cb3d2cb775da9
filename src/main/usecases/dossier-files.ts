import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { composeDossier } from './compose-dossier.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { ReportMeans } from './ports/report-renderer.ts'
import { reportFileNames } from './report-names.ts'

type About = Pick<EngineParams<'dossier.preview'>, 'session' | 'language' | 'today'>
type Request = About & Pick<EngineParams<'dossier.preview'>, 'paper'>

const compose = ({ register, today }: UseCaseDependencies, means: ReportMeans, request: Request) =>
  composeDossier(register, means, {
    session: request.session,
    language: request.language,
    paper: request.paper,
    today: request.today ?? today(),
  })

/** The pages of a dossier as pictures. */
export async function previewDossier(
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  request: Request,
): Promise<Result<EngineResult<'dossier.preview'>, Refusal>> {
  const dossier = compose(dependencies, means, request)
  if (!dossier.ok) return dossier
  const pages = await means.renderer.dossierPages(dossier.value)
  if (!pages.ok) return pages
  const rows = dossier.value.agreements
    .flatMap(({ clauses }) => clauses)
    .reduce((total, { obligations }) => total + obligations.length, 0)
  return success({ pages: [...pages.value], pageCount: pages.value.length, rows })
}

/** Writes a dossier to a file: whole or not at all, so that a file of that name is never half a report. */
export async function writeDossier(
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  request: Request & Pick<EngineParams<'dossier.write'>, 'format' | 'file' | 'standard'>,
): Promise<Result<EngineResult<'dossier.write'>, Refusal>> {
  const dossier = compose(dependencies, means, request)
  if (!dossier.ok) return dossier
  const rendered = await means.renderer.dossier(dossier.value, request.format, request.standard)
  if (!rendered.ok) return rendered
  const { bytes, rows } = rendered.value
  const written = await dependencies.files.write(request.file, bytes)
  return written.ok ? success({ file: request.file, sha256: written.value.sha256, rows }) : written
}

/** A file name that says what is in it: body, session and the day of the state it shows. */
export function dossierName(
  { register, today }: UseCaseDependencies,
  request: About & Pick<EngineParams<'dossier.name'>, 'format'>,
): Result<EngineResult<'dossier.name'>, Refusal> {
  const session = register.read.record(request.session)
  if (session?.kind !== 'session') {
    return failure(refusal('session_unknown', { session: request.session }))
  }
  const roman = session.fields['roman']?.value
  const word = reportFileNames[request.language].dossier
  const day = register.facts.past ?? request.today ?? today()
  return success({
    name: `${word} ${typeof roman === 'string' ? roman : ''} ${day}.${request.format}`,
  })
}
