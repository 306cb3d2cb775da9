import {
  mkdirSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { listQuerySchema } from '../../contract/rows.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import { bringBackTo } from '../../../tests/support/older-registers.ts'
import { addRecord } from '../usecases/add-record.ts'
import { editRecord } from '../usecases/edit-record.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  temporaryDirectory,
} from '../../../tests/support/registers.ts'
import { openRegister } from './open-register.ts'
import type { StoreOptions } from './store-options.ts'
import { registerDigest, verifiedBackup } from './backup.ts'
import { openConnection } from './connection.ts'
import { migrations } from './migrations/all.ts'

const optionsFor = (directory: string): StoreOptions => ({
  directory,
  now: () => Date.parse('2017-02-01T12:00:00Z'),
  onSlow: () => undefined,
  holds: () => false,
  discard: () => undefined,
})

const newest = Math.max(...migrations.map(({ number }) => number))

describe('opening a register', () => {
  test('a folder without one is told apart from a damaged one', () => {
    expect(expectRefusal(openRegister(optionsFor(temporaryDirectory())))).toBe('register_missing')

    const directory = temporaryDirectory()
    writeFileSync(
      join(directory, 'register.sqlite'),
      'this is a letter, not a database'.repeat(100),
    )
    expect(expectRefusal(openRegister(optionsFor(directory)))).toBe('register_damaged')
  })

  test('a second program reads what the first has open, and is refused when it writes', async () => {
    const office = foundOffice()
    await accept(office)
    const beside = expectValue(openRegister(optionsFor(office.directory)))
    try {
      expect(beside.facts.writable).toBe(false)
      expect(beside.read.summary('2017-02-01').counts.total).toBe(32)
      const refused = addRecord(
        { ...office, register: beside },
        { as: office.person, kind: 'person', fields: { name: 'Intrusa' } },
      )
      expect(expectRefusal(refused)).toBe('register_locked')
      expect(beside.directory.people('Intrusa')).toEqual([])
      addPerson(office, 'Berta Ríos')
      expect(beside.directory.people('berta rios')).toHaveLength(1)
    } finally {
      beside.close()
    }
  })

  test('what was saved is there after the program was started again', async () => {
    const office = foundOffice()
    await accept(office)
    const before = office.register.read.digest()
    office.reopen()
    expect(office.register.read.digest()).toBe(before)
    expect(obligations(office, { unit: 'MX-DUR' })).toHaveLength(1)
    addPerson(office, 'Carmen Luna')
    expect(office.register.read.digest()).not.toBe(before)
  })

  test('in a folder that only lets itself be read, it is read, and nothing is written', async () => {
    const office = foundOffice()
    await accept(office)
    office.register.close()
    // Permissions mean nothing to root: a folder in the place of the file that has to be written does.
    mkdirSync(join(office.directory, 'in-use'))
    const options = optionsFor(office.directory)
    expect(expectRefusal(openRegister(options))).toBe('register_not_writable')
    const reading = expectValue(openRegister({ ...options, access: 'read' }))
    expect(reading.read.summary('2017-02-01').counts.total).toBe(32)
    reading.close()
    rmSync(join(office.directory, 'in-use'), { recursive: true })
    office.reopen()
  })

  test('a register of a newer version of the program is left alone', () => {
    const office = foundOffice()
    office.register.close()
    const file = join(office.directory, 'register.sqlite')
    const database = new BetterSqlite3(file)
    database.pragma('user_version = 999')
    database.close()
    const before = readFileSync(file)
    expect(expectRefusal(openRegister(optionsFor(office.directory)))).toBe('register_newer')
    expect(readFileSync(file).equals(before)).toBe(true)
    const repaired = new BetterSqlite3(file)
    repaired.pragma(`user_version = ${newest}`)
    repaired.close()
    office.reopen()
  })

  test('after a crash the file is checked before anything is written', () => {
    const office = foundOffice()
    office.register.close()
    const file = join(office.directory, 'register.sqlite')
    const good = readFileSync(file)
    const bad = Buffer.from(good)
    bad.fill(0xff, 8192, 8192 + 4096 * 6)
    writeFileSync(file, bad)
    writeFileSync(join(office.directory, 'in-use'), '')
    expect(expectRefusal(openRegister(optionsFor(office.directory)))).toBe('register_damaged')
    expect(readFileSync(file).equals(bad)).toBe(true)
    writeFileSync(file, good)
    office.reopen()
    expect(office.register.facts.writable).toBe(true)
  })
})

describe('backup', () => {
  test('a copy is opened again and holds the same commits', async () => {
    const office = foundOffice()
    await accept(office)
    const file = join(temporaryDirectory(), 'backup.sqlite')
    const connection = openConnection({
      path: join(office.directory, 'register.sqlite'),
      readOnly: true,
      now: () => 0,
      onSlow: () => undefined,
    })
    verifiedBackup(connection, file)
    expect(registerDigest(connection)).toBe(office.register.read.digest())
    expect(() => verifiedBackup(connection, file)).toThrow('already exists')
    connection.close()
    expect(existsSync(file)).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('a database of an earlier shape is backed up before it is brought up to date', async () => {
    const office = foundOffice()
    await accept(office)
    const digest = office.register.read.digest()
    office.register.close()
    bringBackTo(3, join(office.directory, 'register.sqlite'))
    office.reopen()
    expect(office.register.read.digest()).toBe(digest)
    const backups = readdirSync(join(office.directory, 'backups'))
    expect(backups).toHaveLength(1)
    // What the new tables hold was made from the log, and everything is found again.
    expect(await office.register.check(() => Promise.resolve('intact'))).toMatchObject({ ok: true })
    expect(obligations(office)).toHaveLength(32)
  })

  test('whoever corrected a report before the program knew that this makes an author is found', async () => {
    const office = foundOffice()
    await accept(office)
    const [reporter, corrector] = [
      addPerson(office, 'Rosa Ibarra'),
      addPerson(office, 'Berta Ríos'),
    ]
    const durango = obligationOf(office, 'MX-DUR')
    const { id } = await report(office, durango, { as: reporter })
    expectValue(
      editRecord(office, {
        as: corrector,
        id,
        fields: [{ field: 'percent', value: 90, replaces: [] }],
      }),
    )
    office.register.close()
    bringBackTo(4, join(office.directory, 'register.sqlite'))
    office.reopen()
    expect(expectRefusal(decide(office, durango, { as: corrector }))).toBe('verdict_own_work')
  })

  test('money and indicators are found by their words after an upgrade', () => {
    const office = foundOffice()
    const add = (kind: RecordKind, fields: Readonly<Record<string, string>>) =>
      expectValue(addRecord(office, { as: office.person, kind, fields })).id
    const found = (kind: 'funding' | 'indicators') =>
      expectValue(
        office.register.read.list(listQuerySchema.parse({ kind, search: 'policia' }), '2017-02-01'),
      ).rows.map(({ id }) => id)
    const money = add('funding', { fund: 'FASP', year: '2017', programme: 'Policía cibernética' })
    add('funding', { fund: 'FASP', year: '2017', programme: 'Registro vehicular' })
    const indicator = add('indicator', { name: 'Policías certificados', scale: 'percent_change' })
    office.register.close()
    // The words of one kind had no index of their own yet, and indicators no scale.
    bringBackTo(10, join(office.directory, 'register.sqlite'))
    office.reopen()
    expect(found('funding')).toEqual([money])
    expect(found('indicators')).toEqual([indicator])
    expect(office.register.read.record(indicator)?.fields['scale']?.value).toBe('percent_change')
  })

  test('an upgrade that was interrupted before the tables were made again is finished', async () => {
    const office = foundOffice()
    await accept(office)
    office.register.close()
    const database = new BetterSqlite3(join(office.directory, 'register.sqlite'))
    database.exec(`DELETE FROM register_fact WHERE name = 'projections_made_for';
      DELETE FROM record_obligation; DELETE FROM obligation_status`)
    database.close()
    office.reopen()
    expect(obligations(office)).toHaveLength(32)
  })
})
