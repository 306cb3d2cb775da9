import type { Id } from '../../../core/changes/types.ts'
import { directoryOf, type Directory } from '../../../core/exchange/directory.ts'
import type { Revoked } from '../../../core/exchange/counting.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { pinnedRoot } from '../membership.ts'
import { attesting, readStated } from './statements-in.ts'

interface StatedRow {
  readonly content: string
  readonly signature: string
}

/** Who was revoked when the log of `schema` was so long, by everything that it states; now unless said. */
export const revokedBy = (
  connection: ReadConnection,
  position: number | null = null,
  schema = 'main',
): Revoked => directoryIn(connection, position, schema)?.revoked ?? new Map()

/** Who is who, by everything that the log states. `null`: no root key is pinned. */
export function directoryIn(
  connection: ReadConnection,
  position: number | null = null,
  schema = 'main',
): Directory | null {
  const root = pinnedRoot(connection, schema)
  if (root === null) return null
  const stated = connection.all<StatedRow>(
    position === null
      ? `SELECT DISTINCT content, signature FROM ${schema}.stated`
      : `SELECT DISTINCT s.content, s.signature FROM ${schema}.stated s
         JOIN ${schema}.receipt p ON p.commit_id = s.commit_id WHERE p.merged <= ?`,
    position === null ? [] : [position],
  )
  const statements = stated.flatMap((row) => readStated(row) ?? [])
  return directoryOf(statements, root, attesting)
}

/** Whom the tables of now leave out. */
export const revokedNow = (connection: ReadConnection, schema = 'main'): Revoked =>
  new Map(
    connection
      .all<{ installation: Uint8Array; accepted: number }>(
        `SELECT installation, accepted FROM ${schema}.revoked_installation`,
      )
      .map(({ installation, accepted }) => [toHex(installation), accepted]),
  )

export function writeRevoked(connection: WriteConnection, revoked: Revoked): void {
  connection.run('DELETE FROM revoked_installation')
  for (const [installation, accepted] of revoked) {
    connection.run('INSERT INTO revoked_installation (installation, accepted) VALUES (?, ?)', [
      fromHex(installation),
      accepted,
    ])
  }
}

/** Commits by local number that count by one of two and not by the other. */
export interface Turned {
  readonly counting: readonly number[]
  readonly disregarded: readonly number[]
}

export const nothingTurned: Turned = { counting: [], disregarded: [] }

export const isTurned = ({ counting, disregarded }: Turned): boolean =>
  counting.length + disregarded.length > 0

/** `schema`: the database that has the log. */
export function turnedBetween(
  connection: ReadConnection,
  before: Revoked,
  after: Revoked,
  schema = 'main',
): Turned {
  const counting: number[] = []
  const disregarded: number[] = []
  for (const installation of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(installation) ?? Number.MAX_SAFE_INTEGER
    const is = after.get(installation) ?? Number.MAX_SAFE_INTEGER
    const commits = commitsBeyond(connection, schema, installation, Math.min(was, is)).filter(
      ({ counter }) => counter <= Math.max(was, is),
    )
    for (const { id } of commits) (is > was ? counting : disregarded).push(id)
  }
  return { counting, disregarded }
}

const commitsBeyond = (
  connection: ReadConnection,
  schema: string,
  installation: Id,
  counter: number,
): readonly { readonly id: number; readonly counter: number }[] =>
  connection.all(
    `SELECT id, counter FROM ${schema}.commit_log WHERE installation = ? AND counter > ? AND held = 0`,
    [fromHex(installation), counter],
  )
