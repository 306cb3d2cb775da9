import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { ListReport } from '../../contract/list-report.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { listContent } from './list-content.ts'
import type { Register } from './ports/register.ts'
import type { ReportMeans } from './ports/report-renderer.ts'
import { reportFileNames } from './report-names.ts'

type Request = EngineParams<'reports.preview'>

/** The pages of a report as pictures. */
export async function previewListReport(
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  request: Request,
): Promise<Result<EngineResult<'reports.preview'>, Refusal>> {
  const report = composeListReport(dependencies, means, request)
  if (!report.ok) return report
  const pages = await means.renderer.listReportPages(report.value)
  return pages.ok
    ? success({
        pages: [...pages.value],
        pageCount: pages.value.length,
        rows: rowsOf(report.value),
      })
    : pages
}

/** Writes a report to a file: whole or not at all. */
export async function writeListReport(
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  request: EngineParams<'reports.write'>,
): Promise<Result<EngineResult<'reports.write'>, Refusal>> {
  const report = composeListReport(dependencies, means, request)
  if (!report.ok) return report
  const bytes = await means.renderer.listReport(report.value, request.format, request.standard)
  if (!bytes.ok) return bytes
  const written = await dependencies.files.write(request.file, bytes.value)
  return written.ok
    ? success({
        file: request.file,
        sha256: written.value.sha256,
        rows: rowsOf(report.value),
      })
    : written
}

export function rowsOf({ content }: ListReport): number {
  return content.kind === 'issues'
    ? content.conflicts.length + content.issues.length
    : content.rows.length
}

/** What a report says, from the register as it is or as it was known. */
export function composeListReport(
  { register, today: clock }: UseCaseDependencies,
  { programVersion }: Pick<ReportMeans, 'programVersion'>,
  { report, unit: given, session, language, paper, today = clock() }: Request,
): Result<ListReport, Refusal> {
  const unit = unitOf(register, today, { report, given, language })
  if (!unit.ok) return unit
  const content = listContent(report, {
    register,
    today,
    codes: unit.value?.codes ?? null,
    session: session ?? null,
  })
  if (!content.ok) return content
  const { facts } = register
  return success({
    report,
    language,
    paper,
    today,
    asOf: facts.past,
    digest: register.read.digest(),
    office: facts.office.name,
    demonstration: facts.demonstration,
    programVersion,
    unit: unit.value,
    content: content.value,
  })
}

/** Whose report it is, with the codes of everything below; `null`: it is of no unit. */
function unitOf(
  register: Register,
  today: string,
  {
    report,
    given,
    language,
  }: Pick<Request, 'report' | 'language'> & { readonly given: string | undefined },
): Result<
  (NonNullable<ListReport['unit']> & { readonly codes: readonly string[] }) | null,
  Refusal
> {
  if (given === undefined) {
    return report === 'unit' || report === 'entity'
      ? failure(refusal('unit_required'))
      : success(null)
  }
  const found = register.directory.unit(given)
  const tree = register.read.unitTree(today)
  const root = tree.find(({ id }) => id === found?.id)
  const mustBeEntity = report === 'entity' || report === 'funds'
  if (root === undefined || (mustBeEntity && root.kind !== 'federal_entity')) {
    return failure(refusal('unit_unknown', { unit: given }))
  }
  const below = new Set([root.id])
  // A set also yields what is added to it while it is walked.
  for (const id of below) {
    for (const unit of tree) if (unit.parent === id) below.add(unit.id)
  }
  const inEnglish = language === 'en' ? root.nameEnglish : null
  return success({
    code: root.code,
    name: inEnglish ?? root.name ?? root.code,
    codes: tree.filter(({ id }) => below.has(id)).map(({ code }) => code),
  })
}

/** A file name that says what is in it, with the day of the state it shows. */
export function listReportName(
  { register, today }: UseCaseDependencies,
  { report, unit: given, language, format, today: asked }: EngineParams<'reports.name'>,
): Result<EngineResult<'reports.name'>, Refusal> {
  const day = register.facts.past ?? asked ?? today()
  const unit = unitOf(register, day, { report, given, language })
  if (!unit.ok) return unit
  const whose = unit.value === null ? '' : ` ${unit.value.code}`
  return success({ name: `${reportFileNames[language][report]}${whose} ${day}.${format}` })
}
