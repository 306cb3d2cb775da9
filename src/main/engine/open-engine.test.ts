import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { engineMethods } from '../../contract/engine.ts'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import type { Engine } from './engine.ts'
import { openEngine, type OpenEngineOptions } from './open-engine.ts'
import { freshMachine } from '../../../tests/support/machine-state.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

interface Running {
  readonly engine: Engine
  readonly directory: string
  readonly log: readonly string[]
  readonly changes: () => number
}

function start(parts: Partial<OpenEngineOptions> = {}): Running {
  const directory = parts.directory ?? temporaryDirectory()
  const log: string[] = []
  let changes = 0
  const engine = openEngine({
    identity: freshMachine(),
    directory,
    resources,
    programVersion: '0.1.0',
    onChanged: () => (changes += 1),
    log: (line) => {
      // How long a statement takes is this machine's business.
      if (!line.startsWith('slow statement')) log.push(line)
    },
    today: '2017-01-16',
    ...parts,
  })
  onTestFinished(() => engine.close())
  return { engine, directory, log, changes: () => changes }
}

async function founded(parts: Partial<OpenEngineOptions> = {}): Promise<Running & { as: string }> {
  const running = start(parts)
  const answer = await running.engine.call('register.create', {
    office: 'Secretariado Ejecutivo',
    person: 'Ana Torres',
    demonstration: false,
  })
  if (!answer.ok) throw new Error(answer.error.code)
  return { ...running, as: engineMethods['register.create'].result.parse(answer.value).person }
}

const codeOf = async (answer: ReturnType<Engine['call']>): Promise<string | null> => {
  const given = await answer
  return given.ok ? null : given.error.code
}

describe('the state of a register', () => {
  test('there is none', async () => {
    const { engine, directory } = start()
    expect(await engine.call('register.status', {})).toEqual({
      ok: true,
      value: { state: 'missing', directory },
    })
    expect(await codeOf(engine.call('records.list', { kind: 'units' }))).toBe('register_missing')
    expect(readdirSync(directory)).toEqual([])
  })

  test('it is open', async () => {
    const { engine, directory } = await founded()
    expect(await engine.call('register.status', {})).toEqual({
      ok: true,
      value: {
        state: 'open',
        directory,
        writable: true,
        office: 'Secretariado Ejecutivo',
        demonstration: false,
        today: '2017-01-16',
        timeZone: 'America/Mexico_City',
        programVersion: '0.1.0',
        renewal: null,
        revoked: null,
        waiting: null,
      },
    })
    expect(
      await codeOf(
        engine.call('register.create', { office: 'Otra', person: 'Otra', demonstration: false }),
      ),
    ).toBe('register_exists')
  })

  test('it cannot be used: the reason is said to every call, and nothing is made over it', async () => {
    const directory = temporaryDirectory()
    writeFileSync(join(directory, 'register.sqlite'), 'una carta, no una base'.repeat(100))
    const { engine } = start({ directory })
    expect(await engine.call('register.status', {})).toMatchObject({
      ok: true,
      value: { state: 'unusable', error: { code: 'register_damaged' } },
    })
    for (const [method, params] of [
      ['records.list', { kind: 'units' }],
      ['register.create', { office: 'Otra', person: 'Otra', demonstration: false }],
    ] as const) {
      expect(await codeOf(engine.call(method, params))).toBe('register_damaged')
    }
  })

  test('it is damaged where it says what it is: the window is told so, and it can still be checked', async () => {
    const { engine, directory } = await founded()
    engine.close()
    const database = new BetterSqlite3(join(directory, 'register.sqlite'))
    database.exec("UPDATE register_fact SET value = '' WHERE name = 'office'")
    database.close()
    const { engine: again, log } = start({ directory })
    expect(await again.call('register.status', {})).toMatchObject({
      value: { state: 'unusable', error: { code: 'register_damaged', details: { directory } } },
    })
    expect(await again.call('register.check', {})).toMatchObject({
      value: { ok: false, problems: [{ code: 'fact_invalid', fact: 'office' }] },
    })
    expect(log).toEqual([])
  })

  test('it is found damaged while it is open: the call is refused as such, and the log has the details', async () => {
    const { engine, log, directory } = await founded()
    const other = new BetterSqlite3(join(directory, 'register.sqlite'))
    const page = other.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'record_unit'")
    const root = Number(page.pluck().get())
    other.pragma('wal_checkpoint(TRUNCATE)')
    other.close()
    const file = openSync(join(directory, 'register.sqlite'), 'r+')
    writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, (root - 1) * 4096)
    closeSync(file)
    const { engine: reader, log: readerLog } = start({ directory, access: 'read' })
    expect(await codeOf(reader.call('records.list', { kind: 'units' }))).toBe('register_damaged')
    expect(readerLog.join()).toContain('SqliteError')
    expect(log).toEqual([])
    reader.close()
    engine.close()
  })

  test('another program has it open: it is read, and every call that writes is refused', async () => {
    const first = await founded()
    const second = start({ directory: first.directory })
    expect(await second.engine.call('register.status', {})).toMatchObject({
      value: { state: 'open', writable: false },
    })
    expect(
      await second.engine.call('records.list', { kind: 'people', search: 'ana' }),
    ).toMatchObject({ ok: true, value: { total: 1 } })
    const fields = { name: 'Intrusa' }
    const add = { as: first.as, kind: 'person', fields }
    expect(await codeOf(second.engine.call('records.add', add))).toBe('register_locked')
    expect(second.changes()).toBe(0)
  })

  test('the folder cannot be written to', async () => {
    const file = join(temporaryDirectory(), 'soy un archivo')
    writeFileSync(file, '')
    const { engine } = start({ directory: join(file, 'registro') })
    expect(
      await codeOf(
        engine.call('register.create', { office: 'Una', person: 'Una', demonstration: false }),
      ),
    ).toBe('output_not_writable')
  })
})

describe('calls', () => {
  test.each(['records.delete', '', 'toString', '__proto__', 'evidence.open'])(
    'of which the engine knows nothing are refused: %j',
    async (method) => {
      const { engine } = await founded()
      expect(await codeOf(engine.call(method, {}))).toBe('unknown_command')
    },
  )

  test.each([
    ['records.list', {}, 'kind'],
    ['records.list', { kind: 'units', limit: -1 }, 'limit'],
    ['records.get', { id: '../../etc/passwd' }, 'id'],
    ['verdict.issue', null, ''],
    ['records.edit', { as: 'f'.repeat(32), id: 'f'.repeat(32) }, 'fields'],
  ])(
    'with other parameters than the contract’s are refused and say which: %s',
    async (method, params, field) => {
      const { engine, log } = await founded()
      const answer = await engine.call(method, params)
      expect(answer).toMatchObject({ ok: false, error: { code: 'wrong_usage' } })
      expect(JSON.stringify(answer)).toContain(field)
      expect(log).toEqual([])
    },
  )

  test('that save announce it, each once; others and refused ones do not', async () => {
    const { engine, as, changes } = await founded()
    expect(changes()).toBe(1)
    await engine.call('records.list', { kind: 'units' })
    await engine.call('records.add', { as, kind: 'person', fields: {} })
    expect(changes()).toBe(1)
    await engine.call('records.add', { as, kind: 'person', fields: { name: 'Berta Ríos' } })
    expect(changes()).toBe(2)
  })

  test('give what the contract promises', async () => {
    const { engine, as } = await founded()
    const given = async (method: keyof typeof engineMethods, params: unknown) => {
      const answer = await engine.call(method, params)
      if (!answer.ok) throw new Error(`${method}: ${answer.error.code}`)
      return engineMethods[method].result.safeParse(answer.value)
    }
    for (const [method, params] of [
      ['register.status', {}],
      ['register.check', {}],
      ['sessions.summary', {}],
      ['units.tree', {}],
      ['records.get', { id: as }],
      ['records.history', { id: as }],
      ['capture.read', { text: 'ACUERDO 01/XXXI/11.- Se instruye al Secretario Ejecutivo.' }],
    ] as const) {
      expect(await given(method, params)).toMatchObject({ success: true })
    }
  })

  test('that meet a bug are answered with a reference; the log has the rest', async () => {
    const { engine, directory, log } = await founded()
    const beside = new BetterSqlite3(join(directory, 'register.sqlite'))
    beside.exec('DROP TABLE record_unit')
    beside.close()
    const answer = await engine.call('units.tree', {})
    if (answer.ok) throw new Error('there are no units')
    expect(answer.error.code).toBe('internal_error')
    const reference = String(answer.error.details['reference'])
    expect(reference).toMatch(/^[0-9a-f]{8}$/)
    expect(log).toHaveLength(1)
    expect(log[0]).toContain(reference)
    expect(log[0]).toContain('no such table: record_unit')
    expect(log[0]).toContain('    at ')
  })
})

describe('closing', () => {
  test('lets the next program write, and ends every call with a refusal', async () => {
    const { engine, directory } = await founded()
    engine.close()
    engine.close()
    expect(existsSync(join(directory, 'in-use'))).toBe(false)
    expect(await codeOf(engine.call('records.list', { kind: 'units' }))).toBe('register_missing')
    const next = start({ directory })
    expect(await next.engine.call('register.status', {})).toMatchObject({
      value: { state: 'open', writable: true },
    })
  })

  test('a folder beside the register with a name of its own is left alone', async () => {
    const directory = temporaryDirectory()
    mkdirSync(join(directory, 'reports'))
    await founded({ directory })
    expect(existsSync(join(directory, 'reports'))).toBe(true)
  })
})
