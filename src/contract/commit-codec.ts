import { Tokenizer, decode, encode, rfc8949EncodeOptions } from 'cborg'
import type { DecodeOptions } from 'cborg'
import { commitProblem } from '../core/changes/commit-problem.ts'
import { commitLimits } from '../core/changes/limits.ts'
import type { Commit } from '../core/changes/types.ts'
import { failure, success } from '../core/result.ts'
import type { Result } from '../core/result.ts'
import { readCommit, writeCommit } from './commit-wire.ts'
import type { CommitDecodeError } from './commit-wire.ts'

/**
 * The bytes of a commit are described in `docs/formats.md`, section "Commit". They are permanent.
 */

/**
 * The one and only serialisation of a commit. A commit that no office would accept is a bug: an
 * exception.
 */
export function encodeCommit(commit: Commit): Uint8Array {
  const problem = commitProblem(commit)
  if (problem !== null) throw new Error(`not a commit: ${problem}`)
  const bytes = serialise(commit)
  if (bytes.length > commitLimits.bytes) throw new Error(`commit of ${bytes.length} bytes`)
  return bytes
}

/**
 * Accepts exactly what `encodeCommit` can write: any other bytes, even for the same commit, would
 * have another hash and be another commit.
 */
export function decodeCommit(bytes: Uint8Array): Result<Commit, CommitDecodeError> {
  if (bytes.length > commitLimits.bytes) {
    return failure({ code: 'commit_too_large', bytes: bytes.length })
  }
  const parsed = parse(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!parsed.ok) return parsed
  const read = readCommit(parsed.value)
  if (!read.ok) return read
  const problem = commitProblem(read.value)
  if (problem !== null) return malformed(problem)
  return isSame(serialise(read.value), bytes) ? read : malformed('not the canonical encoding')
}

function serialise(commit: Commit): Uint8Array {
  return encode(writeCommit(commit), rfc8949EncodeOptions)
}

/**
 * cborg says by exceptions what is wrong with bytes from elsewhere: the one place where they become
 * a failure.
 */
function parse(bytes: Uint8Array): Result<unknown, CommitDecodeError> {
  try {
    const value: unknown = decode(bytes, { ...strictly, tokenizer: shallow(bytes) })
    return success(value)
  } catch (error) {
    return malformed(error instanceof Error ? error.message : 'not CBOR')
  }
}

const strictly: DecodeOptions = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
}

/** Commit, groups, group, change, and then the levels of a value. */
const maximumDepth = 4 + commitLimits.valueDepth

/** The tokens of `bytes`, but no nesting that could exhaust the stack of who reads them. */
function shallow(bytes: Uint8Array): NonNullable<DecodeOptions['tokenizer']> {
  const tokens = new Tokenizer(bytes, strictly)
  /** Items still to come in each open list or map. */
  const open: number[] = []
  return {
    done: () => tokens.done(),
    pos: () => tokens.pos(),
    next: () => {
      const token = tokens.next()
      const items = itemsOf(token)
      countItem(open)
      if (items > 0) open.push(items)
      if (open.length > maximumDepth) throw new Error('nested too deeply')
      return token
    },
  }
}

function itemsOf({ type, value }: ReturnType<Tokenizer['next']>): number {
  return type.name === 'array' ? Number(value) : type.name === 'map' ? 2 * Number(value) : 0
}

/**
 * One more item of the innermost open list has begun; a list is closed when the item after its last
 * one begins.
 */
function countItem(open: number[]): void {
  while (open.at(-1) === 0) open.pop()
  const left = open.pop()
  if (left !== undefined) open.push(left - 1)
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

function malformed(problem: string): Result<never, CommitDecodeError> {
  return failure({ code: 'commit_malformed', problem })
}
