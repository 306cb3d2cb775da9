import type { Value } from '../schema/value.ts'

/** 32 lower-case hexadecimal digits (16 bytes): records, installations, saves. */
export type Id = string
/** 64 lower-case hexadecimal digits: the SHA-256 of a commit's bytes. It names the commit. */
export type CommitHash = string
/** The first 32 digits of a commit's hash: with the cell it names one change. */
export type CommitPrefix = string

/** What can hold live values: a field of a record, or one element of a set field. */
export interface Cell {
  readonly record: Id
  /** Permanent field number; unknown numbers from newer versions merge like any other. */
  readonly field: number
  /** `null` for a single-valued field. */
  readonly element: string | null
}

/**
 * One cell gets a value. `replaces` names the changes that the author had on screen by their commits:
 * record, field and element are the change's own, so a replacement of something else cannot be written down.
 */
export interface Change extends Cell {
  /** Permanent number of the record's kind. */
  readonly kind: number
  readonly value: Value
  readonly replaces: readonly CommitPrefix[]
}

/** Hybrid logical clock: milliseconds since 1970 and a counter for what happens within one. */
export interface Clock {
  readonly wall: number
  readonly logical: number
}

export type PartitionKey =
  | { readonly kind: 'catalog' }
  | { readonly kind: 'office'; readonly id: Id }
  | { readonly kind: 'agreement'; readonly id: Id }

/** What one save changed in one partition. Serialised once; the same bytes for ever. */
export interface Commit {
  readonly schemaVersion: number
  readonly installation: Id
  readonly partition: PartitionKey
  /** From 1, within installation and partition. */
  readonly sequence: number
  /** Hash of the commit before it in the feed; `null` for the first. */
  readonly previous: CommitHash | null
  /** Installation-wide, from 1. */
  readonly counter: number
  readonly clock: Clock
  /** What the machine's clock said, unadjusted: shown to people, decides nothing. */
  readonly wallTime: number
  readonly author: Id
  /** What the person was doing: `progress.record`, `verdict.issue`… */
  readonly intent: string
  readonly save: Id
  readonly changes: readonly Change[]
}

/** A commit with the hash of its bytes. */
export interface HashedCommit {
  readonly hash: CommitHash
  readonly commit: Commit
}

/** A change with what is needed to order it: enough to merge without the rest of its commit. */
export interface StampedChange extends Change {
  readonly commit: CommitPrefix
  readonly stamp: Stamp
}

/** Strict total order of concurrent values: clock, installation, counter, commit hash. No preference for one's own. */
export interface Stamp {
  readonly clock: Clock
  readonly installation: Id
  readonly counter: number
  readonly hash: CommitHash
}
