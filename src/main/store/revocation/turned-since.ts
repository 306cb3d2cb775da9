import type { Revoked } from '../../../core/exchange/counting.ts'
import type { WriteConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import { revokedBy, revokedNow, turnedBetween, writeRevoked } from './revoked-installations.ts'

/**
 * Notes in `turned_record` of what it is otherwise now than at `position` which of its commits count, with whether anything
 * of it counted then. `past`: a database to which the register is attached as `present`.
 */
export function noteTurnedSince(past: WriteConnection, position: number): Revoked {
  past.script(
    `CREATE TEMP TABLE turned_record (
       record INTEGER PRIMARY KEY, kind INTEGER NOT NULL, existed INTEGER NOT NULL)`,
  )
  const then = revokedBy(past, position, 'present')
  writeRevoked(past, then)
  const turned = turnedBetween(past, revokedNow(past, 'present'), then, 'present')
  const commits = [...turned.counting, ...turned.disregarded]
  if (commits.length === 0) return then
  past.run(
    `INSERT INTO turned_record (record, kind, existed)
     SELECT x.record, coalesce(r.kind, (
         SELECT d.kind FROM present.disregarded d WHERE d.record = x.record LIMIT 1)),
       EXISTS (SELECT 1 FROM (
           SELECT t.commit_id FROM present.touched t WHERE t.record = x.record
             AND t.commit_id NOT IN (SELECT value FROM json_each(:disregarded))
           UNION ALL SELECT d.commit_id FROM present.disregarded d WHERE d.record = x.record
             AND d.commit_id IN (SELECT value FROM json_each(:counting))) y
         JOIN present.receipt p ON p.commit_id = y.commit_id WHERE p.merged <= :position)
     FROM (SELECT record FROM present.touched WHERE commit_id IN (SELECT value FROM json_each(:commits))
       UNION SELECT record FROM present.disregarded
         WHERE commit_id IN (SELECT value FROM json_each(:commits))) x
     JOIN present.record r ON r.id = x.record`,
    {
      position,
      commits: listedIn(commits),
      counting: listedIn(turned.counting),
      disregarded: listedIn(turned.disregarded),
    },
  )
  return then
}
