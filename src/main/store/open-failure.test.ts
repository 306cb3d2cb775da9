import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import { RegisterDamage, damageReason, storageFailure, storageRefusal } from './open-failure.ts'

/** What really is thrown. */
function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

function fullDisk(): unknown {
  const database = new BetterSqlite3(join(temporaryDirectory(), 'x.sqlite'))
  database.exec('CREATE TABLE t (x BLOB)')
  database.pragma('max_page_count = 4')
  return thrownBy(() => database.exec('INSERT INTO t VALUES (zeroblob(100000))'))
}

function damagedFile(): unknown {
  const file = join(temporaryDirectory(), 'x.sqlite')
  const database = new BetterSqlite3(file)
  database.exec('CREATE TABLE t (x BLOB); INSERT INTO t VALUES (zeroblob(100000))')
  const bytes = Buffer.from(database.serialize())
  database.close()
  bytes.fill(0xff, 4096, 8192)
  writeFileSync(file, bytes)
  return thrownBy(() => new BetterSqlite3(file).prepare('SELECT * FROM t').all())
}

function aLetter(): unknown {
  const file = join(temporaryDirectory(), 'x.sqlite')
  writeFileSync(file, 'Estimado señor: '.repeat(100))
  return thrownBy(() => new BetterSqlite3(file).pragma('user_version'))
}

const inMemory = (sql: string) => (): unknown =>
  thrownBy(() => new BetterSqlite3(':memory:').exec(sql))
const system = (work: (folder: string) => unknown) => (): unknown =>
  thrownBy(() => work(temporaryDirectory()))

/** Failures of a disk that cannot be brought about on a sound one. */
const ofTheDisk = (code: string) => (): unknown =>
  new BetterSqlite3.SqliteError('disk I/O error', code)
const ofTheSystem = (code: string) => (): unknown =>
  Object.assign(new Error(code), { code, syscall: 'write' })

describe('what storage refuses is said to people', () => {
  test.each([
    ['a damaged file', damagedFile, 'register_damaged'],
    ['no database at all', aLetter, 'register_damaged'],
    ['a commit that is none', () => new RegisterDamage('commit'), 'register_damaged'],
    ['a full disk', fullDisk, 'storage_full'],
    ['a full disk, as the system says it', ofTheSystem('ENOSPC'), 'storage_full'],
    [
      'a folder in the place of the file',
      system((folder) => new BetterSqlite3(folder)),
      'register_unreadable',
    ],
    ['a failing disk', ofTheDisk('SQLITE_IOERR_READ'), 'register_unreadable'],
    ['a file that ends early', ofTheDisk('SQLITE_IOERR_SHORT_READ'), 'register_unreadable'],
    ['a failing disk, as the system says it', ofTheSystem('EIO'), 'register_unreadable'],
    [
      'a folder where a file has to be written',
      system((folder) => {
        mkdirSync(join(folder, 'in-use'))
        writeFileSync(join(folder, 'in-use'), '')
      }),
      'register_not_writable',
    ],
  ])('%s', (_, failing, code) => {
    expect(storageFailure(failing(), '/registro')).toMatchObject({
      code,
      details: { directory: '/registro' },
    })
  })

  test.each([
    ['a mistake in a statement', inMemory('SELECT * FROM nowhere')],
    ['an exception', () => new TypeError('x')],
    ['a file that is not there', system((folder) => mkdirSync(join(folder, 'a', 'b')))],
  ])('%s is a bug, and goes on as one', (_, failing) => {
    const error = failing()
    expect(storageFailure(error, '/registro')).toBeUndefined()
    expect(thrownBy(() => storageRefusal(error, '/registro'))).toBe(error)
    expect(thrownBy(() => damageReason(error, false))).toBe(error)
  })

  test('a table that is missing is damage only where damage is known', () => {
    expect(damageReason(inMemory('SELECT * FROM nowhere')(), true)).toContain('no such table')
  })
})
