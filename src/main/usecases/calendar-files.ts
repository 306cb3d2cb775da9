import type { CalendarEntry, CalendarReport } from '../../contract/calendar.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { listQuerySchema, listRowSchemas, type ObligationRow } from '../../contract/rows.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { Register } from './ports/register.ts'
import type { ReportMeans } from './ports/report-renderer.ts'

type Request = Pick<EngineParams<'calendar.name'>, 'where' | 'search' | 'language' | 'today'>

/** As many rows are asked for at a time. */
const page = 10_000

/** Writes the deadlines of obligations as a calendar: whole or not at all. */
export async function writeCalendar(
  dependencies: UseCaseDependencies,
  { renderer }: Pick<ReportMeans, 'renderer'>,
  request: EngineParams<'calendar.write'>,
): Promise<Result<EngineResult<'calendar.write'>, Refusal>> {
  const composed = composeCalendar(dependencies, request)
  if (!composed.ok) return composed
  const { report, undated } = composed.value
  const bytes = await renderer.calendar(report)
  const written = await dependencies.files.write(request.file, bytes)
  return written.ok
    ? success({
        file: request.file,
        sha256: written.value.sha256,
        rows: report.entries.length,
        undated,
      })
    : written
}

/** What is withdrawn is told too: whoever has its deadline from an earlier file sees it cancelled. */
function composeCalendar(
  { register, today: clock }: UseCaseDependencies,
  { where, search, language, today = clock() }: Request,
): Result<{ readonly report: CalendarReport; readonly undated: number }, Refusal> {
  const entries: CalendarEntry[] = []
  let undated = 0
  const isConfidential = confidentialAgreements(register, today)
  for (let offset = 0; ; offset += page) {
    const found = register.read.list(
      listQuerySchema.parse({
        kind: 'obligations',
        where,
        ...(search === undefined ? {} : { search }),
        withdrawn: true,
        limit: page,
        offset,
      }),
      today,
    )
    if (!found.ok) return failure(found.error)
    for (const row of found.value.rows) {
      const entry = entryOf(listRowSchemas.obligations.parse(row), isConfidential)
      if (entry === null) undated += 1
      else entries.push(entry)
    }
    if (offset + page >= found.value.total) break
  }
  const { facts } = register
  return success({
    undated,
    report: {
      language,
      office: facts.office.name,
      demonstration: facts.demonstration,
      ...register.read.extent(),
      // Lists end with local numbers: another office repeats the file from the same cut-off.
      entries: entries.toSorted((a, b) => (`${a.due}${a.id}` < `${b.due}${b.id}` ? -1 : 1)),
    },
  })
}

/** Withdrawn ones too. */
function confidentialAgreements(register: Register, today: string): (agreement: string) => boolean {
  const found = register.read.list(
    listQuerySchema.parse({
      kind: 'agreements',
      where: [{ field: 'confidential', operator: '=', values: ['true'] }],
      withdrawn: true,
      limit: 100_000,
    }),
    today,
  )
  if (!found.ok) throw new Error(`list agreements: ${found.error.code}`)
  const ids = new Set(found.value.rows.map(({ id }) => id))
  return (agreement) => ids.has(agreement)
}

/** `null`: no date follows from its rule yet. */
const entryOf = (
  row: ObligationRow,
  isConfidential: (agreement: string) => boolean,
): CalendarEntry | null =>
  row.due === null
    ? null
    : {
        id: row.id,
        due: row.due,
        dueEstimated: row.dueEstimated,
        cancelled: row.withdrawn !== null || row.compliance === 'moot',
        compliance: row.compliance,
        overdue: row.overdue,
        confidential: isConfidential(row.agreement),
        unit: row.unit,
        agreement: row.agreementNumber ?? row.agreementTitle,
        session: row.session,
        text: row.text,
      }

/** A file name that says what is in it, with the day of the state it shows. */
export function calendarName(
  { register, today }: UseCaseDependencies,
  request: EngineParams<'calendar.name'>,
): Result<EngineResult<'calendar.name'>, Refusal> {
  const word = request.language === 'es' ? 'Plazos' : 'Deadlines'
  const day = register.facts.past ?? request.today ?? today()
  return success({ name: `${word} ${day}.${request.format}` })
}
