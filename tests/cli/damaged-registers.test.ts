import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { cliCommands, cliErrorSchema, type CliOutput } from '../../src/contract/cli.ts'
import { checkProblemSchema, type CheckProblem } from '../../src/contract/check-report.ts'
import { acuerdos, expectOutput, words, type Outcome } from './command.ts'
import {
  answered,
  copyOf,
  engineOver,
  prepareRegister,
  temporaryFolder,
  type PreparedRegister,
} from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister
/** As a power cut leaves a register: the last saves are only in the file beside the database. */
let interrupted: string

beforeAll(async () => {
  prepared = await prepareRegister(folder)
  const running = copyOf(prepared.directory, folder)
  const engine = engineOver(running)
  for (const name of ['Celia Vega', 'Diego Paz', 'Elena Soto']) {
    await answered(
      engine,
      'records.add',
      { as: prepared.ana, kind: 'person', fields: { name } },
      z.object({ id: z.string() }),
    )
  }
  interrupted = copyOf(running, folder)
  engine.close()
}, 60_000)

const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)
const aNumber: unknown = expect.any(Number)

const pageSize = 4096
const database = (register: string): string => join(register, 'register.sqlite')
const journal = (register: string): string => join(register, 'register.sqlite-wal')
const pagesOf = (register: string): number => statSync(database(register)).size / pageSize

function overwrite(file: string, position: number, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, bytes, 0, bytes.length, position)
  closeSync(descriptor)
}

/** Bytes that mean nothing, the same in every run. */
function noise(seed: string, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

/** A number from 0 to below `limit`, the same in every run. */
const chosen = (seed: string, limit: number): number =>
  Buffer.from(noise(seed, 4)).readUInt32BE() % limit

/** Overwrites pages anywhere but the first, which says that the file is a database. */
function ruinPages(register: string, seed: string, count: number): void {
  const pages = pagesOf(register)
  for (let index = 0; index < count; index += 1) {
    const page = 1 + chosen(`${seed} page ${index}`, pages - 1)
    overwrite(database(register), page * pageSize, noise(`${seed} bytes ${index}`, pageSize))
  }
}

/** Overwrites the first page of one table or index. */
function ruinRootOf(register: string, name: string): void {
  const opened = new BetterSqlite3(database(register), { readonly: true })
  const page = z
    .number()
    .parse(opened.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name))
  opened.close()
  overwrite(database(register), (page - 1) * pageSize, noise(name, pageSize))
}

/** As another program would that knows SQLite and not the rules of the register. */
function alter(register: string, ...statements: readonly string[]): void {
  const opened = new BetterSqlite3(database(register))
  for (const sql of statements) {
    if (opened.prepare(sql).run().changes === 0) throw new Error(`changed nothing: ${sql}`)
  }
  opened.close()
}

function evidenceIn(register: string): string {
  const [path] = readdirSync(join(register, 'attachments'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').startsWith('Oficio 12/2017'))
  if (path === undefined) throw new Error('no evidence file')
  return path
}

/** Each problem is one sentence with everything filled in, and its facts have the shape that their code has. */
function problemsOf({ problems }: CliOutput<'check'>): readonly CheckProblem[] {
  return problems.map(({ code, message, details }) => {
    expect(message).not.toMatch(/\{\{|undefined|null|\bcheck\.\w|NaN|\[object/)
    expect(message).toMatch(/^\S.*\.$/s)
    const problem: unknown = { code, ...details }
    const parsed = checkProblemSchema.parse(problem)
    expect(parsed).toEqual(problem)
    return parsed
  })
}

async function checked(
  register: string,
): Promise<{ readonly report: CliOutput<'check'>; readonly problems: readonly CheckProblem[] }> {
  const outcome = await acuerdos(words`check --json`, { register, cwd: folder })
  expect({ status: outcome.status, error: outcome.error }).toEqual({ status: 4, error: '' })
  const report = expectOutput(outcome, cliCommands.check.output)
  expect(report.ok).toBe(false)
  expect(report.problems.length).toBeGreaterThan(0)
  return { report, problems: problemsOf(report) }
}

function refusalIn({ status, out, error }: Outcome): { code: string; message: string } {
  expect({ status, out }).toEqual({ status: 1, out: '' })
  return cliErrorSchema.parse(JSON.parse(error)).error
}

const bytesOf = (register: string): Buffer => readFileSync(database(register))
const unreckoned = { digest: null, changes: null }

describe('check of a register whose file is damaged', { timeout: 60_000 }, () => {
  it('is sound before anything happens to it', async () => {
    const outcome = await acuerdos(words`check --json`, { register: prepared.directory })
    expect(expectOutput(outcome, cliCommands.check.output)).toMatchObject({
      ok: true,
      problems: [],
      conflicts: 1,
    })
    expect(outcome.status).toBe(0)
  })

  it.concurrent.each(Array.from({ length: 10 }, (_, index) => ({ seed: index + 1 })))(
    'pages overwritten at random, seed $seed',
    async ({ seed }) => {
      const register = copyOf(prepared.directory, folder)
      ruinPages(register, `seed ${seed}`, 1 + seed * 4)
      const before = bytesOf(register)
      const { problems } = await checked(register)
      const structure = problems.filter(
        (problem) =>
          problem.code === 'structure_damaged' ||
          (problem.code === 'part_unreadable' && problem.part === 'structure'),
      )
      expect(structure.length).toBeGreaterThan(0)
      expect(bytesOf(register).equals(before)).toBe(true)
    },
  )

  it.concurrent.each([0.9, 0.5, 0.05])('cut to %f of its length', async (part) => {
    const register = copyOf(prepared.directory, folder)
    truncateSync(
      database(register),
      Math.max(1, Math.floor(pagesOf(register) * part)) * pageSize + 100,
    )
    const { report } = await checked(register)
    expect(report).toMatchObject(unreckoned)
  })

  it('cut to nothing: not taken for a new register', async () => {
    const register = copyOf(prepared.directory, folder)
    truncateSync(database(register), 0)
    const { report, problems } = await checked(register)
    expect(report).toMatchObject({ ...unreckoned, conflicts: null })
    expect(problems).toEqual([{ code: 'tables_missing' }])
    const adding = await acuerdos(words`add person name=Celia --as ${prepared.ana} --json`, {
      register,
    })
    expect(refusalIn(adding).code).toBe('register_damaged')
    expect(statSync(database(register)).size).toBe(0)
  })

  it.concurrent.each([
    ['the list of its tables', 'sqlite_schema'],
    ['what register it is', 'register_fact'],
    ['the commits', 'commit_log'],
    ['the order of the commits', 'commit_by_feed'],
    ['the heads of the feeds', 'feed_head'],
    ['the records', 'record'],
    ['the conflicts', 'conflict'],
    ['the evidence', 'record_evidence'],
    ['the index of the search', 'search_agreement_data'],
  ])('%s overwritten', async (_, table) => {
    const register = copyOf(prepared.directory, folder)
    // The header of the file stays in its place before the list of tables.
    if (table === 'sqlite_schema') overwrite(database(register), 100, noise(table, pageSize - 100))
    else ruinRootOf(register, table)
    const { problems } = await checked(register)
    const unreadable = ['structure_damaged', 'part_unreadable', 'table_unreadable']
    expect(problems.some(({ code }) => unreadable.includes(code))).toBe(true)
  })

  it('every other command is refused, and says what is safe', async () => {
    const register = copyOf(prepared.directory, folder)
    for (const table of ['record_person', 'record_unit', 'commit_log', 'record'])
      ruinRootOf(register, table)
    const commands = [
      words`list units --json`,
      words`list people --json`,
      words`show ${prepared.ana} --history --json`,
      words`list units --as-of 2999-01-01 --today 2999-01-01 --json`,
      words`add person name=Celia --as ${prepared.ana} --json`,
    ]
    const outcomes = await Promise.all(commands.map((given) => acuerdos(given, { register })))
    const codes = outcomes.map((outcome) => refusalIn(outcome).code)
    expect(codes.filter((code) => code === 'internal_error')).toEqual([])
    expect(codes.filter((code) => code === 'register_damaged').length).toBeGreaterThan(3)
  })
})

describe('a register that is no database any more', { timeout: 60_000 }, () => {
  it.concurrent.each([
    ['its header overwritten', (file: string) => overwrite(file, 0, noise('header', 100))],
    ['its first page zeroed', (file: string) => overwrite(file, 0, new Uint8Array(pageSize))],
    ['another file in its place', (file: string) => writeFileSync(file, 'Oficio '.repeat(3000))],
  ])('%s: refused, with what is safe and what to do', async (_, damage) => {
    const register = copyOf(prepared.directory, folder)
    damage(database(register))
    const before = bytesOf(register)
    for (const command of [words`check --json`, words`list units --json`]) {
      const { code, message } = refusalIn(await acuerdos(command, { register }))
      expect(code).toBe('register_damaged')
      expect(message).toContain(register)
      expect(message).toMatch(/No se borró ni se cambió nada\..*respaldo/)
    }
    expect(bytesOf(register).equals(before)).toBe(true)
    const english = await acuerdos(words`check --lang en`, { register })
    expect(english).toMatchObject({ status: 1, out: '' })
    expect(english.error).toMatch(/Nothing was deleted or changed\..*backup/)
  })
})

describe('a journal that was torn', { timeout: 60_000 }, () => {
  it('whole, it is part of the register', async () => {
    const register = copyOf(interrupted, folder)
    expect(statSync(journal(register)).size).toBeGreaterThan(3 * pageSize)
    const outcome = await acuerdos(words`check --json`, { register })
    expect(expectOutput(outcome, cliCommands.check.output).problems).toEqual([])
  })

  it.concurrent.each([
    [
      'in the middle',
      (file: string) => overwrite(file, Math.floor(statSync(file).size / 2), noise('wal', 900)),
    ],
    [
      'at its end',
      (file: string) => truncateSync(file, statSync(file).size - Math.floor(pageSize / 2)),
    ],
    ['at its beginning', (file: string) => overwrite(file, 0, noise('wal', 32))],
  ])('%s: the saves that may be lost are not passed over', async (_, damage) => {
    const register = copyOf(interrupted, folder)
    damage(journal(register))
    const { problems } = await checked(register)
    expect(problems).toContainEqual({ code: 'journal_torn', bytes: aNumber })
  })
})

describe('check of a register whose content is altered', { timeout: 60_000 }, () => {
  it('a byte of a commit: names the office, the agreement, the person and the place in its feed', async () => {
    const register = copyOf(prepared.directory, folder)
    alter(
      register,
      `UPDATE commit_log SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'41' AS BLOB)
       WHERE id = (SELECT max(id) FROM commit_log WHERE intent = 'progress.record')`,
    )
    const { report, problems } = await checked(register)
    expect(report).toMatchObject({ ...unreckoned, conflicts: 1 })
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'commit_altered',
        commit: like(/^[0-9a-f]{64}$/),
        office: 'Secretariado Ejecutivo',
        person: 'Ana Pérez',
        agreement: like(/\S/),
        sequence: aNumber,
      }),
    )
    const people = await acuerdos(words`check`, { register })
    expect(people.status).toBe(4)
    expect(people.out).toMatch(/Secretariado Ejecutivo.*acuerdo «.+».*Ana Pérez/)
    expect(people.out).toContain('No se puede calcular')
  })

  it('a row of a table: names the table in words and the record', async () => {
    const register = copyOf(prepared.directory, folder)
    alter(register, `UPDATE record_person SET name = 'Otra' WHERE name = 'Berta Ruiz'`)
    const { report, problems } = await checked(register)
    expect(report.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(problems).toContainEqual({
      code: 'table_differs',
      table: 'record_person',
      total: 1,
      records: [prepared.berta],
      names: ['Berta Ruiz'],
    })
    const english = await acuerdos(words`check --lang en`, { register })
    expect(english.out).toMatch(/Person.*Berta Ruiz/)
  })

  it('a table taken out', async () => {
    const register = copyOf(prepared.directory, folder)
    const opened = new BetterSqlite3(database(register))
    opened.exec('DROP TABLE conflict')
    opened.close()
    const { report, problems } = await checked(register)
    expect(report.conflicts).toBeNull()
    expect(problems).toContainEqual({ code: 'layout_differs', name: 'conflict' })
  })

  it.concurrent.each(['installation', 'office', 'time_zone'])('the %s it is', async (fact) => {
    const register = copyOf(prepared.directory, folder)
    alter(register, `UPDATE register_fact SET value = 'x y' WHERE name = '${fact}'`)
    const { problems } = await checked(register)
    expect(problems).toContainEqual({ code: 'fact_invalid', fact })
    const listing = await acuerdos(words`list units --json`, { register })
    expect(refusalIn(listing).code).toBe('register_damaged')
  })
})

describe('check of evidence files', { timeout: 60_000 }, () => {
  const named: unknown = expect.objectContaining({
    sha256: like(/^[0-9a-f]{64}$/),
    record: like(/^[0-9a-f]{32}$/),
    file: 'oficio.txt',
    agreement: like(/\S/),
    unit: like(/\S/),
  })

  it.concurrent.each<[CheckProblem['code'], (file: string) => void]>([
    [
      'attachment_altered',
      (file) => {
        chmodSync(file, 0o600)
        writeFileSync(file, 'otra cosa')
      },
    ],
    ['attachment_missing', (file) => rmSync(file)],
    [
      'attachment_unreadable',
      (file) => {
        rmSync(file)
        mkdirSync(file)
      },
    ],
  ])('%s: by file name, agreement and unit', async (code, damage) => {
    const register = copyOf(prepared.directory, folder)
    damage(evidenceIn(register))
    const { report, problems } = await checked(register)
    expect(report.digest).toMatch(/^[0-9a-f]{64}$/)
    // Reported once and taken back once, with one file.
    expect(problems.length).toBeGreaterThan(1)
    for (const problem of problems) {
      expect(problem).toEqual(named)
      expect(problem.code).toBe(code)
    }
    const people = await acuerdos(words`check`, { register })
    expect(people.out).toMatch(/oficio\.txt.*acuerdo «.+»/)
  })

  it('all of them gone', async () => {
    const register = copyOf(prepared.directory, folder)
    rmSync(dirname(dirname(evidenceIn(register))), { recursive: true })
    expect(existsSync(join(register, 'attachments'))).toBe(false)
    const { problems } = await checked(register)
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['attachment_missing']))
  })
})
