import { join } from 'node:path'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { tick } from '../../core/changes/clock.ts'
import { type SaveDraft } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Membership, Register, SavedDraft } from '../usecases/ports/register.ts'
import { extentOf } from './extent.ts'
import { applyCommits, type ChangedRecords, type ReceivedCommit } from './apply-commits.ts'
import {
  evidenceWith,
  type FileFinding,
  filesAfter,
  filesNamed,
  filesToDiscard,
  fileToCheck,
  rememberFindings,
  stateOf,
} from './attachment-states.ts'
import { registerDigest } from './backup.ts'
import { fromHex } from './bytes.ts'
import { checkRegister } from './check.ts'
import { copyRegister } from './copy-register.ts'
import { lastBackup, noteBackup } from './last-backup.ts'
import { type OpenConnection } from './connection.ts'
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
import { takenBack } from './taken-back.ts'
import { turnToDay } from './turn-to-day.ts'
import { markClosed } from './unclean-end.ts'
import { columnFiles, noteColumnsCurrent } from './list-index/column-files.ts'
import { openMirror } from './mirror/open-mirror.ts'
import { listIndexes } from './list-index/list-indexes.ts'
import { isLocked, type RegisterLock } from './lock.ts'
import { ownCounter, type StoredCommit } from './log.ts'
import { heldStatements, lastCounterOf, pinnedRoot, waitingOffice } from './membership.ts'
import { believeRoot } from './revocation/believe-root.ts'
import { revokedNow } from './revocation/revoked-installations.ts'
import { storageRefusal } from './open-failure.ts'
import { addFindings, noFindings, type ChangedFindings } from './projections/replace-findings.ts'
import { registerDirectory } from './queries/directory.ts'
import { agreementsLike } from './queries/agreements-like.ts'
import { lastSave, latestSave, saveBehind } from './queries/last-save.ts'
import { registerReader } from './reader.ts'
import { readClock, writeClock, type RegisterFacts } from './register-facts.ts'
import { noteBlock } from './exchange/import-progress.ts'
import { registerExchange } from './exchange/register-exchange.ts'
import {
  forgetRenewal,
  installationRecord,
  isUnrecorded,
  noteRecorded,
  unreadRenewal,
} from './renew-installation.ts'
import { databaseOf, dayOf, type StoreOptions } from './store-options.ts'
import { ownCommits } from './own-commits.ts'

/** Fewer are read in a tenth of a second. */
const longList = 20_000

interface Changed<Done> {
  /** `null`: anything. */
  readonly changed: ChangedRecords | null
  readonly done: Done
}

/**
 * The register that use cases see, over an open database. Without a lock it refuses to write (`register_locked`).
 * `areCurrent`: the kept columns of lists are of the state that this database is in.
 */
export function registerOver(
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
    extent: () => extentOf(connection, 'commit_log', Number.MAX_SAFE_INTEGER),
  }
  const elsewhere = { connection, facts, folder: join(directory, 'cutoffs') }
  const files = columnFiles(directory, options.longList ?? longList)
  const lists = listIndexes(connection, { files, areCurrent })
  const reader = registerReader(connection, { ...readerOptions, lists })
  const directoryReader = registerDirectory(connection)
  const pasts = pastRegisters(connection, elsewhere, readerOptions, {
    read: reader,
    directory: directoryReader,
  })

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

  let marked = ownCounter(connection, facts.installation)
  /** What was saved is durable by now. */
  const advanceMark = (): void => {
    if (options.identity === undefined) return
    const counter = ownCounter(connection, facts.installation)
    if (counter === marked) return
    options.identity.marks.advance(facts.installation, counter)
    marked = counter
  }

  /** Runs a change in one transaction, and tells the lists what changed. */
  const change = <Done>(day: string, work: () => Changed<Done>): Result<Done, Refusal> => {
    if (lock === null) return failure(refusal('register_locked', { directory }))
    try {
      keepToDay(day)
      const { changed, done } = connection.transaction(work)
      lists.changed(changed)
      discardPurged()
      advanceMark()
      return success(done)
    } catch (error) {
      return failure(storageRefusal(error, directory))
    }
  }

  /** In the transaction of who calls. */
  const committed = (draft: SaveDraft, moment: number) => {
    const { clock } = tick(readClock(connection), moment)
    writeClock(connection, clock)
    const commits = ownCommits(connection, facts, draft, clock, moment)
    const { changed, isTurned } = applyCommits(connection, receivedAt(moment, commits))
    return { commits, changed, isTurned }
  }

  /** Whoever saves a record of a file has put its bytes there. */
  const justKept = (sha256: string): FileFinding['state'] =>
    options.holds(sha256) ? 'held' : 'missing'
  /** That something stands in its place makes a file that was found altered no better. */
  const asFound = (sha256: string): FileFinding['state'] =>
    options.holds(sha256) && stateOf(connection, sha256) === 'altered'
      ? 'altered'
      : justKept(sha256)

  /** In the transaction of who calls. */
  const saved = (draft: SaveDraft, moment: number): Changed<SavedDraft> => {
    const isFirst = isUnrecorded(connection)
    // A save of its own, so that taking back what a person did never takes back whose installation this is.
    if (isFirst) {
      const changes = installationRecord(facts)
      committed({ author: draft.author, intent: 'installation.renew', changes }, moment)
      noteRecorded(connection)
    }
    const { commits, changed, isTurned } = committed(draft, moment)
    const noted = noteFiles(connection, commits, justKept, moment)
    addFindings(changed.findings, noted)
    return {
      changed: isFirst || isTurned ? null : changed,
      done: { save: commits[0]?.commit.save ?? null },
    }
  }

  /** Before its office is known to the others, nobody could tell who wrote what is saved here. */
  const whileJoined = <Done>(work: () => Result<Done, Refusal>): Result<Done, Refusal> =>
    waitingOffice(connection) === null ? work() : failure(refusal('register_waiting'))

  const membership: Membership = {
    root: () => pinnedRoot(connection),
    waiting: () => waitingOffice(connection),
    pinRoot: (root) =>
      change(ownDay(), () => {
        believeRoot(connection, root)
        return { changed: null, done: undefined }
      }),
    statements: () => heldStatements(connection),
    lastCounter: (installation) => lastCounterOf(connection, installation),
    revokedAfter: (installation) => revokedNow(connection).get(installation) ?? null,
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
    membership,
    on: (day) => registerOn(() => day),
    keepToDay: () => keepToDay(ownDay()),
    renewal: () => unreadRenewal(connection),
    readRenewal: () =>
      change(ownDay(), () => {
        forgetRenewal(connection)
        return { changed: nothingChanged, done: undefined }
      }),
    past: (moment) => {
      keepToDay(ownDay())
      return pasts.at(moment, dayIn(facts.timeZone, now()))
    },
    difference: (one, other) => pasts.between(one, other, dayIn(facts.timeZone, now())),
    recordsBetween: (one, other, asked) =>
      pasts.recordsBetween(one, other, asked, dayIn(facts.timeZone, now())),
    save: (draft, moment) => whileJoined(() => change(today(), () => saved(draft, moment))),
    freeze: (cutoff, draft, moment) =>
      whileJoined(() =>
        change(today(), () => {
          pinCutoff(connection, cutoff, lastPosition(connection))
          return saved(draft, moment)
        }),
      ),
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
    agreementsLike: (text) => agreementsLike(connection, text),
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
        const { changed, isTurned } = applyCommits(connection, receivedAt(moment, commits))
        addFindings(changed.findings, noteFiles(connection, commits, asFound, moment))
        return { changed: isTurned ? null : changed, done: undefined }
      }),
    mirror: (which) => openMirror(connection.path, facts, which),
    exchange: registerExchange(connection, {
      installation: facts.installation,
      dayOf: (moment) => dayIn(facts.timeZone, moment),
      change: (work) => change(today(), () => ({ changed: nothingChanged, done: work() })),
      tryOut: (commits, moment, found) => {
        if (lock === null) return failure(refusal('register_locked', { directory }))
        try {
          keepToDay(today())
          return success(
            takenBack(connection, () => {
              applyCommits(connection, receivedAt(moment, commits))
              return found()
            }),
          )
        } catch (error) {
          return failure(storageRefusal(error, directory))
        }
      },
      applyBlock: (id, number, commits, moment) =>
        change(today(), () => {
          const { changed, isTurned, ...counts } = applyCommits(
            connection,
            receivedAt(moment, commits),
          )
          const { duplicates } = counts
          noteBlock(connection, id, number, {
            applied: commits.length - duplicates - counts.held,
            duplicates,
          })
          addFindings(changed.findings, noteFiles(connection, commits, asFound, moment))
          return { changed: isTurned ? null : changed, done: undefined }
        }),
    }),
    backups: {
      copy: async (file, watch) => {
        try {
          return success(await copyRegister(connection, file, watch))
        } catch (error) {
          return failure(storageRefusal(error, directory))
        }
      },
      note: (backup) =>
        change(ownDay(), () => {
          noteBackup(connection, backup)
          return { changed: nothingChanged, done: undefined }
        }),
      last: () => lastBackup(connection),
      began: () =>
        connection.get<{ began: number | null }>('SELECT min(received) AS began FROM receipt')
          ?.began ?? null,
    },
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

/** What no list shows. */
const nothingChanged: ChangedRecords = {
  records: new Map(),
  statuses: new Set(),
  scopes: new Set(),
  findings: noFindings(),
}

/** A record says that there is a file; whether this office has it is another matter, which `found` says. */
function noteFiles(
  connection: OpenConnection,
  commits: readonly StoredCommit[],
  found: (sha256: string) => FileFinding['state'],
  moment: number,
): ChangedFindings {
  const findings = filesNamed(commits).map((sha256) => ({
    sha256,
    state: found(sha256),
  }))
  return rememberFindings(connection, findings, moment).findings
}

const receivedAt = (moment: number, commits: readonly StoredCommit[]): readonly ReceivedCommit[] =>
  commits.map((commit) => ({ ...commit, received: moment }))
