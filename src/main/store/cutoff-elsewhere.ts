import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  cutoffFileSchema,
  type CutoffFile,
  type CutoffOrigin,
} from '../../contract/cutoff-vector.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { LackingFeed } from '../usecases/ports/register.ts'
import { applyCommits, storedAgain } from './apply-commits.ts'
import { registerDigest } from './backup.ts'
import { toHex } from './bytes.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'
import type { KnownCutoff } from './cutoff-position.ts'
import { commitsOfVector, lackingFeeds, type VectorCommits } from './cutoff-vector.ts'
import { noteDerivedDay } from './derived-day.ts'
import { lastPosition, type KnownBy } from './known-by.ts'
import { migrate } from './migrate.ts'
import { migrations, newestSchema } from './migrations/all.ts'
import { writeFacts, type RegisterFacts } from './register-facts.ts'
import { pinnedRoot, pinRoot } from './membership.ts'

/** A register file with a length of its log. */
export interface PlacedState extends KnownBy {
  readonly path: string
}

/**
 * Cut-offs that other registers made, in a folder beside the database: for each its vector, and the register that its
 * commits make when they are taken in alone. Here they came between others, so no length of this log is that state.
 * The registers may be deleted: they are made again.
 */
export interface CutoffsElsewhere {
  readonly connection: ReadConnection
  readonly facts: RegisterFacts
  /** The folder; it need not be there. */
  readonly folder: string
}

const vectorFile = (folder: string, id: string): string => join(folder, `${id}.json`)

/** The commits of a vector; refused where they are not all here, or are not what the cut-off's digest says. */
export function verifiedVector(
  connection: ReadConnection,
  { cutoff, vector }: CutoffFile,
  digest: string,
): Result<VectorCommits, Refusal> {
  if (cutoff.digest !== digest) return failure(wrongDigest(cutoff.name))
  const commits = commitsOfVector(connection, vector)
  if (!commits.ok || commits.value.digest === digest) return commits
  return failure(wrongDigest(cutoff.name))
}

/** What this register lacks of a vector; the vector of a cut-off with another digest is refused. */
export function lackingCommits(
  connection: ReadConnection,
  file: CutoffFile,
  digest: string,
): Result<readonly LackingFeed[], Refusal> {
  if (file.cutoff.digest !== digest) return failure(wrongDigest(file.cutoff.name))
  const lacking = lackingFeeds(connection, file.vector)
  if (lacking.length > 0) return success(lacking)
  const verified = verifiedVector(connection, file, digest)
  return verified.ok ? success([]) : verified
}

const wrongDigest = (cutoff: string): Refusal => refusal('cutoff_digest_differs', { cutoff })

/** Whole or not at all. */
export function keepVector(folder: string, file: CutoffFile): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const partial = join(folder, `.${randomUUID()}.partial`)
  try {
    writeFileSync(partial, JSON.stringify(file), { flush: true, mode: 0o600 })
    renameSync(partial, vectorFile(folder, file.cutoff.id))
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** Who made each cut-off, and what it is repeated from here. */
export const cutoffOrigins = ({ connection, folder }: CutoffsElsewhere): readonly CutoffOrigin[] =>
  connection
    .all<{ uid: Uint8Array; office: string | null; position: number | null }>(
      `SELECT r.uid, o.name AS office, p.position FROM record_cutoff x JOIN record r ON r.id = x.record
       LEFT JOIN cutoff_position p ON p.cutoff = r.uid
       LEFT JOIN record h ON h.uid = unhex(substr(r.partition, length('office:') + 1))
       LEFT JOIN record_office o ON o.record = h.id`,
    )
    .map(({ uid, office, position }) => {
      const id = toHex(uid)
      const elsewhere = existsSync(vectorFile(folder, id)) ? 'taken_in' : 'file_missing'
      return { id, office: office ?? '', origin: position === null ? elsewhere : 'own' }
    })

export function keptVector(folder: string, { id, name }: KnownCutoff): Result<CutoffFile, Refusal> {
  const file = vectorFile(folder, id)
  if (!existsSync(file)) return failure(refusal('cutoff_vector_missing', { cutoff: name }))
  const parsed = cutoffFileSchema.safeParse(jsonIn(readFileSync(file, 'utf8')))
  return parsed.success ? success(parsed.data) : failure(refusal('cutoff_file_invalid', { file }))
}

/** `undefined`: it is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The state that a cut-off of another register froze, by its vector. */
export function stateElsewhere(
  { connection, facts, folder }: CutoffsElsewhere,
  cutoff: KnownCutoff,
): Result<PlacedState, Refusal> {
  const file = keptVector(folder, cutoff)
  if (!file.ok) return file
  // By the shape of the tables too: another version of the program makes others.
  const path = join(folder, `${cutoff.id}-${newestSchema}.sqlite`)
  const kept = positionIn(path, cutoff.digest)
  if (kept !== null) return success({ path, position: kept, day: cutoff.day })
  const commits = verifiedVector(connection, file.value, cutoff.digest)
  if (!commits.ok) return commits
  removeReplays(folder, cutoff.id)
  replay({ connection, facts, day: cutoff.day }, commits.value.ids, path)
  const made = positionIn(path, cutoff.digest)
  if (made === null) throw new Error(`the register made of the cut-off ${cutoff.id} is another`)
  return success({ path, position: made, day: cutoff.day })
}

/** How long the log of a register that was made before is; `null`: there is none, or it holds other commits. */
function positionIn(path: string, digest: string): number | null {
  if (!existsSync(path)) return null
  const kept = openAt(path)
  try {
    return registerDigest(kept) === digest ? lastPosition(kept) : null
  } finally {
    kept.close()
  }
}

function removeReplays(folder: string, id: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${id}-`)) rmSync(join(folder, name), { force: true })
  }
}

/** So many commits are taken in at once. */
const atOnce = 20_000

/** Takes these commits into a register of their own. They keep the moments at which they arrived here. */
function replay(
  {
    connection,
    facts,
    day,
  }: {
    readonly connection: ReadConnection
    readonly facts: RegisterFacts
    readonly day: string
  },
  ids: readonly number[],
  path: string,
): void {
  const partial = `${path}.${randomUUID()}.partial`
  try {
    const made = openAt(partial)
    try {
      chmodSync(partial, 0o600)
      migrate(made, migrations, () => undefined)
      made.transaction(() => {
        writeFacts(made, facts)
        noteDerivedDay(made, day)
        const root = pinnedRoot(connection)
        if (root !== null) pinRoot(made, root)
      })
      for (let start = 0; start < ids.length; start += atOnce) {
        const some = commitsAt(connection, ids.slice(start, start + atOnce))
        made.transaction(() => applyCommits(made, some))
      }
    } finally {
      made.close()
    }
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

const commitsAt = (connection: ReadConnection, ids: readonly number[]) =>
  connection
    .all<{ id: number; hash: Uint8Array; bytes: Uint8Array; received: number }>(
      `SELECT c.id, c.hash, c.bytes, p.received FROM json_each(?) j JOIN commit_log c ON c.id = j.value
       JOIN receipt p ON p.commit_id = c.id ORDER BY c.id`,
      [JSON.stringify(ids)],
    )
    .map(({ id, hash, bytes, received }) => ({ ...storedAgain(id, hash, bytes), received }))

const openAt = (path: string): OpenConnection =>
  openConnection({ path, readOnly: false, now: () => 0, onSlow: () => undefined })
