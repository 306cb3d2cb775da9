import { partitionName } from '../../../core/changes/partition.ts'
import { registry, type RecordKind } from '../../../core/schema/registry.ts'
import type { MirrorChanges, MirrorPosition } from '../../usecases/ports/register-mirror.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import { nameOfKind, publishedKinds } from './mirror-tables.ts'

/** More than that is read as quickly whole. */
const mostChanges = 200_000

interface Touched {
  readonly id: number
  readonly uid: Uint8Array
  readonly kind: number | null
}

/**
 * Rows that may be others since the log was as long as `then`, which is the beginning of what it is now. `null`: too
 * many to tell them apart. Who answers for an obligation also changes with the day, without a commit.
 */
export function changedSince(
  connection: ReadConnection,
  then: MirrorPosition,
  now: MirrorPosition,
): MirrorChanges | null {
  const touched = connection.all<Touched>(
    `SELECT r.id, r.uid, r.kind FROM record r WHERE r.id IN (
       SELECT t.record FROM touched t WHERE t.commit_id IN (
         SELECT id FROM commit_log WHERE id > :commit
         UNION SELECT commit_id FROM receipt WHERE merged <> commit_id AND merged > :commit)
       UNION SELECT x.id FROM record x WHERE x.partition IN (SELECT value FROM json_each(:turned)))
     LIMIT ${mostChanges + 1}`,
    { commit: then.commit, turned: JSON.stringify(turnedPartitions(then, now)) },
  )
  if (touched.length > mostChanges) return null
  const obligations = connection.all<Touched>(
    `SELECT r.id, r.uid, r.kind FROM record r WHERE r.id IN (
       SELECT p.obligation FROM status_past p WHERE p.until > :commit
       UNION SELECT s.obligation FROM obligation_status s
         WHERE s.responsible_from > :before AND s.responsible_from <= :now
       UNION SELECT s.obligation FROM obligation_status s
         WHERE s.responsible_until > :before AND s.responsible_until <= :now
       UNION SELECT value FROM json_each(:touched))
     LIMIT ${mostChanges + 1}`,
    {
      commit: then.commit,
      before: then.day,
      now: now.day,
      touched: listedIn(idsOf(touched, 'obligation')),
    },
  )
  if (obligations.length > mostChanges) return null
  const scopes = connection.column<Uint8Array>(
    `SELECT r.uid FROM record r WHERE r.id IN (
       SELECT s.clause FROM obligation_status s WHERE s.obligation IN (SELECT value FROM json_each(:obligations))
       UNION SELECT s.agreement FROM obligation_status s WHERE s.obligation IN (SELECT value FROM json_each(:obligations))
       UNION SELECT s.session FROM obligation_status s WHERE s.obligation IN (SELECT value FROM json_each(:obligations))
       UNION SELECT p.clause FROM status_past p WHERE p.until > :commit
       UNION SELECT p.agreement FROM status_past p WHERE p.until > :commit
       UNION SELECT p.session FROM status_past p WHERE p.until > :commit
       UNION SELECT value FROM json_each(:touched))`,
    {
      commit: then.commit,
      obligations: listedIn(obligations.map(({ id }) => id)),
      touched: listedIn([
        ...idsOf(touched, 'clause'),
        ...idsOf(touched, 'agreement'),
        ...idsOf(touched, 'session'),
      ]),
    },
  )
  // A record that turned out to be of another kind has no row in the table of its former one any more.
  const contested = new Set(
    connection.column<number>(
      'SELECT record FROM contested_kind WHERE record IN (SELECT value FROM json_each(?))',
      [listedIn(touched.map(({ id }) => id))],
    ),
  )
  const hex = (records: readonly Touched[]): readonly string[] =>
    records.map(({ uid }) => toHex(uid))
  return new Map([
    ...publishedKinds.map(
      (kind) =>
        [
          nameOfKind(kind),
          hex(
            touched.filter(
              (record) => record.kind === registry[kind].number || contested.has(record.id),
            ),
          ),
        ] as const,
    ),
    ['set_element', hex(touched)],
    ['obligation_status', hex(obligations)],
    ['roll_up', scopes.map(toHex)],
  ])
}

/** Agreements that are confidential by one of two and not by the other, as partitions. */
function turnedPartitions(then: MirrorPosition, now: MirrorPosition): readonly string[] {
  const [before, after] = [new Set(then.withheld), new Set(now.withheld)]
  return [
    ...then.withheld.filter((id) => !after.has(id)),
    ...now.withheld.filter((id) => !before.has(id)),
  ].map((id) => partitionName({ kind: 'agreement', id }))
}

const idsOf = (records: readonly Touched[], kind: RecordKind): readonly number[] =>
  records.flatMap(({ id, kind: number }) => (number === registry[kind].number ? [id] : []))
