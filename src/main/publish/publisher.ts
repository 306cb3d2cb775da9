import type pg from 'pg'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success } from '../../core/result.ts'
import type { Job } from '../usecases/ports/job.ts'
import type { PublishedRegister, Publisher } from '../usecases/ports/publisher.ts'
import type { RegisterMirror } from '../usecases/ports/register-mirror.ts'
import { applyChanges } from './apply-changes.ts'
import { connect } from './connect.ts'
import type { CopyWatch } from './copy-rows.ts'
import { ensureReader, letIn } from './let-in.ts'
import { loadTables, type Loading } from './load-tables.ts'
import { literal, loadingSchema, quoted } from './names.ts'
import {
  layoutOf,
  publicationFormat,
  readState,
  stateColumns,
  writeState,
  type PublicationState,
} from './publication-state.ts'
import { attempted } from './refusals.ts'
import { tableWords } from './table-words.ts'
import { inTransaction } from './transaction.ts'
import { createViews, dropViews } from './views.ts'

type Target = Parameters<Publisher['publish']>[0]
type Published = Awaited<ReturnType<Publisher['publish']>>

/** Mirrors registers into PostgreSQL. */
export const postgresPublisher: Publisher = {
  publish: async (target, register, mirror, job) => {
    const connected = await connect(target.url)
    if (!connected.ok) return connected
    const client = connected.value
    try {
      const published = await attempted(async () => {
        try {
          return await publishOver(client, target, { register, mirror, job })
        } catch (error) {
          // Whatever broke first when it was asked to end.
          job.signal.throwIfAborted()
          throw error
        }
      })
      return published.ok ? published.value : published
    } finally {
      await client.end().catch(() => undefined)
    }
  },
}

interface Means {
  readonly register: PublishedRegister
  readonly mirror: RegisterMirror
  readonly job: Job
}

async function publishOver(client: pg.Client, target: Target, means: Means): Promise<Published> {
  const { schema, confidential } = target
  const { register, mirror, job } = means
  const words = tableWords(target.language)
  const alone = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
    [`acuerdos ${schema}`],
  )
  if (alone.rows[0]?.locked !== true) return failure(refusal('publication_running', { schema }))
  const before = await readState(client, schema)
  // Whoever was let in once stays in.
  const reader = target.reader ?? (before.found === 'ours' ? before.state.reader : null)
  const state: PublicationState = {
    format: publicationFormat,
    layout: layoutOf(mirror.tables),
    office: register.office.id,
    officeName: register.office.name,
    confidential,
    reader,
    position: mirror.position,
  }
  const refused = refusalOf(before, state, schema)
  if (refused !== null) return failure(refused)
  if (reader !== null) {
    const ensured = await ensureReader(client, reader)
    if (!ensured.ok) return ensured
  }
  const loading: Loading = {
    client,
    schema,
    mirror,
    state,
    told: {
      digest: mirror.digest,
      timeZone: register.timeZone,
      program: register.programVersion,
    },
    words,
    watch: watchOf(job, mirror),
  }
  const done = await brought(loading, before.found === 'ours' ? before.state : null)
  if (reader !== null) await letIn(client, schema, reader)
  return success({ schema, ...done, digest: mirror.digest })
}

/** What stands there is not of this register, or not for this program to change. */
function refusalOf(
  before: Awaited<ReturnType<typeof readState>>,
  state: PublicationState,
  schema: string,
): Refusal | null {
  switch (before.found) {
    case 'absent':
      return null
    case 'foreign':
      return refusal('publication_foreign', { schema })
    case 'ours':
      if (before.state.format > state.format) return refusal('publication_newer', { schema })
      return before.state.office === state.office
        ? null
        : refusal('publication_of_other_office', { schema, office: before.state.officeName })
  }
}

async function brought(
  loading: Loading,
  before: PublicationState | null,
): Promise<{ readonly extent: 'first' | 'whole' | 'changes' | 'nothing'; readonly rows: number }> {
  const { client, schema, mirror, state, told, watch } = loading
  const isSame =
    before?.format === state.format &&
    before.layout === state.layout &&
    before.confidential === state.confidential
  if (isSame && before.reader === state.reader && samePosition(before, state)) {
    return { extent: 'nothing', rows: 0 }
  }
  const changes = isSame ? mirror.changedSince(before.position) : null
  if (changes !== null) {
    const rows = await inTransaction(client, async () => {
      const written = await applyChanges(client, schema, mirror, changes, watch)
      await writeState(client, schema, state, told)
      return written
    })
    return { extent: 'changes', rows }
  }
  const loaded = await loadTables(loading)
  await inTransaction(client, async () => {
    await putInPlace(loading, before)
    // What an interrupted run had loaded may be of an earlier day.
    const since = mirror.changedSince(loaded.state.position)
    if (since !== null && !samePosition(loaded.state, state)) {
      await applyChanges(client, schema, mirror, since, watch)
    }
    await writeState(client, schema, state, told)
  })
  await client.query('ANALYZE')
  return { extent: before === null ? 'first' : 'whole', rows: loaded.rows }
}

const samePosition = (one: PublicationState, other: PublicationState): boolean =>
  JSON.stringify(positionKey(one)) === JSON.stringify(positionKey(other))

const positionKey = ({ position }: PublicationState): readonly unknown[] => [
  position.installation,
  position.commit,
  position.hash,
  position.day,
  position.revoked,
  position.withheld,
]

/**
 * The loaded tables take the places of those that are there, whose columns, rights and dependents stay where the layout is
 * the same. Where it is another and somebody's own view hangs from a table, PostgreSQL refuses and all stays.
 */
async function putInPlace(
  { client, schema, mirror, state, told, words }: Loading,
  before: PublicationState | null,
): Promise<void> {
  const [name, aside] = [quoted(schema), quoted(loadingSchema(schema))]
  if (before?.layout === state.layout) {
    for (const { name: table, columns } of mirror.tables) {
      const list = columns.map((column) => quoted(column.name)).join(', ')
      await client.query(`DELETE FROM ${name}.${quoted(table)}`)
      await client.query(
        `INSERT INTO ${name}.${quoted(table)} (${list}) SELECT ${list} FROM ${aside}.${quoted(table)}`,
      )
    }
  } else {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${name}`)
    await client.query(`COMMENT ON SCHEMA ${name} IS ${literal(words.schema)}`)
    await client.query(dropViews(schema))
    const there = await client.query<{ name: string }>(
      'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1',
      [schema],
    )
    for (const { name: table } of there.rows) {
      await client.query(`DROP TABLE ${name}.${quoted(table)} RESTRICT`)
    }
    for (const { name: table } of mirror.tables) {
      await client.query(`ALTER TABLE ${aside}.${quoted(table)} SET SCHEMA ${name}`)
    }
    await client.query(`CREATE TABLE ${name}.publication (${stateColumns})`)
    await client.query(createViews(schema, told.timeZone, words))
  }
  await client.query(`DROP SCHEMA ${aside} CASCADE`)
}

function watchOf(job: Job, mirror: RegisterMirror): CopyWatch {
  const of = mirror.size()
  let done = 0
  return {
    signal: job.signal,
    onRows: (rows) => {
      done += rows
      job.tell('publish', Math.min(done, of), of)
    },
  }
}
