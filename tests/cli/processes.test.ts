import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { once } from 'node:events'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { acuerdos, expectOutput, startAcuerdos, words } from './command.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

describe('two processes at once', { timeout: 60_000 }, () => {
  it('many read while one writes, and all are served', async () => {
    const register = copyOf(prepared.directory, folder)
    const adding = acuerdos(words`add person name=Celia --as ${prepared.ana} --json`, { register })
    const reading = Array.from({ length: 3 }, () =>
      acuerdos(words`list people --where mayWork=true --json`, { register }),
    )
    expectOutput(await adding, cliCommands.add.output)
    for (const outcome of await Promise.all(reading)) {
      expect(outcome.status).toBe(0)
    }
  })

  it('of several that write, each saves whole or is told that the register is open elsewhere', async () => {
    const register = copyOf(prepared.directory, folder)
    const names = ['Celia', 'Diego', 'Elena', 'Fabián']
    const outcomes = await Promise.all(
      names.map((name) =>
        acuerdos(words`add person name=${name} --as ${prepared.ana} --json`, { register }),
      ),
    )
    const saved = names.filter((_, index) => outcomes[index]?.status === 0)
    for (const { status, error } of outcomes.filter((outcome) => outcome.status !== 0)) {
      expect(status).toBe(1)
      expect(cliErrorSchema.parse(JSON.parse(error)).error.code).toBe('register_locked')
    }
    const people = expectOutput(
      await acuerdos(words`list people --json`, { register }),
      listOutputSchema('people'),
    )
    const there = people.rows.map((row) => ('name' in row ? row.name : ''))
    expect(names.filter((name) => there.includes(name))).toEqual(saved)
    expect((await acuerdos(words`check`, { register })).status).toBe(0)
  })
})

/** What who may do with the files below a folder; the lock holds nothing. */
const modes = (place: string): readonly string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'open.lock')
    .map((entry) => (statSync(join(entry.parentPath, entry.name)).mode & 0o777).toString(8))

describe('a register that is not finished', { timeout: 60_000 }, () => {
  it('leaves nothing behind when it is interrupted', async () => {
    const register = join(folder, 'deep', 'new')
    const child = startAcuerdos(words`init --demo`, { register })
    const ended = once(child, 'exit')
    while (!existsSync(register) || readdirSync(register).length === 0) await pause(5)
    child.kill('SIGTERM')
    expect(await ended).toEqual([143, null])
    expect(existsSync(join(folder, 'deep'))).toBe(false)
  })

  it('is not made where no folder can be', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, 'x')
    const outcome = await acuerdos(words`init --json`, { register: join(file, 'new') })
    expect(outcome.status).toBe(1)
    expect(cliErrorSchema.parse(JSON.parse(outcome.error)).error.code).toBe('output_not_writable')
  })

  it('is refused, not tried for ever, below a folder that takes no others', async () => {
    const outcome = await acuerdos(words`init --json`, { register: '/proc/x' })
    expect(outcome.status).toBe(1)
    expect(cliErrorSchema.parse(JSON.parse(outcome.error)).error.code).toBe('output_not_writable')
  })

  it('takes its place beside what the folder holds', async () => {
    const register = join(folder, 'used')
    mkdirSync(register)
    writeFileSync(join(register, 'notas.txt'), 'mías')
    const created = await acuerdos(words`init --person Ana --json`, { register })
    expectOutput(created, cliCommands.init.output)
    // A machine that is slow today has a log of its slow statements besides.
    const kept = readdirSync(register).filter((name) => name !== 'logs')
    expect(kept.toSorted()).toEqual(['notas.txt', 'open.lock', 'register.sqlite'])
  })

  it('and what it keeps is for its user alone, whatever the system gives new files', async () => {
    const register = join(folder, 'private')
    const before = process.umask(0)
    try {
      expect((await acuerdos(words`init --demo`, { register })).status).toBe(0)
    } finally {
      process.umask(before)
    }
    expect(new Set(modes(join(register, 'attachments')))).toEqual(new Set(['400']))
    expect(new Set(modes(register))).toEqual(new Set(['400', '600']))
  })

  it('with demonstration data it is sound, and marked', async () => {
    const register = join(folder, 'demonstration')
    const created = await acuerdos(words`init --demo --json`, { register })
    expectOutput(created, cliCommands.init.output)
    const [checked, reports] = await Promise.all([
      acuerdos(words`check --json`, { register }),
      acuerdos(words`list reports --json`, { register }),
    ])
    expect(expectOutput(checked, cliCommands.check.output).ok).toBe(true)
    const { rows } = expectOutput(reports, listOutputSchema('reports'))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => 'demonstration' in row && row.demonstration)).toBe(true)
  })
})

describe('check', { timeout: 60_000 }, () => {
  it('ends with 4 and names what is wrong', async () => {
    const register = copyOf(prepared.directory, folder)
    rmSync(join(register, 'attachments'), { recursive: true })
    const outcome = await acuerdos(words`check --json`, { register })
    expect(outcome.status).toBe(4)
    const { ok, problems } = expectOutput(outcome, cliCommands.check.output)
    expect(ok).toBe(false)
    expect(problems.map(({ code }) => code)).toContain('attachment_missing')
    const people = await acuerdos(words`check --lang en`, { register })
    expect(people.out).toMatch(/^The register has \d+ problems:\n/)
  })
})
