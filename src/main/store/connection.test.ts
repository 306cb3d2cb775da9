import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import {
  openConnection,
  openForInspection,
  type ConnectionOptions,
  type OpenConnection,
} from './connection.ts'

function open(parts: Partial<ConnectionOptions> = {}): OpenConnection {
  const connection = openConnection({
    path: join(temporaryDirectory(), 'x.sqlite'),
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
    ...parts,
  })
  onTestFinished(() => connection.close())
  return connection
}

const rows = (connection: OpenConnection): number =>
  connection.get<{ n: number }>('SELECT count(*) AS n FROM t')?.n ?? -1

describe('a connection', () => {
  test('is durable: every commit reaches the disk before it returns', () => {
    const first = open()
    first.script('CREATE TABLE t (x INTEGER)')
    const connection = open({ path: first.path })
    expect(connection.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
    // 2 is FULL; the library's default for a file that is in this mode already is 1.
    expect(connection.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
  })

  test('takes a transaction back whole when anything in it throws, and throws it on', () => {
    const connection = open()
    connection.script('CREATE TABLE t (x INTEGER)')
    const cause = new Error('the power fails')
    expect(() =>
      connection.transaction(() => {
        connection.run('INSERT INTO t VALUES (1)')
        connection.run('INSERT INTO t VALUES (2)')
        throw cause
      }),
    ).toThrow(cause)
    expect(rows(connection)).toBe(0)
    connection.transaction(() => connection.run('INSERT INTO t VALUES (3)'))
    expect(rows(connection)).toBe(1)
  })

  test('takes it back when a statement is refused, too', () => {
    const connection = open()
    connection.script('CREATE TABLE t (x INTEGER PRIMARY KEY)')
    expect(() =>
      connection.transaction(() => {
        connection.run('INSERT INTO t VALUES (1)')
        connection.run('INSERT INTO t VALUES (1)')
      }),
    ).toThrow('UNIQUE')
    expect(rows(connection)).toBe(0)
  })

  test('opened for reading cannot write', () => {
    const writer = open()
    writer.script('CREATE TABLE t (x INTEGER)')
    const reader = open({ path: writer.path, readOnly: true })
    expect(rows(reader)).toBe(0)
    expect(() => reader.run('INSERT INTO t VALUES (1)')).toThrow('readonly')
  })

  test('reads of one moment while another program saves', () => {
    const writer = open()
    writer.script('CREATE TABLE t (x INTEGER)')
    const reader = open({ path: writer.path, readOnly: true })
    const counted = reader.snapshot(() => {
      const before = rows(reader)
      writer.run('INSERT INTO t VALUES (1)')
      return [before, rows(reader)]
    })
    expect(counted).toEqual([0, 0])
    expect(rows(reader)).toBe(1)
    expect(() => reader.snapshot(() => reader.get('SELECT y'))).toThrow('no such column')
    expect(reader.snapshot(() => rows(reader))).toBe(1)
  })

  test('for inspection reads a file that is shorter than it says, and cannot write', () => {
    const writer = open()
    writer.script('CREATE TABLE t (x INTEGER); CREATE TABLE u (x BLOB)')
    writer.run('INSERT INTO t VALUES (1)')
    writer.run('INSERT INTO u VALUES (zeroblob(50000))')
    writer.close()
    truncateSync(writer.path, 4 * 4096)
    expect(() => rows(open({ path: writer.path, readOnly: true }))).toThrow('malformed')
    const inspection = openForInspection(writer.path)
    expect(rows(inspection)).toBe(1)
    expect(() => inspection.all('SELECT x FROM u')).toThrow('malformed')
    expect(() => inspection.run('INSERT INTO t VALUES (2)')).toThrow('readonly')
    inspection.close()
  })

  test('reports statements that take longer than 40 ms, with their text', () => {
    let clock = 0
    const slow: [string, number][] = []
    const connection = open({
      now: () => (clock += step),
      onSlow: (sql, milliseconds) => slow.push([sql, milliseconds]),
    })
    let step = 40
    connection.get('SELECT 1')
    expect(slow).toEqual([])
    step = 41
    connection.all('SELECT 2')
    connection.get('SELECT 3')
    expect(slow).toEqual([
      ['SELECT 2', 41],
      ['SELECT 3', 41],
    ])
  })

  test('reads rows one at a time while other statements run', () => {
    const connection = open()
    connection.script('CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1), (2), (3)')
    const seen: number[] = []
    for (const { x } of connection.iterate<{ x: number }>('SELECT x FROM t ORDER BY x')) {
      seen.push(x + rows(connection))
    }
    expect(seen).toEqual([4, 5, 6])
  })
})
