import { commitLimits } from '../core/changes/limits.ts'
import { saveIdOf } from '../core/changes/save.ts'
import type { Change, Commit, PartitionKey } from '../core/changes/types.ts'
import { failure, success } from '../core/result.ts'
import type { Result } from '../core/result.ts'
import type { Value } from '../core/schema/value.ts'
import {
  cborReader,
  isLaterName,
  majorTypes,
  nextType,
  readEnd,
  readHex,
  readIdOrHash,
  readIds,
  readInteger,
  readListLength,
  readMapLength,
  readSimple,
  readText,
  skipNull,
  WrongShape,
} from './cbor-reader.ts'
import type { CborReader } from './cbor-reader.ts'
import { formatVersion, isIdOrHash, partitionNumbers } from './commit-wire.ts'
import type { CommitDecodeError } from './commit-wire.ts'

/**
 * The commit in these bytes, as `writeCommit` lays it out: shapes, and that nothing could be written
 * in another way. What a commit must be besides is said by `commitProblem`.
 */
export function readCommit(bytes: Uint8Array): Result<Commit, CommitDecodeError> {
  try {
    const reader = cborReader(bytes)
    const items = readListLength(reader)
    const version = readInteger(reader)
    if (version !== formatVersion) return failure({ code: 'commit_version_unknown', version })
    if (items !== commitItems) throw new WrongShape(`a commit has ${commitItems} items`)
    const commit = readVersion1(reader)
    readEnd(reader)
    return success(commit)
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error
    return failure({ code: 'commit_malformed', problem: error.message })
  }
}

const commitItems = 15

/** In the order of the bytes. */
function readVersion1(reader: CborReader): Commit {
  const schemaVersion = readInteger(reader)
  const installation = readHex(reader, 16)
  const partition = readPartition(reader)
  const sequence = readInteger(reader)
  const previous = skipNull(reader) ? null : readHex(reader, 32)
  const counter = readInteger(reader)
  const clock = { wall: readInteger(reader), logical: readInteger(reader) }
  const wallTime = clock.wall + readInteger(reader)
  const author = readHex(reader, 16)
  const intent = readText(reader)
  const derived = saveIdOf(installation, clock)
  const save = skipNull(reader) ? derived : readOtherSave(reader, derived)
  const changes = readGroups(reader)
  return {
    schemaVersion,
    installation,
    partition,
    sequence,
    previous,
    counter,
    clock,
    wallTime,
    author,
    intent,
    save,
    changes,
  }
}

function readPartition(reader: CborReader): PartitionKey {
  switch (readInteger(reader)) {
    case partitionNumbers.catalog:
      if (!skipNull(reader)) throw new WrongShape('the catalogue has no id')
      return { kind: 'catalog' }
    case partitionNumbers.office:
      return { kind: 'office', id: readHex(reader, 16) }
    case partitionNumbers.agreement:
      return { kind: 'agreement', id: readHex(reader, 16) }
    default:
      throw new WrongShape('no such kind of partition')
  }
}

function readOtherSave(reader: CborReader, derived: string): string {
  const save = readHex(reader, 16)
  if (save === derived) throw new WrongShape('a save id that need not be written')
  return save
}

/** The changes of one record follow each other and name it once. */
function readGroups(reader: CborReader): readonly Change[] {
  const changes: Change[] = []
  let before: string | null = null
  for (let groups = readListLength(reader); groups > 0; groups--) {
    const items = readListLength(reader)
    if (items < 3) throw new WrongShape('a group without changes')
    const kind = readInteger(reader)
    const record = readHex(reader, 16)
    if (record === before) throw new WrongShape('a record in two groups')
    before = record
    for (let read = 2; read < items; read++) changes.push(readChange(reader, kind, record))
  }
  return changes
}

function readChange(reader: CborReader, kind: number, record: string): Change {
  const items = readListLength(reader)
  if (items < 2 || items > 4) throw new WrongShape('a change has 2 to 4 items')
  const field = readInteger(reader)
  const value = readValue(reader, commitLimits.valueDepth)
  const replaces = items < 3 ? [] : readIds(reader)
  if (items === 3 && replaces.length === 0) throw new WrongShape('an empty list of replacements')
  const element = items < 4 ? null : readElement(reader)
  return { kind, record, field, element, value, replaces }
}

function readElement(reader: CborReader): string {
  switch (nextType(reader)) {
    case majorTypes.bytes:
      return readIdOrHash(reader)
    case majorTypes.text:
      return readValueText(reader)
    default:
      throw new WrongShape('an element is a text')
  }
}

/** Ids and hashes are most of what a register holds: as bytes they take half the room. */
function readValueText(reader: CborReader): string {
  const text = readText(reader)
  if (isIdOrHash(text)) throw new WrongShape('an id written as text')
  return text
}

/** `depth`: how many levels of lists and objects may still be opened. */
function readValue(reader: CborReader, depth: number): Value {
  switch (nextType(reader)) {
    case majorTypes.unsigned:
    case majorTypes.negative:
      return readInteger(reader)
    case majorTypes.bytes:
      return readIdOrHash(reader)
    case majorTypes.text:
      return readValueText(reader)
    case majorTypes.list:
      return readListValue(reader, depth)
    case majorTypes.map:
      return readMapValue(reader, depth)
    case majorTypes.simple:
      return readSimple(reader)
    default:
      throw new WrongShape('a tag')
  }
}

function readListValue(reader: CborReader, depth: number): Value {
  if (depth === 0) throw new WrongShape('nested too deeply')
  const values: Value[] = []
  for (let items = readListLength(reader); items > 0; items--) {
    values.push(readValue(reader, depth - 1))
  }
  return values
}

function readMapValue(reader: CborReader, depth: number): Value {
  if (depth === 0) throw new WrongShape('nested too deeply')
  const entries: [string, Value][] = []
  let before: { start: number; end: number } | null = null
  for (let items = readMapLength(reader); items > 0; items--) {
    const start = reader.at
    const name = readText(reader)
    const place = { start, end: reader.at }
    if (before !== null && !isLaterName(reader, before, place)) {
      throw new WrongShape('names are not in order or not unique')
    }
    before = place
    entries.push([name, readValue(reader, depth - 1)])
  }
  return Object.fromEntries(entries)
}
