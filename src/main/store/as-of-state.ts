import type { RegisterExtent } from '../usecases/ports/register.ts'
import { extentOf } from './extent.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import {
  bringPackages,
  bringWanted,
  existed,
  openPast,
  standing,
  wantPartitions,
  wantVanished,
} from './as-of-copy.ts'
import { openPastLists, type PastLists } from './as-of-lists.ts'
import { toHex } from './bytes.ts'
import type { OpenConnection, ReadConnection } from './connection.ts'
import type { KnownBy } from './known-by.ts'
import type { LocalCell } from './local-cell.ts'
import { sketchAll } from './projections/agreement-sketch.ts'
import { tableOf } from './projections/columns.ts'
import { findIssues } from './projections/issues/refresh-issues.ts'
import { refreshStanding } from './projections/refresh.ts'
import { refreshSearch } from './projections/search-text.ts'
import { withoutTimeline } from './projections/status-timeline.ts'
import type { RegisterFacts } from './register-facts.ts'
import { noteTurnedSince } from './revocation/turned-since.ts'

/**
 * The register as it was known, in a database of its own that has every table of a register, so that all questions
 * are asked of it as they are of the present. It holds the catalogue and what the office keeps of its own from the
 * start, and agreements once they are wanted.
 */
export interface PastState {
  readonly connection: ReadConnection
  /** What lists of all obligations, clauses, agreements and sessions show, and their counts. */
  lists(): ReadConnection
  /** The same once words can be looked for in it. */
  searchableLists(): ReadConnection
  /** Agreements by id, each with all that hangs from it. */
  bring(agreements: readonly string[]): void
  bringAll(): void
  /** The same with the agreements that are so many links away. */
  bringLinked(agreement: string, links: number): void
  /** Before issues are listed: they are looked for in the whole. */
  findIssues(): void
  /** The commits of the saves that touched a record, whatever they are about: histories say what was saved together. */
  bringSavesOf(record: string): void
  /** Before words are looked for in what was brought so far. */
  makeSearchable(): void
  /** Ids of the agreements that were ever put into these sessions (ids). */
  agreementsOf(sessions: readonly string[]): readonly string[]
  /** Id of the agreement with which a record is kept; `null`: with none, or there is no such record. */
  agreementBehind(record: string): string | null
  /** Hashes of all commits that had arrived, in their order as bytes. */
  hashes(): Iterable<Uint8Array>
  /** As of `RegisterReader`. */
  extent(): RegisterExtent
  close(): void
}

/**
 * Records that nobody touched since are copied as they are; those touched since are merged again from their commits.
 * So the work grows with what is asked for, and hardly with the register or with how long ago it was.
 */
export function openPastState(
  register: Pick<OpenConnection, 'path'>,
  facts: RegisterFacts,
  { position, day }: KnownBy,
): PastState {
  const past = openPast(register, facts, day)
  bringPackages(past, position)
  const revoked = noteTurnedSince(past, position)
  const brought = new Set<string>()
  /** Most questions look for no words, and to make them ready takes as long as all the rest. */
  const notSearchable: LocalCell[] = []
  let whole = false
  /** What `choose` names is brought in one go. */
  const take = (choose: () => void): void => {
    past.script('BEGIN')
    try {
      past.run('DELETE FROM wanted')
      choose()
      const settled = bringWanted(past, position, revoked)
      const cells = wantedCells(past, whole)
      refreshStanding(past, [...cells, ...settled], withoutTimeline)
      // There may be more of them than a call takes arguments.
      for (const cell of cells) notSearchable.push(cell)
      past.script('COMMIT')
    } catch (error) {
      past.script('ROLLBACK')
      throw error
    }
  }
  const bringPartitions = (partitions: readonly string[]): void => {
    const missing = partitions.filter((partition) => !brought.has(partition))
    if (whole || missing.length === 0) return
    take(() => wantPartitions(past, missing, position))
    for (const partition of missing) brought.add(partition)
  }

  const bringAgreements = (agreements: readonly string[]): void => {
    if (whole) return
    let partitions: readonly string[] = agreements.map((id) =>
      partitionName({ kind: 'agreement', id }),
    )
    // Which of several duplicates counts may only be seen in those that they are called the duplicates of.
    while (partitions.some((partition) => !brought.has(partition))) {
      bringPartitions(partitions)
      partitions = partitionsOfOriginals(past)
    }
  }

  bringPartitions(['catalog', `office:${facts.office}`])
  const bringAll = (): void => {
    if (whole) return
    whole = true
    take(() => wantAll(past, position))
  }
  let issuesFound = false
  let lists: PastLists | null = null
  const ofLists = (): PastLists => (lists ??= openPastLists(register, facts, { position, day }))
  return {
    connection: past,
    lists: () => ofLists().connection,
    searchableLists: () => {
      ofLists().makeSearchable()
      return ofLists().connection
    },
    bring: (agreements) => {
      bringAgreements(agreements)
      // A link is kept with the agreement that it comes from, and names the one at its other end.
      bringAgreements(linkedWith(past, agreements))
    },
    bringLinked: (agreement, links) => {
      let reached: readonly string[] = [agreement]
      bringAgreements(reached)
      for (let away = 0; away <= links; away += 1) {
        reached = linkedWith(past, reached)
        bringAgreements(reached)
      }
    },
    bringSavesOf: (record) => {
      past.run(
        `INSERT OR IGNORE INTO main.commit_log SELECT c.* FROM present.commit_log c
         JOIN present.receipt p ON p.commit_id = c.id
         WHERE p.merged <= :position AND c.save IN (
           SELECT d.save FROM present.record r JOIN present.touched t ON t.record = r.id
           JOIN present.commit_log d ON d.id = t.commit_id WHERE r.uid = unhex(:record))`,
        { position, record },
      )
    },
    bringAll,
    findIssues: () => {
      bringAll()
      if (issuesFound) return
      issuesFound = true
      sketchAll(past)
      past.run(
        `INSERT OR IGNORE INTO main.feed_fork SELECT f.commit_id FROM present.feed_fork f
         JOIN present.receipt p ON p.commit_id = f.commit_id WHERE p.merged <= ?`,
        [position],
      )
      findIssues(past)
    },
    makeSearchable: () => {
      if (notSearchable.length > 0) {
        refreshSearch(past, notSearchable.splice(0), new Set())
      }
    },
    agreementsOf: (sessions) =>
      past
        .all<{ uid: Uint8Array }>(
          `SELECT DISTINCT a.uid FROM json_each(?) j JOIN present.record s ON s.uid = unhex(j.value)
           JOIN present.agreement_session x ON x.session = s.id JOIN present.record a ON a.id = x.agreement`,
          [JSON.stringify(sessions)],
        )
        .map(({ uid }) => toHex(uid)),
    agreementBehind: (record) => {
      const place = past.get<{ partition: string | null }>(
        'SELECT partition FROM present.record WHERE uid = unhex(?)',
        [record],
      )?.partition
      return place?.startsWith('agreement:') === true ? place.slice('agreement:'.length) : null
    },
    *hashes() {
      for (const { hash } of past.iterate<{ hash: Uint8Array }>(
        'SELECT hash FROM present.commit_log WHERE id <= ? ORDER BY hash',
        [position],
      )) {
        yield hash
      }
    },
    extent: () => extentOf(past, 'present.commit_log', position),
    close: () => {
      lists?.close()
      past.close()
    },
  }
}

const mergedKinds = ['agreement', 'clause', 'obligation'] as const

/** Partitions of what records that were brought are called the duplicates of. */
const partitionsOfOriginals = (past: OpenConnection): readonly string[] =>
  mergedKinds.flatMap((kind) =>
    past.column<string>(
      `SELECT DISTINCT r.partition FROM main.${tableOf(kind)} x JOIN present.record r ON r.id = x.duplicate_of
       WHERE x.duplicate_of IS NOT NULL AND r.partition IS NOT NULL`,
    ),
  )

/**
 * Ids of the agreements at the other ends of links: to which they lead, and from which they may have come. A link that
 * was ever edited may have led elsewhere then.
 */
function linkedWith(past: OpenConnection, agreements: readonly string[]): readonly string[] {
  return past
    .all<{ uid: Uint8Array }>(
      `WITH wanted_agreement AS (
         SELECT a.id FROM json_each(?) j JOIN present.record a ON a.uid = unhex(j.value))
       SELECT r.uid FROM present.record r WHERE r.id IN (
         SELECT l.target FROM main.record_link l WHERE l.agreement IN wanted_agreement
         UNION SELECT l.agreement FROM present.record_link l WHERE l.target IN wanted_agreement
         UNION SELECT l.agreement FROM present.record_link l WHERE (
           SELECT count(*) FROM present.touched t WHERE t.record = l.record) > 1)
       AND r.kind = ${recordDefinitions.agreement.number}`,
      [JSON.stringify(agreements)],
    )
    .map(({ uid }) => toHex(uid))
}

/** All that was not brought before. */
function wantAll(past: OpenConnection, position: number): void {
  past.run(
    `INSERT INTO wanted (kind, record, touched) SELECT r.kind, r.id, ${standing} FROM present.record r
     WHERE r.kind IS NOT NULL AND ${existed}
       AND NOT EXISTS (SELECT 1 FROM main.record b WHERE b.id = r.id AND b.kind IS NOT NULL)`,
    { position },
  )
  wantVanished(past)
}

/** A session has counts once all its agreements are there, which only the whole can promise. */
function wantedCells(past: OpenConnection, whole: boolean): readonly LocalCell[] {
  const { number } = recordDefinitions.session
  const ofWanted = `SELECT record, kind, 0 AS field, NULL AS element FROM wanted WHERE kind <> ${number}`
  return past.all<LocalCell>(
    whole
      ? `${ofWanted} UNION ALL SELECT id, kind, 0, NULL FROM main.record WHERE kind = ${number}`
      : ofWanted,
  )
}
