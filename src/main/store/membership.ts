import * as z from 'zod'
import { decodeCommit } from '../../contract/commit-codec.ts'
import { readStatement } from '../../contract/exchange/statement.ts'
import { idSchema } from '../../contract/primitives.ts'
import type { Change } from '../../core/changes/types.ts'
import type { PublicKey, SignedStatement } from '../../core/exchange/statement.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import type { HeldStatement, WaitingOffice } from '../usecases/ports/register.ts'
import { fromHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/** The root key of the register that this one belongs to, pinned once; and what it waits for before. */

const waitingSchema: z.ZodType<WaitingOffice> = z.strictObject({
  office: z.string(),
  person: z.strictObject({ id: idSchema, name: z.string() }),
})

const factIn = (connection: ReadConnection, name: string, schema = 'main'): string | undefined =>
  connection.get<{ value: string }>(`SELECT value FROM ${schema}.register_fact WHERE name = ?`, [
    name,
  ])?.value

/** `null`: no keys were made here and no office was joined yet. */
export function pinnedRoot(connection: ReadConnection, schema = 'main'): PublicKey | null {
  return factIn(connection, 'root', schema) ?? null
}

/**
 * The register waits no longer. Another root than the one that is pinned is a bug of the caller. Where commits may have
 * come before, `believeRoot` looks at their statements again.
 */
export function pinRoot(connection: WriteConnection, root: PublicKey): void {
  const pinned = pinnedRoot(connection)
  if (pinned !== null && pinned !== root) throw new Error('another root key is pinned')
  connection.run("INSERT OR IGNORE INTO register_fact (name, value) VALUES ('root', ?)", [root])
  connection.run("DELETE FROM register_fact WHERE name = 'waiting'")
}

/** `null`: it can be worked in. */
export function waitingOffice(connection: ReadConnection): WaitingOffice | null {
  const value = factIn(connection, 'waiting')
  return value === undefined ? null : waitingSchema.parse(JSON.parse(value))
}

export function writeWaiting(connection: WriteConnection, waiting: WaitingOffice): void {
  connection.run("INSERT INTO register_fact (name, value) VALUES ('waiting', ?)", [
    JSON.stringify(waiting),
  ])
}

const { number: statementKind, fields } = recordDefinitions.statement

/**
 * Every statement in the log, whatever was written to its record later: one that could be overwritten or withdrawn would
 * let an office hide that it was revoked. They are few.
 */
export function heldStatements(connection: ReadConnection): readonly HeldStatement[] {
  const rows = connection.all<{ bytes: Uint8Array }>(
    `SELECT c.bytes FROM commit_log c WHERE c.id IN
       (SELECT t.commit_id FROM record r JOIN touched t ON t.record = r.id WHERE r.kind = ?)
     ORDER BY c.id`,
    [statementKind],
  )
  const statements = new Map<string, HeldStatement>()
  for (const { bytes } of rows) {
    const commit = decodeCommit(bytes)
    if (!commit.ok) throw new Error(`a commit that was merged: ${commit.error.code}`)
    for (const statement of statementsIn(commit.value.changes)) {
      const key = `${statement.content} ${statement.signature}`
      const written = Math.min(
        commit.value.wallTime,
        statements.get(key)?.written ?? commit.value.wallTime,
      )
      statements.set(key, { ...statement, written })
    }
  }
  return [...statements.values()]
}

/** Content and signature that one commit gives one record. */
export function statementsIn(changes: readonly Change[]): readonly SignedStatement[] {
  const contents = changes.filter(
    ({ kind, field }) => kind === statementKind && field === fields.content.number,
  )
  return contents.flatMap(({ record, value }) => {
    const signature = changes.find(
      (change) => change.record === record && change.field === fields.signature.number,
    )
    if (typeof value !== 'string' || typeof signature?.value !== 'string') return []
    const read = readStatement({
      content: new Uint8Array(Buffer.from(value, 'base64url')),
      signature: new Uint8Array(Buffer.from(signature.value, 'base64url')),
    })
    return read === null ? [] : [read]
  })
}

/** The last counter of an installation that this register applied; 0: nothing of it came. */
export function lastCounterOf(connection: ReadConnection, installation: string): number {
  return (
    connection.get<{ counter: number | null }>(
      'SELECT max(counter) AS counter FROM commit_log WHERE installation = ? AND held = 0',
      [fromHex(installation)],
    )?.counter ?? 0
  )
}
