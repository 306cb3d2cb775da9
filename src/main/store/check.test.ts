import { appendFileSync, chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { openConnection } from './connection.ts'
import { openRegister } from './open-register.ts'
import { rebuildProjections } from './rebuild.ts'

let office: Office
let sha256: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  const verifier = addPerson(office, 'Berta Ríos')
  const durango = obligationOf(office, 'MX-DUR')
  const { evidence } = await report(office, durango)
  expectValue(decide(office, durango, { as: verifier }))
  sha256 = evidence[0]?.sha256 ?? ''
})

const check = () => office.register.check((file) => office.attachments.verify(file))

/** Damages the database with the program closed, as a failing disk or another program would. */
function damage(...statements: readonly string[]): void {
  office.register.close()
  const database = new BetterSqlite3(join(office.directory, 'register.sqlite'))
  for (const sql of statements) {
    if (database.prepare(sql).run().changes === 0) throw new Error(`changed nothing: ${sql}`)
  }
  database.close()
  office.reopen()
}

const hash = /^[0-9a-f]{64}$/
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)
/** In words: whose, and by whom. */
const ownCommit = {
  commit: like(hash),
  office: 'Secretariado Ejecutivo',
  day: '2017-01-16',
}
const firstOwn = `(SELECT max(id) FROM commit_log)`

describe('checking a register', () => {
  test('one in order has no problems, and the digest by which offices compare', async () => {
    const found = await check()
    expect(found).toMatchObject({ ok: true, problems: [], conflicts: 0 })
    expect(found.digest).toBe(office.register.read.digest())
    expect(found.changes).toBeGreaterThan(1_500)
  })

  test.each([
    [
      'a changed byte in a commit',
      // The last byte is part of a value: the commit still decodes, as something nobody wrote.
      `UPDATE commit_log SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'41' AS BLOB) WHERE id = ${firstOwn}`,
      { code: 'commit_altered', ...ownCommit },
    ],
    [
      'a commit cut short',
      `UPDATE commit_log SET bytes = substr(bytes, 1, 20) WHERE id = ${firstOwn}`,
      { code: 'commit_altered', ...ownCommit },
    ],
    [
      'another author beside the bytes',
      `UPDATE commit_log SET author = randomblob(16) WHERE id = ${firstOwn}`,
      { code: 'commit_columns_differ', ...ownCommit, columns: ['author'] },
    ],
    [
      'a clock set back beside the bytes',
      `UPDATE commit_log SET wall = wall - 1 WHERE id = ${firstOwn}`,
      { code: 'commit_columns_differ', ...ownCommit, columns: ['wall'] },
    ],
    [
      'a commit taken out of the middle of a feed',
      `DELETE FROM commit_log WHERE sequence = 2 AND installation =
         (SELECT installation FROM commit_log WHERE id = ${firstOwn})`,
      { code: 'commit_predecessor_missing', ...ownCommit, missing: 2 },
    ],
    [
      'a feed whose head was forgotten',
      "DELETE FROM feed_head WHERE sequence = 3 AND partition LIKE 'agreement%'",
      { code: 'heads_differ', commits: [like(hash)] },
    ],
    [
      'a status set by hand',
      "UPDATE obligation_status SET compliance = 'met' WHERE obligation = (SELECT min(obligation) FROM obligation_status)",
      { code: 'table_differs', table: 'obligation_status' },
    ],
    [
      'a count set by hand',
      'UPDATE scope_count SET met = met + 1 WHERE scope = (SELECT min(scope) FROM scope_count)',
      { code: 'table_differs', table: 'scope_count' },
    ],
    [
      'a text changed in a table',
      "UPDATE record_agreement SET title = 'Otro'",
      { code: 'table_differs', table: 'record_agreement' },
    ],
    [
      'a row taken out of a table',
      'DELETE FROM record_evidence',
      { code: 'table_differs', table: 'record_evidence' },
    ],
    [
      'a live value forgotten',
      'DELETE FROM live_change WHERE record = (SELECT max(record) FROM live_change)',
      { code: 'table_differs', table: 'live_change' },
    ],
    [
      'a record moved to another partition',
      "UPDATE record SET partition = 'catalog' WHERE id = (SELECT max(record) FROM record_verdict)",
      { code: 'table_differs', table: 'record' },
    ],
    [
      'an element added to a basis',
      "INSERT INTO set_element (record, field, element, target, mark) SELECT record, 17, 'x', NULL, 'true' FROM record_verdict",
      { code: 'table_differs', table: 'set_element' },
    ],
    [
      'a conflict that nobody wrote',
      "INSERT INTO conflict (record, field, element) VALUES (1, 1, '')",
      { code: 'table_differs', table: 'conflict' },
    ],
    [
      'a text hidden from the search',
      'DELETE FROM search_agreement WHERE rowid = (SELECT max(record) FROM record_agreement)',
      { code: 'table_differs', table: 'search_agreement' },
    ],
  ])('%s is named', async (_, sql, problem) => {
    damage(sql)
    const found = await check()
    expect(found.ok).toBe(false)
    expect(found.problems).toContainEqual(expect.objectContaining(problem))
  })

  test('an evidence file that was altered or lost is named by its name, agreement and unit', async () => {
    const path = join(office.directory, 'attachments', sha256.slice(0, 2), sha256)
    const named = {
      sha256,
      record: like(/^[0-9a-f]{32}$/),
      file: like(/\.\w+$/),
      agreement: like(/\S/),
      unit: 'Durango',
    }
    chmodSync(path, 0o644)
    writeFileSync(path, 'otra cosa')
    expect((await check()).problems).toEqual([{ code: 'attachment_altered', ...named }])
    rmSync(path)
    expect((await check()).problems).toEqual([{ code: 'attachment_missing', ...named }])
    mkdirSync(path)
    expect((await check()).problems).toEqual([
      { code: 'attachment_unreadable', ...named, reason: 'EISDIR' },
    ])
  })

  test('a save that another program is writing at this moment is no damage; half a save that nobody writes is', async () => {
    const journal = join(office.directory, 'register.sqlite-wal')
    addPerson(office, 'Celia Vega')
    const beside = expectValue(
      openRegister({
        directory: office.directory,
        access: 'read',
        now: () => 0,
        onSlow: () => undefined,
        holds: () => true,
        discard: () => undefined,
      }),
    )
    try {
      appendFileSync(journal, Buffer.alloc(100, 1))
      expect(await beside.check((file) => office.attachments.verify(file))).toMatchObject({
        ok: true,
      })
      expect((await check()).problems).toEqual([{ code: 'journal_torn', bytes: 100 }])
    } finally {
      beside.close()
    }
  })

  test('tables that were damaged are made again from the log', async () => {
    damage("UPDATE record_agreement SET title = 'Otro'")
    expect((await check()).ok).toBe(false)
    office.register.close()
    const connection = openConnection({
      path: join(office.directory, 'register.sqlite'),
      readOnly: false,
      now: () => 0,
      onSlow: () => undefined,
    })
    connection.transaction(() => rebuildProjections(connection))
    connection.close()
    office.reopen()
    expect(await check()).toMatchObject({ ok: true, problems: [] })
  })
})
