import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckReport } from '../../contract/check-report.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Register, WaitingOffice } from '../usecases/ports/register.ts'
import { unfinishedBackup, verifiedBackup } from './backup.ts'
import { checkRegister } from './check.ts'
import type { VerifyAttachment } from './check-attachments.ts'
import { openConnection, type OpenConnection } from './connection.ts'
import { noteDerivedDay } from './derived-day.ts'
import { turnToDay } from './turn-to-day.ts'
import { endedUncleanly, markOpen } from './unclean-end.ts'
import { columnsAreCurrent } from './list-index/column-files.ts'
import { acquireLock, isLocked, type RegisterLock } from './lock.ts'
import { writeWaiting } from './membership.ts'
import { migrate, schemaNumber } from './migrate.ts'
import { migrations, newestSchema } from './migrations/all.ts'
import { storageRefusal } from './open-failure.ts'
import { renewWhereCopied } from './renew-installation.ts'
import { turningBy } from './projections/refresh-responsibility.ts'
import { readFacts, writeFacts, type RegisterFacts } from './register-facts.ts'
import { markProjections, projectionsAreOf, renewProjections } from './renew-projections.ts'
import { databaseOf, dayOf, type StoreOptions } from './store-options.ts'
import { registerOver } from './register-over.ts'

export function registerExists(directory: string): boolean {
  return existsSync(databaseOf(directory))
}

/** Makes an empty register in a folder that has none. */
export function createRegister(
  options: StoreOptions,
  facts: RegisterFacts,
  waiting: WaitingOffice | null = null,
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
    prepareNew(connection, facts, waiting, dayOf(options, facts))
    markOpen(directory)
    return success(registerOver(options, connection, facts, lock, () => false))
  } catch (error) {
    connection?.close()
    lock?.release()
    return failure(storageRefusal(error, directory))
  }
}

function prepareNew(
  connection: OpenConnection,
  facts: RegisterFacts,
  waiting: WaitingOffice | null,
  day: string,
): void {
  migrate(connection, migrations, () => undefined)
  connection.transaction(() => {
    writeFacts(connection, facts)
    if (waiting !== null) writeWaiting(connection, waiting)
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
      // A migration that was cut off begins again, with a backup of its own.
      for (const name of readdirSync(folder)) {
        if (name.endsWith(unfinishedBackup)) rmSync(join(folder, name))
      }
      verifiedBackup(connection, join(folder, `before-version-${newestSchema}-${now()}.sqlite`))
    })
  } else if (number < newestSchema || !projectionsAreOf(connection, newestSchema)) {
    return failure(refusal('register_locked', { directory }))
  }
  const facts = readFacts(connection)
  if (facts === undefined) {
    return failure(refusal('register_damaged', { directory, reason: 'register_fact' }))
  }
  // Who only reads changes nothing: a copy that is looked at stays what it is.
  const renewed =
    writable && options.identity !== undefined
      ? renewWhereCopied(connection, directory, facts, options.identity.marks)
      : null
  if (renewed !== null) options.identity?.onRenewed(renewed.cause)
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
  return success({ facts: renewed?.facts ?? facts, changed })
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

function open(options: StoreOptions, readOnly: boolean): OpenConnection {
  return openConnection({
    path: databaseOf(options.directory),
    readOnly,
    now: options.now,
    onSlow: options.onSlow,
  })
}
