import { Client } from 'pg'
import { postgresIsHere, startPostgres } from '../support/postgres-server.ts'
import { ask } from './bench-engine.ts'
import type { Bench } from './measurement.ts'
import { decideOn, reportOn, type Working } from './saves.ts'
import { inWorkingCopy } from './working-copy.ts'

/** Reports with a file and verdicts of one day of a busy office. */
const workOfADay = 500

/**
 * A register published into a PostgreSQL server of the bench's own for the first time, and after a day of work. The clock's
 * time, for the server works too. Floor: PostgreSQL copies the same rows of a file into bare tables.
 */
export function publishBenches(register: () => Promise<string>): readonly Bench[] {
  const bench = (
    name: 'publish' | 'publish-day',
    budget: number,
    which: (times: Times) => { readonly value: number; readonly floor: number },
  ): Bench => ({
    name,
    measure: async () => {
      if (!postgresIsHere) throw new Error(`${name} needs PostgreSQL (apt-get install postgresql)`)
      return { name, unit: 'ms', budget, ...which(await (measured ??= measure(await register()))) }
    },
  })
  // Both are of one run.
  let measured: Promise<Times> | null = null
  return [
    bench('publish', 120_000, ({ first, firstFloor }) => ({ value: first, floor: firstFloor })),
    bench('publish-day', 5_000, ({ day, dayFloor }) => ({ value: day, floor: dayFloor })),
  ]
}

interface Times {
  readonly first: number
  readonly firstFloor: number
  readonly day: number
  readonly dayFloor: number
}

const measure = (directory: string): Promise<Times> =>
  inWorkingCopy(directory, workOfADay, async (working) => {
    const server = startPostgres()
    const client = new Client({ connectionString: server.url() })
    try {
      await client.connect()
      const first = await timed(() => publish(working, server.url()))
      const rows = await barely(client, 1_000_000_000)
      await work(working)
      const day = await timed(() => publish(working, server.url()))
      const dayRows = await barely(client, day.done)
      return { first: first.took, firstFloor: rows, day: day.took, dayFloor: dayRows }
    } finally {
      await client.end()
      server.stop()
    }
  })

/** How many rows went over. */
const publish = async ({ engine }: Working, url: string): Promise<number> =>
  (
    await ask(engine, 'register.publish', {
      url,
      schema: 'acuerdos',
      reader: null,
      confidential: false,
      language: 'es',
    })
  ).rows

async function work(working: Working): Promise<void> {
  for (const [index, obligation] of working.obligations.entries()) {
    const report = await reportOn(working, obligation, 1)
    await decideOn(working, { obligation, report }, index)
  }
}

/** Milliseconds in which the server copies so many of the rows that are there, from a file into tables without an index. */
async function barely(client: Client, most: number): Promise<number> {
  const tables = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'acuerdos' ORDER BY 1",
  )
  const {
    rows: [place],
  } = await client.query<{ data_directory: string }>('SHOW data_directory')
  let left = most
  let took = 0
  for (const { name } of tables.rows) {
    if (left === 0) break
    const file = `${place?.data_directory ?? ''}/floor.copy`
    const written = await client.query(
      `COPY (SELECT * FROM acuerdos."${name}" LIMIT ${left}) TO '${file}'`,
    )
    left -= written.rowCount ?? 0
    await client.query(`CREATE TABLE public.bare AS SELECT * FROM acuerdos."${name}" LIMIT 0`)
    took += (await timed(() => client.query(`COPY public.bare FROM '${file}'`))).took
    await client.query('DROP TABLE public.bare')
  }
  return took
}

async function timed<Done>(
  run: () => Promise<Done>,
): Promise<{ readonly took: number; readonly done: Done }> {
  const began = performance.now()
  const done = await run()
  return { done, took: performance.now() - began }
}
