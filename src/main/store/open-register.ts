import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { encodeCommit } from '../../contract/commit-codec.ts'
import type { CheckReport } from '../../contract/check-report.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { tick } from '../../core/changes/clock.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { makeCommits, type SaveDraft } from '../../core/changes/save.ts'
import type { Commit } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Register, SavedDraft } from '../usecases/ports/register.ts'
import { applyCommits, type ChangedRecords, type ReceivedCommit } from './apply-commits.ts'
import {
  evidenceWith,
  filesAfter,
  filesNamed,
  filesToDiscard,
  fileToCheck,
  rememberFindings,
} from './attachment-states.ts'
import { registerDigest, verifiedBackup } from './backup.ts'
import { fromHex } from './bytes.ts'
import { checkRegister } from './check.ts'
import type { VerifyAttachment } from './check-attachments.ts'
import { openConnection, type OpenConnection } from './connection.ts'
import { noteDerivedDay } from './derived-day.ts'
import { dayIn, lastPosition } from './known-by.ts'
import {
  cutoffOrigins,
  keepVector,
  keptVector,
  lackingCommits,
  verifiedVector,
} from './cutoff-elsewhere.ts'
import { knownCutoff, pinCutoff } from './cutoff-position.ts'
import { vectorAt } from './cutoff-vector.ts'
import { pastRegisters } from './past-registers.ts'
import { turnToDay } from './turn-to-day.ts'
import { endedUncleanly, markClosed, markOpen } from './unclean-end.ts'
import { columnFiles, columnsAreCurrent, noteColumnsCurrent } from './list-index/column-files.ts'
import { listIndexes } from './list-index/list-indexes.ts'
import { acquireLock, isLocked, type RegisterLock } from './lock.ts'
import { ownCounter, ownHead, type StoredCommit } from './log.ts'
import { migrate, schemaNumber } from './migrate.ts'
import { migrations, newestSchema } from './migrations/all.ts'
import { storageRefusal } from './open-failure.ts'
import { turningBy } from './projections/refresh-responsibility.ts'
import { addFindings, type ChangedFindings } from './projections/replace-findings.ts'
import { registerDirectory } from './queries/directory.ts'
import { lastSave, latestSave, saveBehind } from './queries/last-save.ts'
import { registerReader } from './reader.ts'
import {
  readClock,
  readFacts,
  writeClock,
  writeFacts,
  type RegisterFacts,
} from './register-facts.ts'
import { markProjections, projectionsAreOf, renewProjections } from './renew-projections.ts'

export interface StoreOptions {
  /** The folder of one register. */
  readonly directory: string
  /** `read` leaves the register to whoever writes; it still writes when the tables of an older version must be renewed. */
  readonly access?: 'read' | 'write'
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The day that counts as today (`YYYY-MM-DD`); the register's own, by its time zone, unless given. */
  readonly today?: () => string
  readonly onSlow: (sql: string, milliseconds: number) => void
  readonly holds: (sha256: string) => boolean
  /** Removes the bytes of a purged file. What cannot be removed now is tried again after the next save. */
  readonly discard: (sha256: string) => void
  /** Tables of so many rows and more leave the columns of their lists to the next session; 20,000 unless given. */
  readonly longList?: number
}

/** Fewer are read in a tenth of a second. */
const longList = 20_000

const databaseOf = (directory: string): string => join(directory, 'register.sqlite')

export function registerExists(directory: string): boolean {
  return existsSync(databaseOf(directory))
}

/** Makes an empty register in a folder that has none. */
export function createRegister(
  options: StoreOptions,
  facts: RegisterFacts,
): Result<Register, Refusal> {
  const { directory } = options
  if (registerExists(directory)) return failure(refusal('register_exists', { directory }))
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  let lock: RegisterLock | null = null
  let connection: OpenConnection | null = null
  try {
    lock = acquireLock(directory)
    if (lock === null) return failure(refusal('register_locked', { directory }))
    connection = open(options, false)
    // Before anything is in it; SQLite gives the files that it keeps beside it the same mode.
    chmodSync(databaseOf(directory), 0o600)
    prepareNew(connection, facts, dayOf(options, facts))
    markOpen(directory)
    return success(registerOver(options, connection, facts, lock, () => false))
  } catch (error) {
    connection?.close()
    lock?.release()
    return failure(storageRefusal(error, directory))
  }
}

function prepareNew(connection: OpenConnection, facts: RegisterFacts, day: string): void {
  migrate(connection, migrations, () => undefined)
  connection.transaction(() => {
    writeFacts(connection, facts)
    noteDerivedDay(connection, day)
    markProjections(connection, newestSchema)
  })
}

/**
 * Opens a register. When another program has it open, it can be read but not written.
 * `register_missing`, `register_newer` and `register_damaged` leave everything as it is.
 */
export function openRegister(options: StoreOptions): Result<Register, Refusal> {
  const { directory } = options
  if (!registerExists(directory)) return failure(refusal('register_missing', { directory }))
  // SQLite would make a new database of it.
  if (statSync(databaseOf(directory)).size === 0) {
    return failure(refusal('register_damaged', { directory, reason: '0 bytes' }))
  }
  if (options.access === 'read') {
    const opened = openWith(options, () => null, 'today')
    // Refused so when the tables are of an older version or of another day: whoever opens it as a writer renews them.
    if (opened.ok || opened.error.code !== 'register_locked') return opened
  }
  // While another program writes, its day is the register's.
  return openWith(options, () => acquireLock(directory), 'any')
}

/** Of which day the tables may be for who only reads them. */
type ReadableDay = 'today' | 'any'

function openWith(
  options: StoreOptions,
  acquire: () => RegisterLock | null,
  readable: ReadableDay,
): Result<Register, Refusal> {
  let lock: RegisterLock | null = null
  try {
    lock = acquire()
    const opened = openUnderLock(options, lock, readable)
    if (!opened.ok) lock?.release()
    return opened
  } catch (error) {
    lock?.release()
    return failure(storageRefusal(error, options.directory))
  }
}

function openUnderLock(
  options: StoreOptions,
  lock: RegisterLock | null,
  readable: ReadableDay,
): Result<Register, Refusal> {
  // Before this program writes anything; who only reads must ask once it has seen which state it reads.
  const keptBefore = keptAreCurrent(options)
  const connection = open(options, lock === null)
  try {
    const usable = prepare(options, connection, lock !== null, readable)
    if (usable.ok) {
      const { facts, changed } = usable.value
      if (lock !== null) markOpen(options.directory)
      return success(
        registerOver(options, connection, facts, lock, () =>
          lock === null ? keptAreCurrent(options) : keptBefore && !changed,
        ),
      )
    }
    connection.close()
    return usable
  } catch (error) {
    connection.close()
    throw error
  }
}

const keptAreCurrent = ({ directory }: StoreOptions): boolean =>
  columnsAreCurrent(directory, databaseOf(directory))

interface Prepared {
  readonly facts: RegisterFacts
  /** Lists may show something else than when it was closed. */
  readonly changed: boolean
}

function prepare(
  options: StoreOptions,
  connection: OpenConnection,
  writable: boolean,
  readable: ReadableDay,
): Result<Prepared, Refusal> {
  const { directory, now } = options
  const number = schemaNumber(connection)
  // Every register has a number from the moment that it is made: a file cut to nothing is not a new one.
  if (number <= 0)
    return failure(refusal('register_damaged', { directory, reason: 'user_version' }))
  if (number > newestSchema) return failure(refusal('register_newer', { directory }))
  if (writable && endedUncleanly(directory)) {
    const verdict = connection.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check
    if (verdict !== 'ok') {
      return failure(refusal('register_damaged', { directory, reason: verdict ?? '' }))
    }
  }
  if (writable) {
    migrate(connection, migrations, () => {
      const folder = join(directory, 'backups')
      mkdirSync(folder, { recursive: true })
      verifiedBackup(connection, join(folder, `before-version-${newestSchema}-${now()}.sqlite`))
    })
  } else if (number < newestSchema || !projectionsAreOf(connection, newestSchema)) {
    return failure(refusal('register_locked', { directory }))
  }
  const facts = readFacts(connection)
  if (facts === undefined) {
    return failure(refusal('register_damaged', { directory, reason: 'register_fact' }))
  }
  const day = dayOf(options, facts)
  let changed = number < newestSchema
  if (writable) {
    connection.transaction(() => {
      if (turnToDay(connection, day) > 0) changed = true
      if (projectionsAreOf(connection, newestSchema)) return
      renewProjections(connection, newestSchema)
      changed = true
    })
  } else if (readable === 'today' && turningBy(connection, day).length > 0) {
    return failure(refusal('register_locked', { directory }))
  }
  return success({ facts, changed })
}

/** Checks a register that cannot be opened because it is damaged, as far as SQLite reads it. */
export async function checkDamaged(
  directory: string,
  verifyAttachment: VerifyAttachment,
): Promise<Result<CheckReport, Refusal>> {
  try {
    const report = await checkRegister(
      databaseOf(directory),
      () => isLocked(directory),
      verifyAttachment,
    )
    return success(report)
  } catch (error) {
    return failure(storageRefusal(error, directory))
  }
}

/** The day for which the tables say who answers for what. */
const dayOf = ({ today, now }: StoreOptions, { timeZone }: RegisterFacts): string =>
  today?.() ?? dayIn(timeZone, now())

function open(options: StoreOptions, readOnly: boolean): OpenConnection {
  return openConnection({
    path: databaseOf(options.directory),
    readOnly,
    now: options.now,
    onSlow: options.onSlow,
  })
}

interface Changed<Done> {
  /** `null`: anything. */
  readonly changed: ChangedRecords | null
  readonly done: Done
}

function registerOver(
  options: StoreOptions,
  connection: OpenConnection,
  facts: RegisterFacts,
  lock: RegisterLock | null,
  areCurrent: () => boolean,
): Register {
  const { directory, now } = options
  const officeName = (): string =>
    connection.get<{ name: string | null }>(
      'SELECT o.name FROM record r JOIN record_office o ON o.record = r.id WHERE r.uid = ?',
      [fromHex(facts.office)],
    )?.name ?? ''
  const readerOptions = {
    office: officeName,
    holds: options.holds,
    digest: () => registerDigest(connection),
  }
  const elsewhere = { connection, facts, folder: join(directory, 'cutoffs') }
  const pasts = pastRegisters(connection, elsewhere, readerOptions)
  const files = columnFiles(directory, options.longList ?? longList)
  const lists = listIndexes(connection, { files, areCurrent })

  let closed = false

  /** Once what purges them is durable, never before: a save that fails leaves every file. */
  const discardPurged = (): void => {
    for (const sha256 of filesToDiscard(connection)) {
      if (options.holds(sha256)) options.discard(sha256)
    }
  }
  // What a purge left behind because the program ended in between.
  if (lock !== null) discardPurged()

  const ownDay = (): string => dayOf(options, facts)
  let settled = ownDay()
  /** At midnight, and when somebody asks for another day: who answers is said as of that day. */
  const keepToDay = (day: string): void => {
    if (day === settled || lock === null) return
    const turned = connection.transaction(() => turnToDay(connection, day))
    if (turned > 0) lists.changed(null)
    settled = day
  }

  /** Runs a change in one transaction, and tells the lists what changed. */
  const change = <Done>(day: string, work: () => Changed<Done>): Result<Done, Refusal> => {
    if (lock === null) return failure(refusal('register_locked', { directory }))
    try {
      keepToDay(day)
      const { changed, done } = connection.transaction(work)
      lists.changed(changed)
      discardPurged()
      return success(done)
    } catch (error) {
      return failure(storageRefusal(error, directory))
    }
  }

  /** In the transaction of who calls. */
  const saved = (draft: SaveDraft, moment: number): Changed<SavedDraft> => {
    const { clock } = tick(readClock(connection), moment)
    writeClock(connection, clock)
    const commits = commitsOf(connection, facts, draft, clock, moment)
    const { changed } = applyCommits(connection, receivedAt(moment, commits))
    const noted = noteFiles(connection, commits, options.holds, moment)
    addFindings(changed.findings, noted)
    return { changed, done: { save: commits[0]?.commit.save ?? null } }
  }

  /** A full disk keeps nobody from closing: the next session reads the columns from the database. */
  const keepLists = (): boolean => {
    try {
      lists.keep()
      return true
    } catch (error) {
      storageRefusal(error, directory)
      return false
    }
  }

  const reader = registerReader(connection, { ...readerOptions, lists })
  const directoryReader = registerDirectory(connection)

  /** `today`: the day of whoever asks. */
  const registerOn = (today: () => string): Register => ({
    facts: {
      ...facts,
      office: {
        id: facts.office,
        get name() {
          return officeName()
        },
      },
      writable: lock !== null,
      past: null,
    },
    get read() {
      keepToDay(today())
      return reader
    },
    directory: directoryReader,
    on: (day) => registerOn(() => day),
    keepToDay: () => keepToDay(ownDay()),
    past: (moment) => pasts.at(moment, dayIn(facts.timeZone, now())),
    difference: (one, other) => pasts.between(one, other, dayIn(facts.timeZone, now())),
    recordsBetween: (one, other, asked) =>
      pasts.recordsBetween(one, other, asked, dayIn(facts.timeZone, now())),
    save: (draft, moment) => change(today(), () => saved(draft, moment)),
    freeze: (cutoff, draft, moment) =>
      change(today(), () => {
        pinCutoff(connection, cutoff, lastPosition(connection))
        return saved(draft, moment)
      }),
    cutoffFile: (id) => {
      const cutoff = knownCutoff(connection, id)
      if (!cutoff.ok) return cutoff
      const { position, ...told } = cutoff.value
      if (position === null) return keptVector(elsewhere.folder, cutoff.value)
      const vector = vectorAt(connection, position)
      return success({ format: 'acuerdos-cutoff', version: 1, cutoff: told, vector })
    },
    keepCutoff: (file) => {
      const cutoff = knownCutoff(connection, file.cutoff.id)
      if (!cutoff.ok) return cutoff
      const commits = verifiedVector(connection, file, cutoff.value.digest)
      if (!commits.ok) return commits
      try {
        // Its own are repeated from the log.
        if (cutoff.value.position === null) keepVector(elsewhere.folder, file)
      } catch (error) {
        return failure(storageRefusal(error, directory))
      }
      return success({ commits: commits.value.ids.length })
    },
    lackingOfCutoff: (file) => {
      const cutoff = knownCutoff(connection, file.cutoff.id)
      return cutoff.ok ? lackingCommits(connection, file, cutoff.value.digest) : cutoff
    },
    cutoffOrigins: () => cutoffOrigins(elsewhere),
    latestSave: (isAuthor) => latestSave(connection, facts.installation, isAuthor),
    lastSave: (isAuthor) => lastSave(connection, facts.installation, isAuthor),
    saveBehind: (record, field) => saveBehind(connection, record, field),
    rememberFiles: (checks, moment) =>
      change(today(), () => {
        const { files, findings } = rememberFindings(connection, checks, moment)
        // Which files are held is said of each evidence.
        const records = new Map([['evidence' as const, evidenceWith(connection, files)]])
        const nothing = new Set<number>()
        const changed = { records, statuses: nothing, scopes: nothing, findings }
        return { changed, done: files }
      }),
    filesAfter: (sha256, limit) => filesAfter(connection, sha256, limit),
    fileToCheck: (before) => fileToCheck(connection, before),
    holdsCommit: (hash) =>
      connection.get('SELECT 1 FROM commit_log WHERE hash = ?', [fromHex(hash)]) !== undefined,
    receive: (commits, moment) =>
      change(today(), () => {
        const { changed } = applyCommits(connection, receivedAt(moment, commits))
        addFindings(changed.findings, noteFiles(connection, commits, options.holds, moment))
        return { changed, done: undefined }
      }),
    check: (verifyAttachment) =>
      checkRegister(
        databaseOf(directory),
        () => lock === null && isLocked(directory),
        verifyAttachment,
      ),
    close: () => {
      if (closed) return
      closed = true
      pasts.close()
      const areKept = lock !== null && keepLists()
      connection.close()
      if (lock === null) return
      if (areKept) noteColumnsCurrent(directory, databaseOf(directory))
      markClosed(directory)
      lock.release()
    },
  })
  return registerOn(ownDay)
}

/** A record says that there is a file; whether this office has it is another matter. */
function noteFiles(
  connection: OpenConnection,
  commits: readonly StoredCommit[],
  holds: (sha256: string) => boolean,
  moment: number,
): ChangedFindings {
  const findings = filesNamed(commits).map((sha256) => ({
    sha256,
    state: holds(sha256) ? ('held' as const) : ('missing' as const),
  }))
  return rememberFindings(connection, findings, moment).findings
}

const receivedAt = (moment: number, commits: readonly StoredCommit[]): readonly ReceivedCommit[] =>
  commits.map((commit) => ({ ...commit, received: moment }))

function commitsOf(
  connection: OpenConnection,
  facts: RegisterFacts,
  draft: SaveDraft,
  clock: ReturnType<typeof readClock>,
  wallTime: number,
): readonly StoredCommit[] {
  return makeCommits<StoredCommit>(draft, {
    installation: facts.installation,
    counter: ownCounter(connection, facts.installation),
    clock,
    wallTime,
    headOf: (partition) => ownHead(connection, facts.installation, partitionName(partition)),
    seal,
  })
}

/** Serialises and names a commit. */
export function seal(commit: Commit): StoredCommit {
  const bytes = encodeCommit(commit)
  return { commit, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}
