import { encode, rfc8949EncodeOptions } from 'cborg'
import { commitProblem } from '../core/changes/commit-problem.ts'
import { commitLimits } from '../core/changes/limits.ts'
import type { Commit } from '../core/changes/types.ts'
import { failure } from '../core/result.ts'
import type { Result } from '../core/result.ts'
import { readCommit } from './commit-reader.ts'
import { writeCommit } from './commit-wire.ts'
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
  const read = readCommit(bytes)
  if (!read.ok) return read
  const problem = commitProblem(read.value)
  return problem === null ? read : failure({ code: 'commit_malformed', problem })
}

function serialise(commit: Commit): Uint8Array {
  return encode(writeCommit(commit), rfc8949EncodeOptions)
}
