import { basename, sep } from 'node:path'
import type * as z from 'zod'
import { engineMethods } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { GivenEvidence } from '../../contract/evidence.ts'
import {
  isMethodName,
  methods,
  type Answer,
  type CheckedParams,
  type FileTicket,
  type MethodName,
} from '../../contract/ipc.ts'
import { jobSchema } from '../../contract/jobs.ts'
import { pastSchema } from '../../contract/past.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { mayBeOpened } from '../shell/openable-types.ts'
import type { CallParts } from './call-parts.ts'
import { draftsWithTickets, draftWithPaths } from './draft-files.ts'
import { enrolmentCalls } from './enrolment-calls.ts'

/** Calls of enrolment that need the system's dialogs or a file behind a ticket, and opened keys. */
type EnrolmentMethod =
  | 'enrolment.request'
  | 'enrolment.approve'
  | 'enrolment.join'
  | 'recovery.save'

const isEnrolment = (method: MethodName): method is EnrolmentMethod =>
  method === 'enrolment.request' ||
  method === 'enrolment.approve' ||
  method === 'enrolment.join' ||
  method === 'recovery.save'

/** Calls whose answer is a file that the engine writes where the person says. */
const reportMethods = [
  'dossier.export',
  'matrix.export',
  'calendar.export',
  'reports.export',
] as const
type ReportMethod = (typeof reportMethods)[number]
const isReport = (method: string): method is ReportMethod =>
  reportMethods.some((one) => one === method)

/** Calls that are about one file, which the page names by its ticket. */
const methodsOfFile = [
  'evidence.return',
  'cutoffs.examine',
  'cutoffs.import',
  'enrolment.read',
  'enrolment.examine',
  'exchange.open',
  'exchange.takeIn',
] as const
type MethodOfFile = (typeof methodsOfFile)[number]

const isOfFile = (method: MethodName): method is MethodOfFile =>
  methodsOfFile.some((one) => one === method)

/** Answers one call of a page that is trusted; `page` is Electron's number of it. */
export type AnswerCall = (page: number, method: unknown, params: unknown) => Promise<Answer>

export function createAnswerCall(parts: CallParts): AnswerCall {
  const { engine, tickets, copies, desktop, machineKey } = parts
  /** What `files.show` may show. */
  const exported = new Set<string>()
  const enrolment = enrolmentCalls(parts, (file) => exported.add(file))

  return (page, method, params) => {
    if (typeof method !== 'string' || !isMethodName(method)) {
      return Promise.resolve(failure(refusal('unknown_command', { command: String(method) })))
    }
    switch (method) {
      case 'shell.language':
        return checked(methods[method].params, params, ({ language }) => {
          desktop.setLanguage(language)
          return Promise.resolve(success({ language }))
        })
      case 'keys.state':
        return checked(methods[method].params, params, keysState)
      case 'files.opened':
        return checked(methods[method].params, params, () => handOut(page))
      case 'exchange.reply':
        return checked(methods[method].params, params, saveReply)
      case 'files.choose':
        return checked(methods[method].params, params, ({ purpose }) => chooseFiles(page, purpose))
      case 'evidence.open':
        return checked(methods[method].params, params, ({ id }) => openEvidence(id))
      case 'cutoffs.export':
        return checked(methods[method].params, params, exportCutoff)
      case 'exchange.send':
        return checked(methods[method].params, params, sendPackages)
      case 'reports.exportAll':
        return checked(methods[method].params, params, exportAll)
      case 'backup.save':
        return checked(methods[method].params, params, saveBackup)
      case 'files.show':
        return checked(methods[method].params, params, ({ file }) => showFile(file))
      case 'capture.read':
        return checked(methods[method].params, params, (given) =>
          'file' in given ? ofFile(page, method, given) : engine.call(method, given),
        )
      case 'session.attach':
        return checked(methods[method].params, params, (given) => attachToSession(page, given))
      case 'progress.record':
        return checked(methods[method].params, params, (given) => recordProgress(page, given))
      case 'evidence.add':
        return checked(methods[method].params, params, (given) => addEvidence(page, given))
      case 'bulk.preview':
      case 'bulk.apply':
        return checked(methods[method].params, params, (given) => bulk(page, method, given))
      case 'drafts.keep':
        return checked(methods[method].params, params, (given) =>
          engine.call(method, draftWithPaths(tickets, page, given)),
        )
      case 'drafts.list':
        return checked(methods[method].params, params, async (given) =>
          draftsWithTickets(tickets, page, await engine.call(method, given), desktop.sizeOf),
        )
      default:
        if (isEnrolment(method)) return enrol(page, method, params)
        if (isReport(method)) return exportReport(method, params)
        if (isOfFile(method)) {
          return checked(methods[method].params, params, (given) => ofFile(page, method, given))
        }
        return checked(methods[method].params, params, (given) => engine.call(method, given))
    }
  }

  function enrol(page: number, method: EnrolmentMethod, params: unknown): Promise<Answer> {
    switch (method) {
      case 'enrolment.request':
        return checked(methods[method].params, params, enrolment.request)
      case 'recovery.save':
        return checked(methods[method].params, params, enrolment.sheet)
      case 'enrolment.approve':
        return checked(methods[method].params, params, (given) =>
          enrolment.approve(page, given).then(withoutPath),
        )
      case 'enrolment.join':
        return checked(methods[method].params, params, (given) =>
          enrolment.join(page, given).then(withoutPath),
        )
    }
  }

  function exportReport(method: ReportMethod, params: unknown): Promise<Answer> {
    switch (method) {
      case 'dossier.export':
        return checked(methods[method].params, params, (given) => exportFile('dossier', given))
      case 'matrix.export':
        return checked(methods[method].params, params, (given) => exportFile('matrix', given))
      case 'calendar.export':
        return checked(methods[method].params, params, (given) => exportFile('calendar', given))
      case 'reports.export':
        return checked(methods[method].params, params, (given) => exportFile('reports', given))
    }
  }

  /** The page asks before it asks a person: what the system keeps is handed over by then, and never at the start. */
  async function keysState(given: CheckedParams<'keys.state'>): Promise<Answer> {
    const key = machineKey()
    if (key === null) return engine.call('keys.state', given)
    return engine.call('keys.machine', { key: Buffer.from(key).toString('base64') })
  }

  async function chooseFiles(
    page: number,
    purpose: CheckedParams<'files.choose'>['purpose'],
  ): Promise<Answer> {
    return ticketsFor(page, await desktop.chooseFiles(purpose))
  }

  /** What was opened with the program and is gone by now is no reason to lose the rest. */
  function handOut(page: number): Promise<Answer> {
    const there = parts.openedPackages().filter((path) => desktop.sizeOf(path) !== undefined)
    return Promise.resolve(ticketsFor(page, there))
  }

  function ticketsFor(page: number, paths: readonly string[]): Answer {
    const issued: FileTicket[] = []
    for (const path of paths) {
      const size = desktop.sizeOf(path)
      if (size === undefined) return fileMissing(path)
      issued.push({ ticket: tickets.issue(page, path), name: basename(path), size })
    }
    return success(issued)
  }

  /** A package that says to an office what this one holds, where the person says. */
  async function saveReply(given: CheckedParams<'exchange.reply'>): Promise<Answer> {
    const named = await engine.call('exchange.replyName', given)
    if (!named.ok) return named
    const { name } = engineMethods['exchange.replyName'].result.parse(named.value)
    const target = await desktop.chooseTarget(name, 'reply', 'acuerdos')
    if (target === null) return success(null)
    const written = await engine.call('exchange.replyWrite', { ...given, file: target })
    if (!written.ok) return written
    exported.add(engineMethods['exchange.replyWrite'].result.parse(written.value).file)
    return written
  }

  async function openEvidence(id: string): Promise<Answer> {
    const folder = copies.folder()
    const answer = await engine.call('evidence.copy', { id, directory: folder })
    if (!answer.ok) {
      copies.removeFolder(folder)
      return answer
    }
    const { file, mediaType } = engineMethods['evidence.copy'].result.parse(answer.value)
    if (!file.startsWith(folder + sep)) throw new Error(`The engine copied evidence to ${file}.`)
    if (!mayBeOpened(basename(file), mediaType)) {
      copies.removeFolder(folder)
      return failure(refusal('evidence_type_not_opened', { file: basename(file), mediaType }))
    }
    copies.protect(file)
    return success({ opened: await desktop.openWithSystem(file) })
  }

  /** What the engine writes where the person says. */
  async function exportFile(
    what: 'dossier' | 'matrix' | 'calendar' | 'reports',
    given: CheckedParams<ReportMethod>,
  ): Promise<Answer> {
    const named = await engine.call(`${what}.name`, given)
    if (!named.ok) return named
    const { name } = engineMethods[`${what}.name`].result.parse(named.value)
    const target = await desktop.chooseTarget(name, what, given.format)
    if (target === null) return success(null)
    const written = await engine.call(`${what}.write`, { ...given, file: target })
    if (!written.ok) return written
    const { file } = engineMethods[`${what}.write`].result.parse(written.value)
    exported.add(file)
    return written
  }

  function showFile(file: string): Promise<Answer> {
    const known = exported.has(file)
    if (known) desktop.showInFolder(file)
    return Promise.resolve(known ? success({ shown: true }) : fileMissing(file))
  }

  async function exportCutoff(given: CheckedParams<'cutoffs.export'>): Promise<Answer> {
    const named = await engine.call('cutoffs.name', given)
    if (!named.ok) return named
    const { name } = engineMethods['cutoffs.name'].result.parse(named.value)
    const target = await desktop.chooseTarget(name, 'cutoff', 'json')
    return target === null
      ? success(null)
      : engine.call('cutoffs.write', { ...given, file: target })
  }

  async function sendPackages(given: CheckedParams<'exchange.send'>): Promise<Answer> {
    const folder = await desktop.chooseFolder('packages')
    if (folder === null) return success(null)
    const written = await engine.call('exchange.write', { ...given, folder })
    if (!written.ok) return written
    const { packages } = engineMethods['exchange.write'].result.parse(written.value)
    for (const { file } of packages) exported.add(file)
    return written
  }

  async function exportAll(given: CheckedParams<'reports.exportAll'>): Promise<Answer> {
    const folder = await desktop.chooseFolder('reports')
    if (folder === null) return success(null)
    const written = await engine.call('reports.writeAll', { ...given, folder })
    if (!written.ok) return written
    const { files } = engineMethods['reports.writeAll'].result.parse(written.value)
    for (const { file } of files) exported.add(file)
    return written
  }

  async function saveBackup({
    language,
    day,
    ...given
  }: CheckedParams<'backup.save'>): Promise<Answer> {
    const out = await desktop.chooseTarget(`${backupNames[language]}-${day}.tar`, 'backup', 'tar')
    if (out === null) return success(null)
    const made = await engine.call('backup.make', { ...given, out })
    if (made.ok) exported.add(out)
    return made
  }

  /** A call about one file that the page holds a ticket of. */
  async function ofFile(
    page: number,
    method: 'capture.read' | MethodOfFile,
    given: { readonly file: string },
  ): Promise<Answer> {
    const path = tickets.pathOf(page, given.file)
    if (path === undefined) return fileMissing(given.file)
    return withoutPath(await engine.call(method, { ...given, file: path }))
  }

  async function attachToSession(
    page: number,
    given: CheckedParams<'session.attach'>,
  ): Promise<Answer> {
    const files: string[] = []
    for (const ticket of given.files) {
      const path = tickets.pathOf(page, ticket)
      if (path === undefined) return fileMissing(ticket)
      files.push(path)
    }
    return withoutPath(await engine.call('session.attach', { ...given, files }))
  }

  async function recordProgress(
    page: number,
    given: CheckedParams<'progress.record'>,
  ): Promise<Answer> {
    const evidence = withPaths(page, given.evidence)
    return evidence.ok
      ? withoutPath(await engine.call('progress.record', { ...given, evidence: evidence.value }))
      : evidence
  }

  async function addEvidence(page: number, given: CheckedParams<'evidence.add'>): Promise<Answer> {
    const evidence = withPaths(page, given.evidence)
    return evidence.ok
      ? withoutPath(await engine.call('evidence.add', { ...given, evidence: evidence.value }))
      : evidence
  }

  async function bulk(
    page: number,
    method: 'bulk.preview' | 'bulk.apply',
    given: CheckedParams<'bulk.preview' | 'bulk.apply'>,
  ): Promise<Answer> {
    const { action } = given
    if (action.action !== 'progress') return engine.call(method, given)
    const evidence = withPaths(page, action.evidence)
    return evidence.ok
      ? withoutPath(
          await engine.call(method, { ...given, action: { ...action, evidence: evidence.value } }),
        )
      : evidence
  }

  /** Evidence as the page gave it, with the files behind its tickets; refused when a ticket is not this page's. */
  function withPaths(
    page: number,
    evidence: readonly GivenEvidence[],
  ): Result<readonly GivenEvidence[], Refusal> {
    const pieces: GivenEvidence[] = []
    for (const piece of evidence) {
      const file = piece.file === null ? null : tickets.pathOf(page, piece.file)
      if (file === undefined) return fileMissing(piece.file ?? '')
      pieces.push({ ...piece, file })
    }
    return success(pieces)
  }
}

/** A page that was given a ticket is told the file's name, not where it lies. */
function withoutPath(answer: Answer): Answer {
  if (answer.ok) return answer
  const { code, details } = answer.error
  const { file } = details
  return typeof file === 'string'
    ? failure(refusal(code, { ...details, file: basename(file) }))
    : answer
}

function fileMissing(file: string): Result<never, Refusal> {
  return failure(refusal('file_missing', { file: basename(file) }))
}

/** Parameters that the contract does not allow never reach the engine. */
const backupNames = { es: 'respaldo', en: 'backup' } as const

function checked<Schema extends z.ZodType>(
  schema: Schema,
  params: unknown,
  answer: (params: z.output<Schema>) => Promise<Answer>,
): Promise<Answer> {
  const parsed = schema.safeParse(params)
  const past = pastSchema.safeParse(params)
  const job = jobSchema.safeParse(params)
  // Whatever is asked goes on with the state of which it is asked, and under the name that it can be cancelled by.
  if (parsed.success && past.success && job.success) {
    return answer(Object.assign({}, parsed.data, past.data, job.data))
  }
  const problems = [parsed, past, job]
    .flatMap(({ error }) => error?.issues ?? [])
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return Promise.resolve(failure(refusal('wrong_usage', { message: problems.join('; ') })))
}
