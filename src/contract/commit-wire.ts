import { isList } from '../core/changes/plain-value.ts'
import { saveIdOf } from '../core/changes/save.ts'
import type { Change, Commit } from '../core/changes/types.ts'
import type { Value } from '../core/schema/value.ts'
import { bytesOfHex } from './hexadecimal.ts'

/**
 * A commit as the plain lists, bytes, numbers and texts that CBOR carries,
 * `docs/formats.md`, section "Commit". `commit-reader.ts` is the way back.
 */
export type Wire = null | boolean | number | string | Uint8Array | readonly Wire[] | WireMap
interface WireMap {
  readonly [name: string]: Wire
}

export const formatVersion = 1

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

export const partitionNumbers = { catalog: 0, office: 1, agreement: 2 } as const

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

function writeChange({ field, element, value, replaces }: Change): Wire {
  const wire: Wire[] = [field, writeValue(value)]
  if (element !== null) return [...wire, bytesOfHex(replaces.join('')), writeValue(element)]
  return replaces.length === 0 ? wire : [...wire, bytesOfHex(replaces.join(''))]
}

const idOrHash = /^(?:[0-9a-f]{32}){1,2}$/

export function isIdOrHash(text: string): boolean {
  return (text.length === 32 || text.length === 64) && idOrHash.test(text)
}

/** Ids and hashes are most of what a register holds: as bytes they take half the room. */
function writeValue(value: Value): Wire {
  if (typeof value === 'string') return isIdOrHash(value) ? bytesOfHex(value) : value
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(writeValue)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, writeValue(inner)]))
}
