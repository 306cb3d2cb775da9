import type pg from 'pg'
import type { MirrorTable, RegisterMirror } from '../usecases/ports/register-mirror.ts'
import { copyRows, type CopyWatch } from './copy-rows.ts'
import { loadingSchema, quoted } from './names.ts'
import { readState, stateColumns, writeState, type PublicationState } from './publication-state.ts'
import { createIndexes, createTable, type TableWords } from './table-definitions.ts'
import { inTransaction } from './transaction.ts'

export interface Loading {
  readonly client: pg.Client
  readonly schema: string
  readonly mirror: RegisterMirror
  readonly state: PublicationState
  readonly told: Parameters<typeof writeState>[3]
  readonly words: TableWords
  readonly watch: CopyWatch
}

/**
 * Fills every table where nobody looks, each in a transaction of its own: what an interrupted run filled is kept, and
 * brought to now at the end. Returns up to where the register is told by the oldest of them, and how many rows went in.
 */
export async function loadTables(
  loading: Loading,
): Promise<{ readonly state: PublicationState; readonly rows: number }> {
  const { client, mirror, schema, watch } = loading
  const aside = loadingSchema(schema)
  const state = await begunLoading(loading)
  const done = new Set(
    (await client.query<{ name: string }>(`SELECT name FROM ${quoted(aside)}.loaded`)).rows.map(
      ({ name }) => name,
    ),
  )
  let rows = 0
  for (const table of mirror.tables) {
    watch.signal.throwIfAborted()
    if (!done.has(table.name)) rows += await loadTable(loading, aside, table)
  }
  return { state, rows }
}

/** Goes on with what an interrupted run of the same register left, else begins. */
async function begunLoading({
  client,
  schema,
  mirror,
  state,
  told,
}: Loading): Promise<PublicationState> {
  const aside = loadingSchema(schema)
  const left = await readState(client, aside)
  const goesOn =
    left.found === 'ours' &&
    left.state.format === state.format &&
    left.state.layout === state.layout &&
    left.state.office === state.office &&
    left.state.confidential === state.confidential &&
    mirror.changedSince(left.state.position) !== null
  if (goesOn) return left.state
  await inTransaction(client, async () => {
    await client.query(`DROP SCHEMA IF EXISTS ${quoted(aside)} CASCADE`)
    await client.query(`CREATE SCHEMA ${quoted(aside)}`)
    await client.query(`CREATE TABLE ${quoted(aside)}.publication (${stateColumns})`)
    await client.query(`CREATE TABLE ${quoted(aside)}.loaded (name text PRIMARY KEY)`)
    await writeState(client, aside, state, told)
  })
  return state
}

const loadTable = (
  { client, mirror, words, watch }: Loading,
  aside: string,
  table: MirrorTable,
): Promise<number> =>
  inTransaction(client, async () => {
    const name = `${quoted(aside)}.${quoted(table.name)}`
    await client.query(createTable(quoted(aside), table, words))
    const rows = await copyRows(client, name, table, mirror.rows(table.name), watch)
    await client.query(createIndexes(quoted(aside), table))
    await client.query(`INSERT INTO ${quoted(aside)}.loaded (name) VALUES ($1)`, [table.name])
    return rows
  })
