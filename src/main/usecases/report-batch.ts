import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { Letter, ListReport } from '../../contract/list-report.ts'
import type { BatchReport } from '../../contract/report-batch.ts'
import type { SessionRow } from '../../contract/rows.ts'
import { success, type Result } from '../../core/result.ts'
import { allRows } from './all-rows.ts'
import { composeDossier } from './compose-dossier.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { distinctNames } from './file-names.ts'
import { composeListReport, rowsOf } from './list-reports.ts'
import type { Job } from './ports/job.ts'
import type { RenderedReport, ReportMeans } from './ports/report-renderer.ts'
import { reportFileNames } from './report-names.ts'

type Request = EngineParams<'reports.writeAll'>

/** One report of many: how its file is called, and what makes it. */
interface Item {
  readonly name: string
  readonly make: () => Promise<Result<RenderedReport, Refusal>>
}

interface Batch {
  readonly dependencies: UseCaseDependencies
  readonly means: ReportMeans
  readonly today: string
  /** The day of the state that they show, as file names have it. */
  readonly shown: string
  readonly request: Request
}

/**
 * Writes one report after the other into a folder, each whole or not at all. Cancelled or killed, what was finished
 * stays: asked again, the same file is not written twice and another file of that name is never replaced
 * (`report_file_exists`).
 */
export async function writeReportBatch(
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  request: Request,
  job: Job,
): Promise<Result<EngineResult<'reports.writeAll'>, Refusal>> {
  const { register, files } = dependencies
  const today = request.today ?? dependencies.today()
  const shown = register.facts.past ?? today
  const items = batchItems({ dependencies, means, today, shown, request })
  if (!items.ok) return items
  const { folder, format } = request
  const prepared = await files.prepareFolder(folder)
  if (!prepared.ok) return prepared
  const names = distinctNames(items.value.map(({ name }) => name))
  const written: EngineResult<'reports.writeAll'>['files'] = []
  const of = items.value.length
  for (const [index, { make }] of items.value.entries()) {
    job.tell('reports', index, of)
    await job.breathe()
    if (job.signal.aborted) break
    const rendered = await make()
    if (!rendered.ok) return rendered
    const name = `${names[index] ?? String(index)}.${format}`
    const done = await files.writeNew(folder, name, rendered.value.bytes)
    if (!done.ok) return done
    written.push({ rows: rendered.value.rows, ...done.value })
  }
  return success({ folder, files: written, of, cancelled: written.length < of })
}

function batchItems(batch: Batch): Result<readonly Item[], Refusal> {
  const { report } = batch.request
  switch (report) {
    case 'dossier':
      return dossierItems(batch)
    case 'entity':
    case 'funds':
      return success(entityCodes(batch).map((code) => ofUnit(batch, report, code)))
    case 'unit':
      return unitItems(batch)
    case 'letters':
    case 'requests':
      return letterItems(batch, report)
  }
}

const fileName = ({ request, shown }: Batch, report: BatchReport, about: string): string =>
  `${reportFileNames[request.language][report]} ${about} ${shown}`

/** Of every session that has agreements. */
function dossierItems(batch: Batch): Result<readonly Item[], Refusal> {
  const { means, request, today } = batch
  const { register } = batch.dependencies
  const sessions = allRows(register, today, 'sessions', [])
  if (!sessions.ok) return sessions
  return success(
    sessions.value
      .filter(({ agreements }) => agreements > 0)
      .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      .map((session) => ({
        name: fileName(batch, 'dossier', aboutSession(session)),
        make: async () => {
          const dossier = composeDossier(register, means, {
            ...request,
            session: session.id,
            today,
          })
          return dossier.ok
            ? means.renderer.dossier(dossier.value, request.format, request.standard)
            : dossier
        },
      })),
  )
}

const orderOf = ({ body, ordinal, type, id }: SessionRow): string =>
  `${body} ${type} ${String(ordinal).padStart(4, '0')} ${id}`

const aboutSession = ({ body, roman, type }: SessionRow): string =>
  `${body} ${roman}${type === 'extraordinary' ? '-SE' : ''}`

const entityCodes = ({ dependencies, today }: Batch): readonly string[] =>
  dependencies.register.read
    .unitTree(today)
    .filter(({ kind }) => kind === 'federal_entity')
    .map(({ code }) => code)
    .toSorted()

/** Of every unit that has an obligation of its own. */
function unitItems(batch: Batch): Result<readonly Item[], Refusal> {
  const found = allRows(batch.dependencies.register, batch.today, 'obligations', [])
  if (!found.ok) return found
  const codes = [...new Set(found.value.map(({ unit }) => unit))].toSorted()
  return success(codes.map((code) => ofUnit(batch, 'unit', code)))
}

function ofUnit(batch: Batch, report: 'unit' | 'entity' | 'funds', code: string): Item {
  const { dependencies, means, request, today } = batch
  return {
    name: fileName(batch, report, code),
    make: async () => {
      const composed = composeListReport(dependencies, means, {
        report,
        unit: code,
        language: request.language,
        paper: request.paper,
        today,
      })
      return composed.ok ? rendered(batch, composed.value) : composed
    },
  }
}

/** A file for each unit, with all its letters and none of those of the units below it. */
function letterItems(
  batch: Batch,
  report: 'letters' | 'requests',
): Result<readonly Item[], Refusal> {
  const { dependencies, means, request, today } = batch
  const { language, paper } = request
  const all = composeListReport(dependencies, means, {
    report,
    language,
    paper,
    today,
  })
  if (!all.ok) return all
  const { content } = all.value
  if (content.kind !== 'letters') throw new Error(`the report ${report} has no letters`)
  const byUnit = new Map<string, Letter[]>()
  for (const letter of content.rows) {
    const known = byUnit.get(letter.unit)
    if (known === undefined) byUnit.set(letter.unit, [letter])
    else known.push(letter)
  }
  return success(
    [...byUnit].map(([code, rows]) => ({
      name: fileName(batch, report, code),
      make: () => rendered(batch, { ...all.value, content: { ...content, rows } }),
    })),
  )
}

async function rendered(
  { means, request }: Batch,
  report: ListReport,
): Promise<Result<RenderedReport, Refusal>> {
  const bytes = await means.renderer.listReport(report, request.format, request.standard)
  return bytes.ok ? success({ bytes: bytes.value, rows: rowsOf(report) }) : bytes
}
