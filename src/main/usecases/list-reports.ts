import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { ListReport, ListReportName } from '../../contract/list-report.ts'
import {
  listQuerySchema,
  listRowSchemas,
  type Filter,
  type ObligationRow,
} from '../../contract/rows.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { Register } from './ports/register.ts'
import type { ReportMeans } from './ports/report-renderer.ts'
import { rowsWhere } from './rows-where.ts'

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
  const bytes = await means.renderer.listReport(report.value, request.format)
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

const rowsOf = ({ obligations, readiness }: ListReport): number =>
  obligations.length + readiness.length

function composeListReport(
  { register, today: clock }: UseCaseDependencies,
  { programVersion }: Pick<ReportMeans, 'programVersion'>,
  { report, unit: given, language, paper, today = clock() }: Request,
): Result<ListReport, Refusal> {
  const unit = unitOf(register, today, { report, given, language })
  if (!unit.ok) return unit
  const where = unit.value === null ? [] : [equal('unit', unit.value.codes)]
  const found = obligationsOf(register, today, report, where)
  if (!found.ok) return found
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
    obligations: found.value,
    readiness: report === 'readiness' ? rowsWhere(register, today, 'readiness', {}) : [],
  })
}

const equal = (field: string, values: readonly string[]): Filter => ({
  field,
  operator: '=',
  values: [...values],
})

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
  if (report !== 'unit' && report !== 'entity') return success(null)
  if (given === undefined) return failure(refusal('unit_required'))
  const found = register.directory.unit(given)
  const tree = register.read.unitTree(today)
  const root = tree.find(({ id }) => id === found?.id)
  if (root === undefined || (report === 'entity' && root.kind !== 'federal_entity')) {
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

/** As many rows are asked for at a time. */
const page = 10_000

function obligationsOf(
  register: Register,
  today: string,
  report: ListReportName,
  where: readonly Filter[],
): Result<readonly ObligationRow[], Refusal> {
  const rows: ObligationRow[] = []
  for (const filters of filtersOf(report, where)) {
    for (let offset = 0; ; offset += page) {
      const found = register.read.list(
        listQuerySchema.parse({ kind: 'obligations', where: filters, limit: page, offset }),
        today,
      )
      if (!found.ok) return found
      for (const row of found.value.rows) rows.push(listRowSchemas.obligations.parse(row))
      if (offset + page >= found.value.total) break
    }
  }
  return success(rows)
}

/** What is asked for one after the other: nothing is in two of them. */
function filtersOf(
  report: ListReportName,
  where: readonly Filter[],
): readonly (readonly Filter[])[] {
  switch (report) {
    case 'overdue':
      return ['overdue', 'dueSoon'].map((field) => [...where, equal(field, ['true'])])
    case 'unit':
    case 'entity':
      return [where]
    case 'readiness':
      return []
  }
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
  return success({ name: `${names[language][report]}${whose} ${day}.${format}` })
}

const names: Readonly<Record<Request['language'], Readonly<Record<ListReportName, string>>>> = {
  es: {
    overdue: 'Vencidas y por vencer',
    unit: 'Informe de unidad',
    entity: 'Informe de entidad',
    readiness: 'Preparación para auditoría',
  },
  en: {
    overdue: 'Overdue and due soon',
    unit: 'Unit report',
    entity: 'Entity report',
    readiness: 'Audit readiness',
  },
}
