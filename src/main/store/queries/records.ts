import type { HistoryEntry, RecordView } from '../../../contract/records.ts'
import { decodeCommit } from '../../../contract/commit-codec.ts'
import { displayedValue, isConflict } from '../../../core/changes/live-values.ts'
import { partitionOfName } from '../../../core/changes/partition.ts'
import type { StampedChange } from '../../../core/changes/types.ts'
import { asMade } from '../../../core/changes/write-once.ts'
import { isFixed } from '../../../core/schema/fixed-fields.ts'
import { fieldNameOfNumber, kindOfNumber, type RecordKind } from '../../../core/schema/registry.ts'
import type { Value } from '../../../core/schema/value.ts'
import type { KnownRecord } from '../../usecases/ports/register.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { isMintedBy } from '../minted-ids.ts'
import { liveChangesOf } from '../merge.ts'
import { RegisterDamage } from '../open-failure.ts'
import { findRecord } from '../record-ids.ts'
import { recordLabel } from './labels.ts'

export function knownRecord(connection: ReadConnection, id: string): KnownRecord | undefined {
  const found = findRecord(connection, id)
  if (found === undefined) return undefined
  const kind = kindOfNumber(found.kind)
  const partition = partitionOfName(found.partition)
  return kind === undefined || partition === undefined ? undefined : { id, kind, partition }
}

/** One record with every field that has a value, and the live changes behind each. */
export function recordView(connection: ReadConnection, id: string): RecordView | undefined {
  const found = findRecord(connection, id)
  const kind = found === undefined ? undefined : kindOfNumber(found.kind)
  if (found === undefined || kind === undefined) return undefined
  const cells = connection.all<{ field: number; element: string }>(
    'SELECT DISTINCT field, element FROM live_change WHERE record = ? ORDER BY field, element',
    [found.id],
  )
  const fields: RecordView['fields'] = {}
  const sets: RecordView['sets'] = {}
  const all = cells.map(({ field, element }) => {
    const cell = {
      record: found.id,
      kind: found.kind,
      field,
      element: element === '' ? null : element,
    }
    return { ...cell, live: liveChangesOf(connection, cell, { record: id, kind: found.kind }) }
  })
  const made = asMade(
    found.kind,
    all.filter(({ field }) => isFixed(found.kind, field)),
    isMintedBy,
  )
  const others = all.filter(({ field }) => !isFixed(found.kind, field))
  for (const { field, element, live } of [...made.cells, ...others]) {
    if (live.length === 0) continue
    const name = fieldNameOfNumber(kind, field) ?? String(field)
    if (element === null) fields[name] = fieldState(live)
    else addElement(sets, name, element, live)
  }
  return { id, kind, label: recordLabel(connection, kind, found.id), fields, sets }
}

function fieldState(live: readonly StampedChange[]): RecordView['fields'][string] {
  return {
    value: jsonOf(displayedValue(live)),
    live: live.map(({ commit }) => commit),
    conflict: isConflict(live),
  }
}

function addElement(
  sets: RecordView['sets'],
  name: string,
  element: string,
  live: readonly StampedChange[],
): void {
  const mark = displayedValue(live)
  if (mark === null) return
  const elements = sets[name] ?? []
  elements.push({ element, mark: jsonOf(mark), live: live.map(({ commit }) => commit) })
  sets[name] = elements
}

type Json = RecordView['fields'][string]['value']

/** Every value that a change can hold is JSON. */
export function jsonOf(value: Value): Json {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(jsonOf)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonOf(inner)]))
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** Every change ever made to a record, oldest first, with what it replaced. */
export function recordHistory(connection: ReadConnection, id: string): readonly HistoryEntry[] {
  const found = findRecord(connection, id)
  if (found === undefined) return []
  const kind = kindOfNumber(found.kind) ?? null
  const names = nameLookup(connection)
  const live = new Set(
    connection
      .all<{ field: number; element: string; prefix: Uint8Array }>(
        'SELECT field, element, prefix FROM live_change WHERE record = ?',
        [found.id],
      )
      .map((row) => `${row.field}/${row.element}/${toHex(row.prefix)}`),
  )
  const values = new Map<string, Value>()
  const together = recordsOfSaves(connection, found.kind)
  const commits = connection.all<{
    hash: Uint8Array
    bytes: Uint8Array
    received: number
  }>(
    `SELECT c.hash, c.bytes, p.received FROM touched t JOIN commit_log c ON c.id = t.commit_id
     JOIN receipt p ON p.commit_id = c.id WHERE t.record = ?
     ORDER BY c.wall, c.logical, c.installation, c.counter, c.hash`,
    [found.id],
  )
  return commits.flatMap(({ hash, bytes, received }) => {
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) throw new RegisterDamage(`commit ${toHex(hash)}: ${decoded.error.code}`)
    const commit = decoded.value
    const prefix = toHex(hash).slice(0, 32)
    return commit.changes
      .filter((change) => change.record === id)
      .map((change): HistoryEntry => {
        const cell = `${change.field}/${change.element ?? ''}`
        const entry = {
          change: `${prefix}/${cell}`,
          record: id,
          kind,
          field: fieldName(kind, change.field),
          element: change.element,
          value: jsonOf(change.value),
          previous: change.replaces.flatMap((replaced) => {
            const before = values.get(`${replaced}/${cell}`)
            return before === undefined ? [] : [jsonOf(before)]
          }),
          intent: commit.intent,
          save: commit.save,
          together: together(commit.save) - 1,
          author: names.person(commit.author),
          office: names.office(commit.installation),
          stated: new Date(commit.wallTime).toISOString(),
          received: new Date(received).toISOString(),
          live: live.has(`${cell}/${prefix}`),
        }
        values.set(`${prefix}/${cell}`, change.value)
        return entry
      })
  })
}

/** How many records of a kind each save changed, as far as its commits are here; every save is read once. */
function recordsOfSaves(connection: ReadConnection, kind: number): (save: string) => number {
  const counts = new Map<string, number>()
  const count = (save: string): number => {
    const records = new Set<string>()
    for (const { hash, bytes } of connection.iterate<{ hash: Uint8Array; bytes: Uint8Array }>(
      'SELECT hash, bytes FROM commit_log WHERE save = ? AND held = 0',
      [fromHex(save)],
    )) {
      const decoded = decodeCommit(bytes)
      if (!decoded.ok) throw new RegisterDamage(`commit ${toHex(hash)}: ${decoded.error.code}`)
      for (const change of decoded.value.changes) {
        if (change.kind === kind) records.add(change.record)
      }
    }
    return records.size
  }
  return (save) => {
    const known = counts.get(save) ?? count(save)
    counts.set(save, known)
    return known
  }
}

const fieldName = (kind: RecordKind | null, number: number): string =>
  (kind === null ? undefined : fieldNameOfNumber(kind, number)) ?? String(number)

/** Names of people and offices as the register has them now; the bare id where it has none. */
export function nameLookup(connection: ReadConnection): {
  readonly person: (id: string) => string
  readonly office: (installation: string) => string
} {
  return {
    person: (id) =>
      connection.get<{ name: string | null }>(
        'SELECT p.name FROM record r JOIN record_person p ON p.record = r.id WHERE r.uid = ?',
        [fromHex(id)],
      )?.name ?? id,
    office: (installation) =>
      connection.get<{ name: string | null }>(
        `SELECT o.name FROM record r JOIN record_installation i ON i.record = r.id
         JOIN record_office o ON o.record = i.office WHERE r.uid = ?`,
        [fromHex(installation)],
      )?.name ?? installation,
  }
}
