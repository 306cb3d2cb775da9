import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { responsibilities } from '../projections/responsibility.ts'
import { findRecord } from '../record-ids.ts'

/** The code of the unit that would answer for each obligation on a day if all were given to `unit` from a day on. */
export function unitsIfReassigned(
  connection: ReadConnection,
  obligations: readonly string[],
  { unit, from }: { readonly unit: string; readonly from: string },
  day: string,
): ReadonlyMap<string, string> {
  const given = findRecord(connection, unit)
  if (given === undefined) return new Map()
  const rows = obligations.flatMap((id) =>
    connection.all<{ record: number; uid: Uint8Array; unit: number | null }>(
      `SELECT o.record, r.uid, o.unit FROM record r JOIN record_obligation o ON o.record = r.id
       WHERE r.uid = ?`,
      [fromHex(id)],
    ),
  )
  const answering = responsibilities(connection, rows, day, { unit: given.id, from })
  const codes = new Map<number, string>()
  const codeOf = (record: number): string => {
    const known =
      codes.get(record) ??
      connection.get<{ code: string | null }>('SELECT code FROM record_unit WHERE record = ?', [
        record,
      ])?.code ??
      ''
    codes.set(record, known)
    return known
  }
  return new Map(
    rows.map(({ record, uid }) => {
      const answers = answering.get(record)?.unit ?? null
      return [toHex(uid), answers === null ? '' : codeOf(answers)]
    }),
  )
}
