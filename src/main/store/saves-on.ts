import { decodeCommit } from '../../contract/commit-codec.ts'
import type { DifferenceSave } from '../../contract/cutoffs.ts'
import type { Commit } from '../../core/changes/types.ts'
import { fieldNameOfNumber, kindOfNumber } from '../../core/schema/registry.ts'
import { toHex } from './bytes.ts'
import type { CommitsApart } from './commits-apart.ts'
import type { ReadConnection } from './connection.ts'
import { RegisterDamage } from './open-failure.ts'
import { nameLookup } from './queries/records.ts'

/** Records of which each is about one obligation. */
const ofObligation = [
  'record_progress_report',
  'record_evidence',
  'record_verdict',
  'record_extension',
  'record_notification',
  'record_reassignment',
]

/** Everything that is said of an obligation hangs from it or is above it. */
const concerning = `
  WITH obligation(id) AS MATERIALIZED (
    SELECT r.id FROM json_each(:obligations) j JOIN present.record r ON r.uid = unhex(j.value)),
  concerned(obligation, record) AS (
    SELECT id, id FROM obligation
    ${ofObligation
      .map(
        (table) =>
          `UNION SELECT o.id, x.record FROM obligation o JOIN present.${table} x ON x.obligation = o.id`,
      )
      .join('\n')}
    UNION SELECT o.id, s.clause FROM obligation o JOIN present.obligation_status s ON s.obligation = o.id
    UNION SELECT o.id, s.agreement FROM obligation o JOIN present.obligation_status s ON s.obligation = o.id
    UNION SELECT o.id, s.session FROM obligation o JOIN present.obligation_status s ON s.obligation = o.id
      WHERE s.session IS NOT NULL
    UNION SELECT o.id, x.record FROM obligation o JOIN present.obligation_status s ON s.obligation = o.id
      JOIN present.record_succession x ON x.predecessor = s.named_unit)`

/**
 * By obligation (id), what was saved on it or on what it hangs from with commits that two moments do not share: those
 * of the earlier alone first, then those of the later, each in the order in which they arrived.
 */
export function savesOn(
  apart: readonly CommitsApart[],
  obligations: readonly string[],
): ReadonlyMap<string, readonly DifferenceSave[]> {
  const byObligation = new Map<string, Map<string, DifferenceSave>>()
  for (const side of apart) {
    for (const { obligation, save } of savesOfSide(side, obligations)) {
      const known = byObligation.get(obligation) ?? new Map<string, DifferenceSave>()
      byObligation.set(obligation, known)
      const key = `${save.only} ${save.save}`
      const earlier = known.get(key)
      known.set(key, { ...save, reason: earlier?.reason ?? save.reason })
    }
  }
  return new Map([...byObligation].map(([obligation, saves]) => [obligation, [...saves.values()]]))
}

function* savesOfSide(
  { only, connection, ids, parameters }: CommitsApart,
  obligations: readonly string[],
): Generator<{ readonly obligation: string; readonly save: DifferenceSave }> {
  const rows = connection.iterate<{ obligation: Uint8Array; record: Uint8Array; commit: number }>(
    `${concerning}
     SELECT o.uid AS obligation, r.uid AS record, t.commit_id AS "commit"
     FROM concerned x JOIN present.touched t ON t.record = x.record
     JOIN present.receipt p ON p.commit_id = t.commit_id
     JOIN present.record o ON o.id = x.obligation JOIN present.record r ON r.id = x.record
     WHERE t.commit_id IN (${ids}) ORDER BY x.obligation, p.merged, t.commit_id`,
    { ...parameters, obligations: JSON.stringify(obligations) },
  )
  const names = nameLookup(connection)
  // A bulk save concerns hundreds of obligations: its commits are decoded once.
  const commits = new Map<number, ReadCommit>()
  for (const row of rows) {
    const known = commits.get(row.commit) ?? readCommit(connection, row.commit)
    commits.set(row.commit, known)
    yield {
      obligation: toHex(row.obligation),
      save: saveOn(toHex(row.record), known, only, names),
    }
  }
}

/** By record (id), what was saved on it alone, in the order of `savesOn`. */
export function savesOnRecords(
  apart: readonly CommitsApart[],
  records: readonly string[],
): ReadonlyMap<string, readonly DifferenceSave[]> {
  const byRecord = new Map<string, DifferenceSave[]>()
  for (const { only, connection, ids, parameters } of apart) {
    const names = nameLookup(connection)
    const commits = new Map<number, ReadCommit>()
    const rows = connection.iterate<{ record: Uint8Array; commit: number }>(
      `SELECT r.uid AS record, t.commit_id AS "commit" FROM json_each(:records) j
       JOIN present.record r ON r.uid = unhex(j.value) JOIN present.touched t ON t.record = r.id
       JOIN present.receipt p ON p.commit_id = t.commit_id
       WHERE t.commit_id IN (${ids}) ORDER BY p.merged, t.commit_id`,
      { ...parameters, records: JSON.stringify(records) },
    )
    for (const { record, commit } of rows) {
      const known = commits.get(commit) ?? readCommit(connection, commit)
      commits.set(commit, known)
      const id = toHex(record)
      const saves = byRecord.get(id) ?? []
      byRecord.set(id, saves)
      saves.push(saveOn(id, known, only, names))
    }
  }
  return byRecord
}

interface ReadCommit {
  readonly commit: Commit
  /** Milliseconds since 1970. */
  readonly received: number
}

const saveOn = (
  record: string,
  { commit, received }: ReadCommit,
  only: DifferenceSave['only'],
  names: ReturnType<typeof nameLookup>,
): DifferenceSave => ({
  save: commit.save,
  only,
  intent: commit.intent,
  author: names.person(commit.author),
  office: names.office(commit.installation),
  stated: new Date(commit.wallTime).toISOString(),
  received: new Date(received).toISOString(),
  reason: reasonIn(commit, record),
})

function readCommit(connection: ReadConnection, id: number): ReadCommit {
  const row = connection.get<{ bytes: Uint8Array; received: number }>(
    `SELECT c.bytes, p.received FROM present.commit_log c JOIN present.receipt p ON p.commit_id = c.id
     WHERE c.id = ?`,
    [id],
  )
  const decoded = row === undefined ? undefined : decodeCommit(row.bytes)
  if (row === undefined || decoded?.ok !== true) throw new RegisterDamage(`commit ${id}`)
  return { commit: decoded.value, received: row.received }
}

/** Verdicts, extensions, reassignments and withdrawals say why. */
function reasonIn(commit: Commit, record: string): string | null {
  for (const change of commit.changes) {
    if (change.record !== record || typeof change.value !== 'string') continue
    const kind = kindOfNumber(change.kind)
    const field = kind === undefined ? undefined : fieldNameOfNumber(kind, change.field)
    if (field === 'reason' || field === 'withdrawn') return change.value
  }
  return null
}
