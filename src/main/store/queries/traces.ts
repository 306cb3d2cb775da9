import type { ObligationDetail } from '../../../contract/records.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { kindOfNumber, registry } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { tableOf } from '../projections/columns.ts'
import { nameLookup } from './records.ts'

/** What hangs from an obligation and is part of its story. */
const casework = [
  'notification',
  'progressReport',
  'evidence',
  'verdict',
  'extension',
  'reassignment',
] as const

/** Field 10 of each of them is the obligation: the change that made the record. */
const madeBy = recordDefinitions.verdict.fields.obligation.number
const withdrawnBy = recordDefinitions.verdict.fields.withdrawn.number

/**
 * Who wrote what hangs from an obligation, and who withdrew it: the person, the office whose key signed it, the moment
 * that their clock said, and the moment at which this office had it. A record with several makers has the first.
 */
export function tracesOf(
  connection: ReadConnection,
  obligation: number,
): Pick<ObligationDetail, 'made' | 'taken'> {
  const names = nameLookup(connection)
  const records = [
    ...casework.map((kind) => `SELECT record FROM ${tableOf(kind)} WHERE obligation = :obligation`),
    'SELECT :obligation',
  ].join(' UNION ALL ')
  const rows = connection.all<{
    uid: Uint8Array
    kind: number
    field: number
    value: string
    author: Uint8Array
    installation: Uint8Array
    intent: string
    stated: number
    received: number
  }>(
    `SELECT r.uid, r.kind, l.field, l.value, c.author, c.installation, c.intent, c.wall_time AS stated,
       p.received FROM live_change l JOIN record r ON r.id = l.record
     JOIN commit_log c ON c.id = l.commit_id JOIN receipt p ON p.commit_id = c.id
     WHERE l.record IN (${records}) AND l.element = '' AND l.field IN (:made, :withdrawn)
     ORDER BY c.wall, c.logical, c.hash`,
    { obligation, made: madeBy, withdrawn: withdrawnBy },
  )
  const seen = new Set<string>()
  const made: ObligationDetail['made'] = []
  const taken: ObligationDetail['taken'] = []
  for (const row of rows) {
    const record = toHex(row.uid)
    const kind = kindOfNumber(row.kind)
    const value: unknown = JSON.parse(row.value)
    const place = `${record}/${row.field}`
    if (kind === undefined || value === null || seen.has(place)) continue
    seen.add(place)
    const trace = {
      record,
      by: names.person(toHex(row.author)),
      office: names.office(toHex(row.installation)),
      stated: new Date(row.stated).toISOString(),
      received: new Date(row.received).toISOString(),
    }
    if (row.field === withdrawnBy) {
      taken.push({
        ...trace,
        kind,
        reason: typeof value === 'string' ? value : '',
        reopened: kind === 'verdict' && row.intent === 'verdict.reopen',
      })
    } else if (row.kind !== registry.obligation.number) made.push(trace)
  }
  return { made, taken }
}
