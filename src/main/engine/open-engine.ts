import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { isEngineMethodName } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Answer } from '../../contract/ipc.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { fileAttachments } from '../store/attachments.ts'
import { dayIn } from '../store/as-of.ts'
import { createRegister, openRegister, registerExists } from '../store/open-register.ts'
import type { UseCaseDependencies } from '../usecases/dependencies.ts'
import { foundRegister } from '../usecases/found-register.ts'
import { playDemonstration } from '../usecases/play-demonstration.ts'
import type { Register } from '../usecases/ports/register.ts'
import { loadCatalogue, loadDemonstration } from './bundled-data.ts'
import type { Engine } from './engine.ts'
import { handleCall, type EngineContext } from './handlers.ts'
import { openReportRenderer } from '../reports/report-renderer.ts'
import { reportPlaces } from './report-places.ts'

export interface OpenEngineOptions {
  /** The folder of the register. */
  readonly directory: string
  /** Templates, catalogue, demonstration data. */
  readonly resources: string
  readonly programVersion: string
  /** Called after every save. */
  readonly onChanged: () => void
  /** For bugs and slow statements; people get a typed answer. */
  readonly log: (line: string) => void
  /** The day that counts as today; `null`: the calendar's. */
  readonly today: string | null
}

/** Days end at midnight of Mexico's centre, wherever the machine thinks it is. */
const timeZone = 'America/Mexico_City'

/** Opens the engine over a folder that may not hold a register yet. */
export function openEngine(options: OpenEngineOptions): Engine {
  const attachments = fileAttachments(join(options.directory, 'attachments'))
  const storeOptions = {
    directory: options.directory,
    now: () => Date.now(),
    onSlow: (sql: string, milliseconds: number) => {
      options.log(`slow statement (${Math.round(milliseconds)} ms): ${sql.replaceAll(/\s+/g, ' ')}`)
    },
    holds: (sha256: string) => attachments.holds(sha256),
  }
  const newId = (): string => randomBytes(16).toString('hex')
  const today = (): string => options.today ?? dayIn(timeZone, Date.now())
  let opened: Result<Register, Refusal> | null = registerExists(options.directory)
    ? openRegister(storeOptions)
    : null

  const dependenciesOver = (register: Register): UseCaseDependencies => ({
    register,
    attachments,
    now: () => Date.now(),
    today,
    newId,
  })

  const create: EngineContext['create'] = async (input) => {
    if (opened !== null && !opened.ok) return opened
    if (opened !== null)
      return failure(refusal('register_exists', { directory: options.directory }))
    const catalogue = await loadCatalogue(options.resources)
    if (!catalogue.ok) return catalogue
    const founded = foundRegister(
      {
        create: (ids) =>
          createRegister(storeOptions, { ...ids, timeZone, demonstration: input.demonstration }),
        catalogue: catalogue.value,
        now: () => Date.now(),
        newId,
      },
      input,
    )
    if (!founded.ok) return founded
    opened = success(founded.value.register)
    if (input.demonstration) {
      const played = await playDemonstration(
        dependenciesOver(founded.value.register),
        await loadDemonstration(options.resources),
      )
      if (!played.ok) return played
    }
    return success(founded.value)
  }

  const context: EngineContext = {
    directory: options.directory,
    programVersion: options.programVersion,
    today,
    create,
    state: () => opened,
    use: () => {
      if (opened === null) {
        return failure(refusal('register_missing', { directory: options.directory }))
      }
      return opened.ok ? success(dependenciesOver(opened.value)) : opened
    },
    renderer: openReportRenderer(reportPlaces(options.directory, options.resources)),
  }

  return {
    call: async (method, params) => {
      const answer = await answerCall(context, method, params, options.log)
      if (answer.ok && writes.has(method)) options.onChanged()
      return answer
    },
    close: () => {
      if (opened?.ok === true) opened.value.close()
      opened = null
    },
  }
}

/** Calls after which lists on screen are stale. */
const writes: ReadonlySet<string> = new Set([
  'register.create',
  'records.edit',
  'records.add',
  'records.withdraw',
  'capture.accept',
  'progress.record',
  'verdict.issue',
  'notification.record',
  'extension.grant',
])

async function answerCall(
  context: EngineContext,
  method: string,
  params: unknown,
  log: (line: string) => void,
): Promise<Answer> {
  if (!isEngineMethodName(method)) {
    return failure(refusal('unknown_command', { command: method }))
  }
  try {
    return await handleCall(context, method, params)
  } catch (error) {
    const reference = createHash('sha256').update(String(error)).digest('hex').slice(0, 8)
    log(
      `${method} failed (${reference}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return failure(refusal('internal_error', { reference }))
  }
}
