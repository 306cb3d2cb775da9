import { decodeCommit } from '../../../contract/commit-codec.ts'
import { stampedChanges } from '../../../core/changes/stamp.ts'
import type { Change, HashedCommit, StampedChange } from '../../../core/changes/types.ts'
import type { ChangeToUndo, RecordToUndo } from '../../../core/changes/undo.ts'
import type { NamedSave, SaveAtHand } from '../../usecases/ports/register.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { RegisterDamage } from '../open-failure.ts'
import { findRecord } from '../record-ids.ts'

interface LoggedBytes {
  readonly id: number
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
}

/** Names the last save that one of these people made in an installation, from the first of its commits. */
export function latestSave(
  connection: ReadConnection,
  installation: string,
  isAuthor: (person: string) => boolean,
): NamedSave | undefined {
  const save = lastSaveId(connection, installation, isAuthor)
  if (save === undefined) return undefined
  const logged = connection.get<LoggedBytes>(
    'SELECT id, hash, bytes FROM commit_log WHERE save = ? AND installation = ? ORDER BY counter LIMIT 1',
    [save, fromHex(installation)],
  )
  if (logged === undefined) return undefined
  const { commit } = decoded(logged)
  return { save: commit.save, intent: commit.intent }
}

/** The last save that one of these people made in an installation; `undefined`: they have made none. */
export function lastSave(
  connection: ReadConnection,
  installation: string,
  isAuthor: (person: string) => boolean,
): SaveAtHand | undefined {
  const save = lastSaveId(connection, installation, isAuthor)
  return save === undefined ? undefined : saveAtHand(connection, save, fromHex(installation))
}

/** The save that left what a single-valued field of a record shows now; `undefined`: the field was never written. */
export function saveBehind(
  connection: ReadConnection,
  record: string,
  field: number,
): SaveAtHand | undefined {
  const found = connection.get<{ save: Uint8Array; installation: Uint8Array }>(
    `SELECT c.save, c.installation FROM record r
     JOIN live_change l ON l.record = r.id AND l.field = ? AND l.element = ''
     JOIN commit_log c ON c.id = l.commit_id
     WHERE r.uid = ? ORDER BY c.wall DESC, c.logical DESC, c.installation DESC, c.counter DESC LIMIT 1`,
    [field, fromHex(record)],
  )
  return found === undefined ? undefined : saveAtHand(connection, found.save, found.installation)
}

function saveAtHand(
  connection: ReadConnection,
  save: Uint8Array,
  installation: Uint8Array,
): SaveAtHand | undefined {
  const logged = connection.all<LoggedBytes>(
    'SELECT id, hash, bytes FROM commit_log WHERE save = ? AND installation = ? ORDER BY counter',
    [save, installation],
  )
  const commits = logged.map(decoded)
  const [first] = commits
  if (first === undefined) return undefined
  const { commit } = first
  return {
    save: commit.save,
    intent: commit.intent,
    stated: new Date(commit.wallTime).toISOString(),
    records: recordsOf(connection, commits, Math.min(...logged.map(({ id }) => id))),
  }
}

function lastSaveId(
  connection: ReadConnection,
  installation: string,
  isAuthor: (person: string) => boolean,
): Uint8Array | undefined {
  const authors = new Map<string, boolean>()
  for (const { author, save } of connection.iterate<{ author: Uint8Array; save: Uint8Array }>(
    'SELECT author, save FROM commit_log WHERE installation = ? ORDER BY counter DESC',
    [fromHex(installation)],
  )) {
    const person = toHex(author)
    const own = authors.get(person) ?? isAuthor(person)
    if (own) return save
    authors.set(person, own)
  }
  return undefined
}

function recordsOf(
  connection: ReadConnection,
  commits: readonly HashedCommit[],
  firstLogged: number,
): readonly RecordToUndo[] {
  const changesBefore = earlierChanges(connection)
  const records = new Map<string, { first: HashedCommit; changes: StampedChange[] }>()
  for (const hashed of commits) {
    for (const change of stampedChanges(hashed)) {
      const known = records.get(change.record)
      if (known === undefined) records.set(change.record, { first: hashed, changes: [change] })
      else known.changes.push(change)
    }
  }
  return [...records].map(([id, { first, changes }]) => {
    const found = findRecord(connection, id)
    if (found === undefined) throw new RegisterDamage(`record ${id} of a commit is not known`)
    return {
      id,
      kind: found.kind,
      partition: first.commit.partition,
      isNew:
        connection.get('SELECT 1 FROM touched WHERE record = ? AND commit_id < ? LIMIT 1', [
          found.id,
          firstLogged,
        ]) === undefined,
      changes: changes.map((change): ChangeToUndo => ({
        field: change.field,
        element: change.element,
        commit: change.commit,
        before: change.replaces.flatMap((prefix) => changesBefore(prefix, change)),
      })),
      live: connection
        .all<{ field: number; element: string; prefix: Uint8Array }>(
          'SELECT field, element, prefix FROM live_change WHERE record = ?',
          [found.id],
        )
        .map(({ field, element, prefix }) => ({
          field,
          element: element === '' ? null : element,
          commit: toHex(prefix),
        })),
    }
  })
}

/** Looks up what a change replaced; a commit that several of them name is read once. */
function earlierChanges(
  connection: ReadConnection,
): (prefix: string, change: Change) => readonly StampedChange[] {
  const commits = new Map<string, readonly StampedChange[]>()
  const changesOf = (prefix: string): readonly StampedChange[] => {
    const logged = connection.get<LoggedBytes>(
      'SELECT id, hash, bytes FROM commit_log WHERE hash BETWEEN ? AND ? AND held = 0',
      [fromHex(prefix + '0'.repeat(32)), fromHex(prefix + 'f'.repeat(32))],
    )
    return logged === undefined ? [] : stampedChanges(decoded(logged))
  }
  return (prefix, { record, field, element }) => {
    const changes = commits.get(prefix) ?? changesOf(prefix)
    commits.set(prefix, changes)
    return changes.filter(
      (earlier) =>
        earlier.record === record && earlier.field === field && earlier.element === element,
    )
  }
}

function decoded({ hash, bytes }: LoggedBytes): HashedCommit {
  const commit = decodeCommit(bytes)
  if (!commit.ok) throw new RegisterDamage(`commit ${toHex(hash)}: ${commit.error.code}`)
  return { hash: toHex(hash), commit: commit.value }
}
