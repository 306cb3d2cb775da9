import { isList } from '../core/changes/plain-value.ts'
import { saveIdOf } from '../core/changes/save.ts'
import type { Change, Commit, PartitionKey } from '../core/changes/types.ts'
import { failure, success } from '../core/result.ts'
import type { Result } from '../core/result.ts'
import type { Value } from '../core/schema/value.ts'
import { bytesOfHex, hexOfBytes } from './hexadecimal.ts'

/**
 * A commit as the plain lists, bytes, numbers and texts that CBOR carries, and back:
 * `docs/formats.md`, section "Commit". Reading checks shapes only; `commitProblem` and the
 * comparison with a second writing do the rest.
 */
export type Wire = null | boolean | number | string | Uint8Array | readonly Wire[] | WireMap
interface WireMap {
  readonly [name: string]: Wire
}

const formatVersion = 1

export type CommitDecodeError =
  | { readonly code: 'commit_too_large'; readonly bytes: number }
  /** A newer program wrote it in a way that this one cannot read. */
  | { readonly code: 'commit_version_unknown'; readonly version: number }
  /** `problem` is for a log. */
  | { readonly code: 'commit_malformed'; readonly problem: string }

export function writeCommit(commit: Commit): Wire {
  const { partition, clock } = commit
  return [
    formatVersion,
    commit.schemaVersion,
    bytesOfHex(commit.installation),
    partitionNumbers[partition.kind],
    partition.kind === 'catalog' ? null : bytesOfHex(partition.id),
    commit.sequence,
    commit.previous === null ? null : bytesOfHex(commit.previous),
    commit.counter,
    clock.wall,
    clock.logical,
    commit.wallTime - clock.wall,
    bytesOfHex(commit.author),
    commit.intent,
    commit.save === saveIdOf(commit.installation, clock) ? null : bytesOfHex(commit.save),
    writeGroups(commit.changes),
  ]
}

export function readCommit(wire: unknown): Result<Commit, CommitDecodeError> {
  try {
    const [version, ...items] = readList(wire)
    const known = readInteger(version)
    return known === formatVersion
      ? success(readVersion1(items))
      : failure({ code: 'commit_version_unknown', version: known })
  } catch (error) {
    if (error instanceof WrongShape) return malformed(error.message)
    throw error
  }
}

const partitionNumbers = { catalog: 0, office: 1, agreement: 2 } as const

/** Never leaves this file. */
class WrongShape extends Error {}

function readVersion1(items: readonly unknown[]): Commit {
  const [schemaVersion, installation, kind, id, sequence, previous, counter, ...others] = items
  const [wall, logical, wallTime, author, intent, save, groups, ...tooMany] = others
  if (tooMany.length > 0) throw new WrongShape('a commit has 15 items')
  const clock = { wall: readInteger(wall), logical: readInteger(logical) }
  const owner = readHex(installation, 16)
  return {
    schemaVersion: readInteger(schemaVersion),
    installation: owner,
    partition: readPartition(kind, id),
    sequence: readInteger(sequence),
    previous: previous === null ? null : readHex(previous, 32),
    counter: readInteger(counter),
    clock,
    wallTime: clock.wall + readInteger(wallTime),
    author: readHex(author, 16),
    intent: readText(intent),
    save: save === null ? saveIdOf(owner, clock) : readHex(save, 16),
    changes: readList(groups).flatMap(readGroup),
  }
}

function readPartition(kind: unknown, id: unknown): PartitionKey {
  switch (kind) {
    case partitionNumbers.catalog:
      if (id !== null) throw new WrongShape('the catalogue has no id')
      return { kind: 'catalog' }
    case partitionNumbers.office:
      return { kind: 'office', id: readHex(id, 16) }
    case partitionNumbers.agreement:
      return { kind: 'agreement', id: readHex(id, 16) }
    default:
      throw new WrongShape('no such kind of partition')
  }
}

/** The changes of one record follow each other and name it once. */
function writeGroups(changes: readonly Change[]): readonly Wire[] {
  const groups: Wire[][] = []
  let record: string | null = null
  for (const change of changes) {
    if (change.record !== record) groups.push([change.kind, bytesOfHex(change.record)])
    record = change.record
    groups.at(-1)?.push(writeChange(change))
  }
  return groups
}

function readGroup(group: unknown): readonly Change[] {
  const [kind, record, ...changes] = readList(group)
  const owner = { kind: readInteger(kind), record: readHex(record, 16) }
  return changes.map((change) => ({ ...owner, ...readChange(change) }))
}

function writeChange({ field, element, value, replaces }: Change): Wire {
  const wire: Wire[] = [field, writeValue(value)]
  if (element !== null) return [...wire, bytesOfHex(replaces.join('')), writeValue(element)]
  return replaces.length === 0 ? wire : [...wire, bytesOfHex(replaces.join(''))]
}

function readChange(change: unknown): Omit<Change, 'kind' | 'record'> {
  const items = readList(change)
  if (items.length < 2 || items.length > 4) throw new WrongShape('a change has 2 to 4 items')
  const [field, value, replaces, element] = items
  return {
    field: readInteger(field),
    element: items.length < 4 ? null : readElement(element),
    value: readValue(value),
    replaces: items.length < 3 ? [] : readPrefixes(replaces),
  }
}

function readElement(wire: unknown): string {
  const element = readValue(wire)
  if (typeof element !== 'string') throw new WrongShape('an element is a text')
  return element
}

function readPrefixes(wire: unknown): readonly string[] {
  const bytes = readBytes(wire)
  if (bytes.length % 16 !== 0) throw new WrongShape('not commit prefixes')
  const prefixes: string[] = []
  for (let start = 0; start < bytes.length; start += 16) {
    prefixes.push(hexOfBytes(bytes.subarray(start, start + 16)))
  }
  return prefixes
}

const idOrHash = /^(?:[0-9a-f]{32}){1,2}$/

/** Ids and hashes are most of what a register holds: as bytes they take half the room. */
function writeValue(value: Value): Wire {
  if (typeof value === 'string') return idOrHash.test(value) ? bytesOfHex(value) : value
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(writeValue)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, writeValue(inner)]))
}

function readValue(wire: unknown): Value {
  switch (typeof wire) {
    case 'boolean':
    case 'number':
    case 'string':
      return wire
    case 'object':
      if (wire === null) return null
      if (wire instanceof Uint8Array) return readHex(wire, wire.length === 16 ? 16 : 32)
      if (Array.isArray(wire)) return wire.map(readValue)
      return Object.fromEntries(
        Object.entries(wire).map(([name, inner]) => [name, readValue(inner)]),
      )
    default:
      throw new WrongShape('no such type of value')
  }
}

function readInteger(wire: unknown): number {
  if (!Number.isSafeInteger(wire) || typeof wire !== 'number')
    throw new WrongShape('not an integer')
  return wire
}

function readText(wire: unknown): string {
  if (typeof wire !== 'string') throw new WrongShape('not a text')
  return wire
}

function readHex(wire: unknown, length: 16 | 32): string {
  const bytes = readBytes(wire)
  if (bytes.length !== length) throw new WrongShape(`not ${length} bytes`)
  return hexOfBytes(bytes)
}

function readBytes(wire: unknown): Uint8Array {
  if (!(wire instanceof Uint8Array)) throw new WrongShape('not bytes')
  return wire
}

function readList(wire: unknown): readonly unknown[] {
  if (!Array.isArray(wire)) throw new WrongShape('not a list')
  return wire
}

function malformed(problem: string): Result<never, CommitDecodeError> {
  return failure({ code: 'commit_malformed', problem })
}
