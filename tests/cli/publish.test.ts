import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { cliCommands } from '../../src/contract/cli.ts'
import { postgresPublisher } from '../../src/main/publish/publisher.ts'
import { openMirror } from '../../src/main/store/mirror/open-mirror.ts'
import type { Job } from '../../src/main/usecases/ports/job.ts'
import { postgresIsHere, startPostgres, type PostgresServer } from '../support/postgres-server.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

if (!postgresIsHere) {
  process.stderr.write(
    'PostgreSQL is not installed, so nothing was published to a real one (apt-get install postgresql)\n',
  )
}

const folder = temporaryFolder()
let server: PostgresServer
let prepared: PreparedRegister
let ministry: Client
let office: ReturnType<typeof commandLineOver>

const asked = async (sql: string, given: readonly unknown[] = []) =>
  (await ministry.query<Record<string, unknown>>(sql, [...given])).rows

const published = async (given: readonly string[] = []) =>
  cliCommands.publish.output.parse(
    await office.json(['publish', '--postgres', server.url(), ...given]),
  )

const tableNames = async (schema: string) =>
  (
    await asked('SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1', [
      schema,
    ])
  )
    .map(({ name }) => z.string().parse(name))
    .filter((name) => name !== 'publication')

/** What was brought to now piece by piece says the same as what is written anew. */
async function saysTheSameAsAnew(given: readonly string[] = []): Promise<void> {
  await ministry.query('DROP SCHEMA IF EXISTS anew CASCADE')
  expect((await published(['--schema', 'anew', ...given])).extent).toBe('first')
  const tables = await tableNames('anew')
  expect(tables.length).toBeGreaterThan(25)
  expect(await tableNames('acuerdos')).toEqual(tables)
  for (const table of tables) {
    const differ = await asked(
      `(TABLE acuerdos."${table}" EXCEPT ALL TABLE anew."${table}") UNION ALL
       (TABLE anew."${table}" EXCEPT ALL TABLE acuerdos."${table}")`,
    )
    expect({ table, differ }).toEqual({ table, differ: [] })
  }
}

const total = async (kind: 'obligations' | 'agreements' | 'evidence') =>
  (await office.page(kind, ['--limit', '1'])).total

const refusedWith = async (given: readonly string[]) =>
  (await office.refusal(['publish', ...given])).code

/** With a job of the test's own; the code of what kept it from ending, or the name of what was thrown. */
async function publishFrom(directory: string, job: Job): Promise<string | null> {
  const { installation, office: id } = facts(directory)
  const mirror = openMirror(
    join(directory, 'register.sqlite'),
    { installation },
    { confidential: false },
  )
  try {
    const done = await postgresPublisher.publish(
      { url: server.url(), schema: 'acuerdos', reader: null, confidential: false, language: 'es' },
      {
        office: { id, name: 'Secretariado Ejecutivo' },
        timeZone: 'America/Mexico_City',
        programVersion: '0.0.0',
      },
      mirror,
      job,
    )
    return done.ok ? null : done.error.code
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  } finally {
    mirror.close()
  }
}

function facts(directory: string) {
  const database = new BetterSqlite3(join(directory, 'register.sqlite'), { readonly: true })
  const named = (name: string) =>
    z
      .string()
      .parse(database.prepare('SELECT value FROM register_fact WHERE name = ?').pluck().get(name))
  const found = { installation: named('installation'), office: named('office') }
  database.close()
  return found
}

describe.skipIf(!postgresIsHere)('a register in PostgreSQL', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    server = startPostgres()
    ministry = new Client({ connectionString: server.url() })
    ministry.on('error', () => undefined)
    await ministry.connect()
    prepared = await prepareRegister(folder)
    office = commandLineOver(prepared.directory)
  }, 120_000)
  afterAll(async () => {
    await ministry.end()
    server.stop()
  })

  it('shows what the register shows, and a second time there is nothing to do', async () => {
    expect(await published()).toMatchObject({ schema: 'acuerdos', extent: 'first' })
    const [counts] = await asked(
      `SELECT (SELECT count(*)::int FROM acuerdos.current_obligation) AS total, met::int, overdue::int
       FROM acuerdos.dashboard`,
    )
    const overdue = await office.page('obligations', words`--where overdue=true --limit 1`)
    const met = await office.page('obligations', words`--where compliance=met --limit 1`)
    expect(counts).toEqual({
      total: await total('obligations'),
      met: met.total,
      overdue: overdue.total,
    })
    expect(overdue.total).toBeGreaterThan(0)
    const [evidence] = await asked('SELECT count(*)::int AS count FROM acuerdos.evidence_index')
    expect(evidence).toEqual({ count: await total('evidence') })
    const [told] = await asked(
      `SELECT obj_description('acuerdos.obligation_status'::regclass) AS told`,
    )
    expect(told?.['told']).toContain('derivado por las reglas')
    expect(await published()).toMatchObject({ extent: 'nothing', rows: 0 })
  })

  it('a day of work moves over alone, and says the same as if all were written anew', async () => {
    const { ana, berta, obligations } = prepared
    writeFileSync(join(folder, 'acta.txt'), 'Acta\twith a tab, a \\ and “comillas”')
    const run = (line: readonly string[], person = ana) => office.json([...line, '--as', person])
    await run(
      words`progress ${obligations.untouched} --claim met --text ${'Línea\nuno\t\\N'} --evidence ${join(folder, 'acta.txt')}`,
    )
    await run(words`verdict ${obligations.untouched} --result met --reason Consta`, berta)
    const { rows } = await office.page('obligations', words`--limit 3`)
    const [first, second] = rows.map((row) => row.id).filter((id) => id !== obligations.untouched)
    await run(words`extend ${first ?? ''} --to 2031-05-01 --authority Pleno --reason Obra`)
    await run(words`notify ${second ?? ''} --number SSP/1/2017 --date 2017-02-01`)
    await run(words`withdraw ${second ?? ''} --reason ${'Se capturó por error'}`, berta)
    const { agreement } = z.object({ agreement: z.string() }).parse(rows[0])
    await run(words`set ${agreement} title=${'Título con \\N y 😀'}`)
    const { extent, rows: written } = await published()
    expect(extent).toBe('changes')
    expect(written).toBeLessThan(200)
    await saysTheSameAsAnew()
    const [row] = await asked('SELECT title FROM acuerdos.agreement WHERE id = $1', [agreement])
    expect(row).toEqual({ title: 'Título con \\N y 😀' })
  })

  it('who answers moves with a reorganisation, and with the day', async () => {
    const { rows } = await office.page('units', words`--where code=SESNSP --limit 1`)
    await office.json(
      words`end-unit ${String(rows[0]?.['id'])} --on 2018-11-30 --successor SSPC --as ${prepared.ana}`,
    )
    expect((await published()).extent).toBe('changes')
    await saysTheSameAsAnew()
  })

  it('a confidential agreement is not there, goes when it becomes one and comes back when it is none', async () => {
    const { rows } = await office.page('agreements', words`--limit 1`)
    const agreement = String(rows[0]?.['id'])
    const there = async () =>
      (
        await asked(
          `SELECT (SELECT count(*)::int FROM acuerdos.agreement WHERE id = $1) AS agreements,
             (SELECT count(*)::int FROM acuerdos.obligation_status WHERE agreement = $1) AS obligations,
             (SELECT count(*)::int FROM acuerdos.clause WHERE agreement = $1) AS clauses`,
          [agreement],
        )
      )[0]
    const before = await there()
    expect(before).toMatchObject({ agreements: 1 })
    await office.json(words`set ${agreement} confidential=true --as ${prepared.ana}`)
    expect((await published()).extent).toBe('changes')
    expect(await there()).toEqual({ agreements: 0, obligations: 0, clauses: 0 })
    await saysTheSameAsAnew()
    expect((await published(['--confidential'])).extent).toBe('whole')
    expect(await there()).toEqual(before)
    await saysTheSameAsAnew(['--confidential'])
    await office.json(words`set ${agreement} confidential= --as ${prepared.ana}`)
    expect((await published()).extent).toBe('whole')
    expect(await there()).toEqual(before)
    await saysTheSameAsAnew()
  })

  it('what was interrupted is seen by nobody, and goes on where it stopped', async () => {
    await ministry.query('DROP SCHEMA acuerdos CASCADE')
    const ending = new AbortController()
    // Asked to end when a third of the tables are there.
    const interrupted = await publishFrom(prepared.directory, {
      signal: ending.signal,
      tell: (_phase, done, of) => void (done > of / 3 && ending.abort()),
      breathe: () => Promise.resolve(),
    })
    expect(interrupted).toBe('AbortError')
    expect(await tableNames('acuerdos')).toEqual([])
    const left = await asked('SELECT name FROM acuerdos_loading.loaded')
    expect(left.length).toBeGreaterThan(5)
    // The server goes away in the middle of the next try.
    const gone: Promise<unknown>[] = []
    const lost = await publishFrom(prepared.directory, {
      signal: new AbortController().signal,
      tell: () => {
        if (gone.length > 0) return
        gone.push(
          asked(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'acuerdos'",
          ),
        )
      },
      breathe: () => Promise.resolve(),
    })
    expect(lost).toBe('postgres_lost')
    await Promise.all(gone)
    expect(await tableNames('acuerdos')).toEqual([])
    await office.json(words`set ${prepared.agreementInConflict} topic=Policía --as ${prepared.ana}`)
    expect((await published()).extent).toBe('first')
    expect(await tableNames('acuerdos_loading')).toEqual([])
    await saysTheSameAsAnew()
  })

  it('the ministry reads through a role that can write nothing, and never sees half', async () => {
    await published(['--reader', 'analistas'])
    const analyst = new Client({ connectionString: server.url() })
    await analyst.connect()
    await analyst.query('SET ROLE analistas')
    expect((await analyst.query('SELECT total FROM acuerdos.dashboard')).rowCount).toBe(1)
    await expect(analyst.query('DELETE FROM acuerdos.obligation')).rejects.toThrow(/permission/)
    await expect(analyst.query('CREATE TABLE acuerdos.x (a int)')).rejects.toThrow(/permission/)
    // A view of the ministry's own outlives that everything is written again.
    await ministry.query('CREATE VIEW public.propia AS SELECT count(*) FROM acuerdos.obligation')
    expect((await published(['--confidential'])).extent).toBe('whole')
    expect((await published()).extent).toBe('whole')
    expect((await analyst.query('SELECT total FROM acuerdos.dashboard')).rowCount).toBe(1)
    expect(await asked('SELECT count FROM public.propia')).toHaveLength(1)
    await ministry.query('DROP VIEW public.propia')
    await analyst.end()
  })

  it('refuses what would overwrite something else', async () => {
    mkdirSync(join(folder, 'otra'))
    const other = await prepareRegister(join(folder, 'otra'))
    const strangers = commandLineOver(other.directory)
    const refused = await strangers.refusal(['publish', '--postgres', server.url()])
    expect(refused).toMatchObject({ code: 'publication_of_other_office' })
    await ministry.query('CREATE SCHEMA ajeno; CREATE TABLE ajeno.nomina (a int)')
    expect(await refusedWith(['--postgres', server.url(), '--schema', 'ajeno'])).toBe(
      'publication_foreign',
    )
    expect(await asked('SELECT * FROM ajeno.nomina')).toEqual([])
    await ministry.query('UPDATE acuerdos.publication SET format = 99')
    expect(await refusedWith(['--postgres', server.url()])).toBe('publication_newer')
    await ministry.query('UPDATE acuerdos.publication SET format = 1')
    await ministry.query("SELECT pg_advisory_lock(hashtextextended('acuerdos acuerdos', 0))")
    expect(await refusedWith(['--postgres', server.url()])).toBe('publication_running')
    await ministry.query('SELECT pg_advisory_unlock_all()')
  })

  it('what hangs from tables that are to be others is told and left alone', async () => {
    await ministry.query("UPDATE acuerdos.publication SET layout = 'otro'")
    await ministry.query('CREATE VIEW public.propia AS SELECT count(*) FROM acuerdos.obligation')
    expect(await refusedWith(['--postgres', server.url()])).toBe('publication_depended_on')
    expect(await asked('SELECT count FROM public.propia')).toHaveLength(1)
    await ministry.query('DROP VIEW public.propia')
    expect((await published()).extent).toBe('whole')
    await saysTheSameAsAnew()
  })

  it('says what keeps it from the database, and never a password', async () => {
    await ministry.query(
      "CREATE ROLE cerrado LOGIN PASSWORD 'Secreto123'; CREATE ROLE limitado LOGIN",
    )
    const at = (url: string) => refusedWith(['--postgres', url])
    expect(await refusedWith([])).toBe('postgres_url_missing')
    expect(await at('mysql://localhost/x')).toBe('postgres_url_invalid')
    expect(await at('postgresql://ana:Secreto123@localhost/x')).toBe('postgres_password_exposed')
    expect(await at('postgresql://ana@localhost:1/x')).toBe('postgres_unreachable')
    expect(await at(server.url('no_hay'))).toBe('postgres_database_unknown')
    expect(await at(server.url('postgres', 'cerrado'))).toBe('postgres_login_refused')
    expect(
      await refusedWith(['--postgres', server.url('postgres', 'limitado'), '--schema', 'suyo']),
    ).toBe('postgres_forbidden')
    expect(
      await refusedWith([
        '--postgres',
        server.url('postgres', 'limitado'),
        '--reader',
        'nadie',
        '--schema',
        'suyo',
      ]),
    ).toBe('publication_reader_missing')
    const file = join(folder, 'base.txt')
    writeFileSync(file, `${server.url('postgres', 'cerrado')}&password=Equivocada1\n`)
    const { status, out, error } = await office.acuerdos(['publish', '--postgres-file', file])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(error).not.toContain('Equivocada1')
  })
})
