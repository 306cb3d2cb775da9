import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  columnFiles,
  columnsAreCurrent,
  noteColumnsCurrent,
  type NamedColumn,
} from './column-files.ts'

let directory: string
let database: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'acuerdos-columns-'))
  database = join(directory, 'register.sqlite')
  writeFileSync(database, 'the register of an office')
})

afterEach(() => rmSync(directory, { recursive: true }))

const states: NamedColumn = {
  name: 'states',
  parameters: '{}',
  column: {
    form: 'dictionary',
    codes: Uint8Array.from([1, 2, 2, 0, 1]),
    more: new Uint32Array(0),
    values: ['Durango', 'Zacatecas'],
  },
}
const fileOf = (): string =>
  join(directory, 'lists', readdirSync(join(directory, 'lists'))[0] ?? '')

describe('columns that one session leaves to the next', () => {
  test('come back as they were', () => {
    const codes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint16Array({ maxLength: 40 }),
      fc.uint32Array({ maxLength: 40 }),
    )
    const column = fc.record({
      form: fc.constantFrom('dictionary', 'numbers', 'keys', 'ranked', 'rows' as const),
      codes,
      more: fc.uint32Array({ maxLength: 9 }),
      values: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(22.4))),
    })
    fc.assert(
      fc.property(column, (kept) => {
        const files = columnFiles(directory, 1)
        files.keep([{ name: 'one', parameters: 'on a day', column: kept }], 'all')
        expect(files.read('one', 'on a day')).toEqual(kept)
        expect(files.read('one', 'on another day')).toBeNull()
        expect(files.read('another', 'on a day')).toBeNull()
      }),
      { numRuns: 50 },
    )
  })

  test('are not used when a byte of theirs is another one or is not there', () => {
    columnFiles(directory, 1).keep([states], 'all')
    const file = fileOf()
    const whole = readFileSync(file)
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      writeFileSync(file, damaged)
      expect(columnFiles(directory, 1).read('states', '{}')).toBeNull()
      writeFileSync(file, whole.subarray(0, at))
      expect(columnFiles(directory, 1).read('states', '{}')).toBeNull()
    }
  })

  test('are written again where they were damaged, and left alone where they are good', () => {
    columnFiles(directory, 1).keep([states], 'all')
    writeFileSync(fileOf(), 'power cut')
    const files = columnFiles(directory, 1)
    expect(files.read('states', '{}')).toBeNull()
    files.keep([states], 'added')
    expect(files.read('states', '{}')).toEqual(states.column)
    const other = { ...states, column: { ...states.column, values: ['Durango', 'Colima'] } }
    columnFiles(directory, 1).keep([other, { ...other, name: 'kinds' }], 'added')
    expect(files.read('states', '{}')).toEqual(states.column)
    expect(files.read('kinds', '{}')).toEqual(other.column)
    files.keep([{ ...states, name: 'units' }], 'all')
    expect(files.read('states', '{}')).toBeNull()
    expect(files.read('units', '{}')).toEqual(states.column)
  })

  test('of another format are passed over, though they are whole', () => {
    columnFiles(directory, 1).keep([states], 'all')
    const file = fileOf()
    const whole = readFileSync(file)
    const at = whole.indexOf('"format":1')
    whole.write('"format":2', at)
    whole.writeUInt32LE(crc32(whole.subarray(0, -4)), whole.length - 4)
    writeFileSync(file, whole)
    expect(at).toBeGreaterThan(0)
    expect(columnFiles(directory, 1).read('states', '{}')).toBeNull()
  })

  test('are of the database as it was closed, and of no other', () => {
    expect(columnsAreCurrent(directory, database)).toBe(false)
    columnFiles(directory, 1).keep([states], 'all')
    expect(columnsAreCurrent(directory, database)).toBe(false)
    noteColumnsCurrent(directory, database)
    expect(columnsAreCurrent(directory, database)).toBe(true)
    writeFileSync(`${database}-wal`, '')
    expect(columnsAreCurrent(directory, database)).toBe(true)
    writeFileSync(`${database}-wal`, 'a save')
    expect(columnsAreCurrent(directory, database)).toBe(false)
    rmSync(`${database}-wal`)
    expect(columnsAreCurrent(directory, database)).toBe(true)
    utimesSync(database, 1, 1)
    expect(columnsAreCurrent(directory, database)).toBe(false)
    noteColumnsCurrent(directory, database)
    // A copy of another time that has its time set back.
    writeFileSync(database, 'the register of another office')
    utimesSync(database, 1, 1)
    expect(columnsAreCurrent(directory, database)).toBe(false)
  })
})
