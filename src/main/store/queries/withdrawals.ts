import type { DossierWithdrawal } from '../../../contract/dossier.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { dayIn } from '../known-by.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { tableOf } from '../projections/columns.ts'
import { readFacts } from '../register-facts.ts'
import { recordLabel } from './labels.ts'
import { nameLookup } from './records.ts'

/**
 * Which of some records of a kind are withdrawn or duplicates of another, by id: why, who said so, for which office,
 * and on which day of the register's time zone. Of several who withdrew it, the one whose reason is shown.
 */
export function withdrawalsOf(
  connection: ReadConnection,
): (kind: RecordKind, ids: readonly string[]) => ReadonlyMap<string, DossierWithdrawal> {
  const names = nameLookup(connection)
  const timeZone = readFacts(connection)?.timeZone
  if (timeZone === undefined) throw new Error('a register without a time zone was opened')
  return (kind, ids) => {
    const gone = connection.all<{
      record: number
      uid: Uint8Array
      withdrawn: string | null
      duplicateOf: number | null
    }>(
      `SELECT x.record, r.uid, x.withdrawn, x.duplicate_of AS duplicateOf
       FROM ${tableOf(kind)} x JOIN record r ON r.id = x.record
       WHERE (x.withdrawn IS NOT NULL OR x.duplicate_of IS NOT NULL)
         AND r.uid IN (SELECT unhex(value) FROM json_each(?))`,
      [JSON.stringify(ids)],
    )
    return new Map(
      gone.map(({ record, uid, withdrawn, duplicateOf }) => {
        const said = lastSaid(
          connection,
          record,
          withdrawn === null ? duplicateOfField : withdrawnField,
        )
        return [
          toHex(uid),
          {
            kind: withdrawn === null ? 'duplicate' : 'withdrawn',
            reason:
              withdrawn ?? (duplicateOf === null ? '' : recordLabel(connection, kind, duplicateOf)),
            person: names.person(toHex(said.author)),
            office: names.office(toHex(said.installation)),
            on: dayIn(timeZone, said.wallTime),
          },
        ]
      }),
    )
  }
}

/** The same in every kind of record. */
const withdrawnField = 1
const duplicateOfField = 2

interface Said {
  readonly author: Uint8Array
  readonly installation: Uint8Array
  readonly wallTime: number
}

/** The commit of the value that is shown: the greatest of the live ones (DESIGN 4). */
function lastSaid(connection: ReadConnection, record: number, field: number): Said {
  const said = connection.get<Said>(
    `SELECT c.author, c.installation, c.wall_time AS wallTime
     FROM live_change l JOIN commit_log c ON c.id = l.commit_id
     WHERE l.record = ? AND l.field = ? AND l.element = ''
     ORDER BY c.wall DESC, c.logical DESC, c.installation DESC, c.counter DESC, c.hash DESC LIMIT 1`,
    [record, field],
  )
  if (said === undefined) throw new Error(`record ${record} is withdrawn by no commit of the log`)
  return said
}
