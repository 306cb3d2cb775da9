import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { isEngineMethodName } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Answer } from '../../contract/ipc.ts'
import type { JobProgress } from '../../contract/jobs.ts'
import type { RenewalCause } from '../../contract/renewal.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { packageFiles } from '../exchange/package-files.ts'
import { filePassphrases } from '../exchange/sealing-passphrase.ts'
import { cryptography } from '../exchange/keys/ed25519.ts'
import { registerKeys } from '../exchange/keys/register-keys.ts'
import { fileAttachments, removeLeftovers } from '../files/attachments.ts'
import { publisher } from './lazy-publisher.ts'
import { backupFiles } from '../files/backup/backup-files.ts'
import { fileFormDrafts } from '../files/form-drafts.ts'
import { exchangeFiles, removeUnfinished } from '../files/exchange-files.ts'
import { recentDocuments } from '../files/recent-documents.ts'
import { systemFiles } from '../files/system-files.ts'
import { machineMarks } from '../store/machine-marks.ts'
import { mintId } from '../store/minted-ids.ts'
import { dayIn } from '../store/known-by.ts'
import { storageFailure } from '../store/open-failure.ts'
import {
  checkDamaged,
  createRegister,
  openRegister,
  registerExists,
} from '../store/open-register.ts'
import type { StoreOptions } from '../store/store-options.ts'
import type { UseCaseDependencies } from '../usecases/dependencies.ts'
import {
  foundRegister,
  foundWaitingRegister,
  type FoundingInput,
} from '../usecases/found-register.ts'
import { resumeInterrupted } from '../usecases/exchange-calls.ts'
import { playDemonstration } from '../usecases/play-demonstration.ts'
import type { Attachments } from '../usecases/ports/attachments.ts'
import type { FileCheck, Register } from '../usecases/ports/register.ts'
import { openBuildingSite, removeAbandonedSites } from './building-site.ts'
import { loadCatalogue, loadDemonstration, newestCatalogueRelease } from './bundled-data.ts'
import type { OwnEngine } from './engine.ts'
import { quietPace, watchFiles, type FileWatchPace } from './file-watch.ts'
import { takeInNewerCatalogue } from './newer-catalogue.ts'
import {
  handleCall,
  type CallContext,
  type CreatedRegister,
  type EngineContext,
} from './handlers.ts'
import { inTurns } from './in-turns.ts'
import { runningJobs } from './jobs.ts'
import { deadlineWords } from '../reports/deadline-words.ts'
import { reportWords } from '../reports/words.ts'
import { restoreInto } from './restore-register.ts'
import { lazyReportRenderer } from './lazy-report-renderer.ts'
import { reportPlaces } from './report-places.ts'

export interface OpenEngineOptions {
  /** The folder of the register. */
  readonly directory: string
  /** `read` takes no lock: it runs beside a program that writes, and refuses to write. */
  readonly access?: 'read' | 'write'
  /** Templates, catalogue, demonstration data. */
  readonly resources: string
  readonly programVersion: string
  /** Called after every save. */
  readonly onChanged: () => void
  /** For bugs and slow statements; people get a typed answer. */
  readonly log: (line: string) => void
  /** The day that counts as today; `null`: the calendar's. */
  readonly today: string | null
  /**
   * The machine's own data folder of the program, where it remembers which registers were written to here; and who is
   * told that this one became a new installation.
   */
  readonly identity: {
    readonly folder: string
    readonly onRenewed: (cause: RenewalCause) => void
  }
  /** How hard the files are looked after; unnoticed unless given. */
  readonly pace?: FileWatchPace
}

/** A folder's store: its database and the files beside it. */
interface OpenStore {
  readonly attachments: Attachments
  readonly options: StoreOptions
}

/** Before there is an installation. */
const newId = (): string => randomBytes(16).toString('hex')

/** Days end at midnight of Mexico's centre, wherever the machine thinks it is. */
const timeZone = 'America/Mexico_City'

/** Opens the engine over a folder that may not hold a register yet. */
export function openEngine(options: OpenEngineOptions): OwnEngine {
  const marks = machineMarks(options.identity.folder, options.log)
  const today = (): string => options.today ?? dayIn(timeZone, Date.now())
  const storeIn = (directory: string): OpenStore => {
    const attachments = fileAttachments(join(directory, 'attachments'))
    return {
      attachments,
      options: {
        directory,
        access: options.access ?? 'write',
        now: () => Date.now(),
        today,
        identity: { marks, onRenewed: options.identity.onRenewed },
        onSlow: (sql, milliseconds) => {
          const statement = sql.replaceAll(/\s+/g, ' ')
          options.log(`slow statement (${Math.round(milliseconds)} ms): ${statement}`)
        },
        holds: (sha256) => attachments.holds(sha256),
        discard: (sha256) => {
          try {
            attachments.discard(sha256)
          } catch (error) {
            // Another program has it open: the purge stands, and the next save tries again.
            options.log(`purged file ${sha256} could not be removed: ${String(error)}`)
          }
        },
      },
    }
  }
  const store = storeIn(options.directory)
  let opened: Result<Register, Refusal> | null = registerExists(options.directory)
    ? openRegister(store.options)
    : null
  if (opened?.ok === true && opened.value.facts.writable) {
    const underWay = opened.value.exchange.importsUnderWay().map(({ staged }) => staged)
    removeLeftovers(join(options.directory, 'attachments'))
    removeUnfinished(options.directory, new Set(underWay))
    removeAbandonedSites(options.directory)
  }
  const jobs = runningJobs(() => performance.now())
  const importing = inTurns()
  /** Ends the making of a register that is not finished. */
  let abandon: (() => void) | null = null
  let closed = false

  const documents = recentDocuments()
  // One for as long as the engine lives: it remembers what was unlocked.
  const keys = registerKeys({
    path: join(options.directory, 'keys.json'),
    machineKey: null,
    work: passphraseWork,
  })
  const dependenciesOver = (
    register: Register,
    { attachments }: OpenStore,
  ): UseCaseDependencies => ({
    register,
    attachments,
    files: systemFiles(options.directory),
    documents,
    keys,
    cryptography,
    formDrafts: fileFormDrafts(join(options.directory, 'drafts')),
    now: () => Date.now(),
    today,
    newId: () => mintId(register.facts.installation, randomBytes(8).toString('hex')),
  })

  const foundIn = async (
    found: typeof foundRegister,
    site: OpenStore,
    input: FoundingInput & { readonly demonstration: boolean },
    onFounded: (register: Register) => void,
  ): Promise<Result<CreatedRegister, Refusal>> => {
    const catalogue = await loadCatalogue(options.resources)
    if (!catalogue.ok) return catalogue
    const founded = found(
      {
        create: (ids, waiting) => {
          const facts = { ...ids, timeZone, demonstration: input.demonstration }
          const created = createRegister({ ...site.options, access: 'write' }, facts, waiting)
          if (created.ok) onFounded(created.value)
          return created
        },
        catalogue: catalogue.value,
        now: () => Date.now(),
        newId,
      },
      input,
    )
    if (!founded.ok || !input.demonstration) return founded
    const played = await playDemonstration(
      dependenciesOver(founded.value.register, site),
      await loadDemonstration(options.resources),
    )
    return played.ok ? founded : played
  }

  const createBy =
    (found: typeof foundRegister): EngineContext['create'] =>
    async (input) => {
      if (opened !== null) {
        return opened.ok
          ? failure(refusal('register_exists', { directory: options.directory }))
          : opened
      }
      const opening = openBuildingSite(options.directory)
      if (!opening.ok) return opening
      const site = opening.value
      let founding: Register | null = null
      const closeFounding = (): void => {
        founding?.close()
        founding = null
      }
      abandon = () => {
        closeFounding()
        site.discard()
      }
      try {
        const founded = await foundIn(found, storeIn(site.directory), input, (register) => {
          founding = register
        })
        if (!founded.ok) return founded
        if (closed) return failure(refusal('engine_stopped'))
        closeFounding()
        const settled = site.settle()
        if (!settled.ok) return settled
        opened = openRegister(store.options)
        return opened.ok ? founded : opened
      } finally {
        abandon()
        abandon = null
      }
    }

  const restore: EngineContext['restore'] = async (params, job) => {
    const { directory } = options
    if (opened !== null) return failure(refusal('restore_target_taken', { directory }))
    const restored = await restoreInto(directory, params, {
      job,
      whileMaking: (undo) => {
        abandon = undo
      },
      isClosed: () => closed,
    })
    if (!restored.ok) return restored
    opened = openRegister(store.options)
    return opened.ok ? restored : opened
  }

  const exchange: EngineContext['exchange'] = async () => ({
    packages: packageFiles,
    exchangeFiles: exchangeFiles(options.directory),
    passphrases: filePassphrases,
    programVersion: options.programVersion,
    catalogueRelease: await newestCatalogueRelease(options.resources),
  })
  /** An import that the end of the program interrupted goes on before the first answer. */
  const settleImports = async (): Promise<void> => {
    const used = context.use()
    if (!used.ok || !used.value.register.facts.writable) return
    try {
      const resumed = await resumeInterrupted({
        ...used.value,
        ...(await exchange()),
        job: jobs.begin(null, () => undefined),
      })
      if (!resumed.ok) {
        options.log(`import: ${resumed.error.code} ${JSON.stringify(resumed.error.details)}`)
      }
    } catch (error) {
      options.log(`import: ${String(error)}`)
    }
  }

  const renderer = lazyReportRenderer(() => reportPlaces(options.directory, options.resources))

  /** `day`: that of who asks; `null`: the register's own. */
  const contextOn = (
    day: string | null,
    onProgress: (progress: JobProgress) => void,
  ): CallContext => ({
    beginJob: (id) => jobs.begin(id, onProgress),
    cancelJob: (id) => jobs.cancel(id),
    importing,
    directory: options.directory,
    programVersion: options.programVersion,
    today: () => day ?? today(),
    create: createBy(foundRegister),
    createWaiting: createBy(foundWaitingRegister),
    restore,
    backupFiles: backupFiles(options.directory),
    publisher,
    state: () => opened,
    use: () => {
      if (opened === null) {
        return failure(refusal('register_missing', { directory: options.directory }))
      }
      if (!opened.ok) return opened
      return success(
        day === null
          ? dependenciesOver(opened.value, store)
          : { ...dependenciesOver(opened.value.on(day), store), today: () => day },
      )
    },
    check: async () => {
      if (opened === null) {
        return failure(refusal('register_missing', { directory: options.directory }))
      }
      const { attachments } = store
      if (!opened.ok) {
        return opened.error.code === 'register_damaged'
          ? checkDamaged(options.directory, (sha256) => attachments.verify(sha256))
          : opened
      }
      const register = opened.value
      const found = new Map<string, FileCheck['state']>()
      const report = await register.check(async (sha256) => {
        const state = await attachments.verify(sha256)
        found.set(sha256, state === 'intact' ? 'held' : state)
        return state
      })
      if (!register.facts.writable) return success(report)
      const remembered = register.rememberFiles(
        [...found].map(([sha256, state]) => ({ sha256, state })),
        Date.now(),
      )
      return remembered.ok ? success(report) : remembered
    },
    deadlineInWords: (rule, language) => deadlineWords(rule, reportWords(language)),
    renderer,
    exchange,
  })
  const context = contextOn(null, () => undefined)

  /** Before the first answer, once. An older catalogue does not keep anybody from working. */
  const settleCatalogue = async (): Promise<void> => {
    if (opened?.ok !== true || !opened.value.facts.writable) return
    try {
      const taken = await takeInNewerCatalogue(opened.value, options.resources, () => Date.now())
      if (!taken.ok)
        options.log(`catalogue: ${taken.error.code} ${JSON.stringify(taken.error.details)}`)
    } catch (error) {
      options.log(`catalogue: ${String(error)}`)
    }
  }
  let settled: Promise<void> | null = null

  /** Calls that are not answered yet, and when the last one was (milliseconds of `performance.now`). */
  let asked = 0
  let lastAnswered = Number.NEGATIVE_INFINITY

  return {
    call: async (method, params, by) => {
      asked += 1
      try {
        await (settled ??= settleCatalogue().then(settleImports))
        const on = by?.today ?? null
        const asking = contextOn(on, by?.onProgress ?? (() => undefined))
        const answer = await answerCall(asking, method, params, options.log)
        if (on !== null && opened?.ok === true) opened.value.keepToDay()
        if (answer.ok && writes.has(method)) options.onChanged()
        return answer
      } finally {
        asked -= 1
        lastAnswered = performance.now()
      }
    },
    watchFiles: () =>
      watchFiles(
        {
          use: () => {
            const used = context.use()
            return used.ok && used.value.register.facts.writable ? used.value : null
          },
          busy: () => asked > 0 || performance.now() - lastAnswered < quietFor,
          onFound: options.onChanged,
          log: options.log,
        },
        options.pace ?? quietPace,
      ),
    close: () => {
      closed = true
      abandon?.()
      if (opened?.ok === true) opened.value.close()
      opened = null
      marks.close()
    },
  }
}

/** Base-2 logarithm of the work of trying one passphrase: a third of a second on a slow machine. */
const passphraseWork = 16

/** Milliseconds after an answer in which the next question is likely. */
const quietFor = 1_500

/** Calls after which lists on screen are stale. */
const writes: ReadonlySet<string> = new Set([
  'register.create',
  'register.restore',
  'backup.make',
  'records.edit',
  'saves.undo',
  'records.add',
  'obligations.add',
  'records.withdraw',
  'records.merge',
  'records.separate',
  'issues.accept',
  'issues.reopen',
  'conflicts.resolve',
  'units.end',
  'units.move',
  'splits.choose',
  'posts.appoint',
  'settings.edit',
  'offices.keys',
  'offices.passphrase',
  'offices.recoverySheet',
  'recovery.write',
  'keys.change',
  'offices.restoreKeys',
  'offices.request',
  'offices.approve',
  'offices.join',
  'offices.scope',
  'offices.scope.change',
  'offices.revoke',
  'offices.end',
  'exchange.export',
  'exchange.write',
  'exchange.examine',
  'enrolment.examine',
  'exchange.import',
  'exchange.open',
  'exchange.takeIn',
  'exchange.putAway',
  'exchange.replyName',
  'exchange.replyWrite',
  'capture.accept',
  'cutoffs.make',
  'cutoffs.import',
  'progress.record',
  'verdict.issue',
  'notification.record',
  'extension.grant',
  'instalments.plan',
  'obligation.reassign',
  'verdict.reopen',
  'evidence.add',
  'evidence.purge',
  'evidence.return',
  'evidence.verify',
  'bulk.apply',
  'session.attach',
  'agreements.decide',
  'agreements.renumber',
])

async function answerCall(
  context: CallContext,
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
    return failure(
      storageFailure(error, context.directory) ?? refusal('internal_error', { reference }),
    )
  }
}
