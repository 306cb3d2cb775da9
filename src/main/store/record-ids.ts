import type { Id } from '../../core/changes/types.ts'
import { bulkInsert } from './bulk-insert.ts'
import { fromHex, toHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/** Local numbers of records. One object per transaction: a rolled-back number must not be remembered. */
export interface RecordIds {
  /** Looks many up at once: those about which a block of changes is. */
  expect(uids: ReadonlySet<Id>): void
  /**
   * The record that a change is about. `isNew`: no change before was about it, so all its cells are empty. `kind`: what
   * it is known as, which another commit may have stated.
   */
  ofChange(
    uid: Id,
    kind: number,
    partition: string,
  ): {
    readonly id: number
    readonly isNew: boolean
    readonly kind: number
    /** Where it is known to live. */
    readonly partition: string
  }
  /** It turned out to be this; `null`: nothing that counts is about it. */
  become(uid: Id, described: { readonly kind: number; readonly partition: string } | null): void
  /** A record that a value points to; it may not have arrived yet. */
  ofReference(uid: Id): number
  /** Permanent number of the kind of a record that was named before; `null`: it has not arrived. */
  kindOf(uid: Id): number | null
  /** Writes the numbers given out since the last time. Nothing may ask the database for them before. */
  write(): void
}

interface Known {
  readonly id: number
  readonly stored: boolean
  /** `null`: only pointed to, so far. */
  described: { readonly kind: number; readonly partition: string } | null
}

interface RecordRow {
  readonly id: number
  readonly kind: number | null
  readonly partition: string | null
}

/** Of a few one at a time is quicker. */
const worthAsking = 8

export function recordIds(connection: WriteConnection): RecordIds {
  const known = new Map<Id, Known>()
  /** Looked for and not there. */
  const absent = new Set<Id>()
  /** Given out or described here and not written yet. */
  const unwritten = new Map<Id, Known>()
  let last: number | null = null

  const remember = (uid: Id, { id, kind, partition }: RecordRow): Known => {
    const described = kind === null ? null : { kind, partition: partition ?? '' }
    const entry = { id, stored: true, described }
    known.set(uid, entry)
    return entry
  }
  const find = (uid: Id): Known | undefined => {
    const remembered = known.get(uid)
    if (remembered !== undefined) return remembered
    if (absent.has(uid)) return undefined
    const found = connection.get<RecordRow>(
      'SELECT id, kind, partition FROM record WHERE uid = ?',
      [fromHex(uid)],
    )
    return found === undefined ? undefined : remember(uid, found)
  }
  const make = (uid: Id, described: Known['described']): Known => {
    last ??=
      connection.get<{ last: number | null }>('SELECT max(id) AS last FROM record')?.last ?? 0
    last += 1
    const entry = { id: last, stored: false, described }
    known.set(uid, entry)
    unwritten.set(uid, entry)
    absent.delete(uid)
    return entry
  }

  return {
    expect: (uids) => {
      const asked = [...uids].filter((uid) => !known.has(uid))
      if (asked.length < worthAsking) return
      for (const uid of asked) absent.add(uid)
      for (const row of connection.all<RecordRow & { uid: Uint8Array }>(
        `SELECT r.uid, r.id, r.kind, r.partition FROM json_each(?) j CROSS JOIN record r ON r.uid = unhex(j.value)`,
        [JSON.stringify(asked)],
      )) {
        const uid = toHex(row.uid)
        absent.delete(uid)
        remember(uid, row)
      }
    },
    ofChange: (uid, kind, partition) => {
      const found = find(uid)
      if (found !== undefined && found.described !== null) {
        return { id: found.id, isNew: false, ...found.described }
      }
      const described = { kind, partition }
      if (found === undefined) return { id: make(uid, described).id, isNew: true, ...described }
      found.described = described
      unwritten.set(uid, found)
      return { id: found.id, isNew: true, ...described }
    },
    become: (uid, described) => {
      const found = find(uid)
      if (found === undefined) throw new Error(`nothing names record ${uid}`)
      found.described = described
      unwritten.set(uid, found)
    },
    ofReference: (uid) => (find(uid) ?? make(uid, null)).id,
    kindOf: (uid) => find(uid)?.described?.kind ?? null,
    write: () => {
      const rows = bulkInsert(connection, 'record (id, uid, kind, partition)', 4)
      for (const [uid, { id, stored, described }] of unwritten) {
        const kind = described?.kind ?? null
        const partition = described?.partition ?? null
        if (stored) {
          connection.run(
            'UPDATE record SET kind = ?, partition = coalesce(?, partition) WHERE id = ?',
            [kind, partition, id],
          )
        } else {
          rows.add([id, fromHex(uid), kind, partition])
        }
        known.set(uid, { id, stored: true, described })
      }
      rows.write()
      unwritten.clear()
    },
  }
}

/** The local number of a record that some change is about; `undefined`: no such record here. */
export function findRecord(
  connection: ReadConnection,
  uid: Id,
): { readonly id: number; readonly kind: number; readonly partition: string } | undefined {
  return connection.get<{ id: number; kind: number; partition: string }>(
    'SELECT id, kind, partition FROM record WHERE uid = ? AND kind IS NOT NULL',
    [fromHex(uid)],
  )
}
