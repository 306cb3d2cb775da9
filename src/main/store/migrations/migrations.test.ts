import { describe, expect, test } from 'vitest'
import { recordKinds, registry } from '../../../core/schema/registry.ts'
import { openConnection, type OpenConnection } from '../connection.ts'
import { migrate, schemaNumber } from '../migrate.ts'
import { columnOf, tableOf } from '../projections/columns.ts'
import { migrations } from './all.ts'

function database(upTo: number): OpenConnection {
  const connection = openConnection({
    path: ':memory:',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  migrate(
    connection,
    migrations.filter(({ number }) => number <= upTo),
    () => undefined,
  )
  return connection
}

const tables = (connection: OpenConnection): readonly string[] =>
  connection
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .map(({ name }) => name)

const hash = (number: number): Uint8Array => new Uint8Array(32).fill(number)

describe('migrations', () => {
  test('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1))
  })

  test('0001 log: commits, their receipts, and what is kept to merge them', () => {
    const connection = database(1)
    expect(schemaNumber(connection)).toBe(1)
    expect(tables(connection)).toEqual(
      expect.arrayContaining([
        'commit_log',
        'receipt',
        'feed_head',
        'record',
        'live_change',
        'early_replacement',
      ]),
    )
    connection.close()
  })

  test('0002 projections: a table for every kind of schema version 1', () => {
    const connection = database(2)
    expect(tables(connection)).toEqual(expect.arrayContaining(['record_unit', 'set_element']))
    expect(tables(connection)).not.toContain('record_agenda_item')
    connection.close()
  })

  test('0006 casework: what an older register holds stays, and what is new has its place', () => {
    const connection = database(5)
    connection.run("INSERT INTO record_session (record, roman) VALUES (7, 'XLI')")
    migrate(connection, migrations.slice(0, 6), () => undefined)
    expect(tables(connection)).toEqual(
      expect.arrayContaining(['record_agenda_item', 'record_instalment', 'record_office_settings']),
    )
    expect(connection.all('SELECT record, roman, members FROM record_session')).toEqual([
      { record: 7, roman: 'XLI', members: null },
    ])
    connection.close()
  })

  test('after all of them every kind has a column for every single-valued field', () => {
    const connection = database(migrations.length)
    for (const kind of recordKinds) {
      const expected = Object.entries(registry[kind].fields)
        .filter(([, field]) => field.set !== true)
        .map(([name]) => columnOf(name).replaceAll('"', ''))
      const found = connection
        .all<{ name: string }>(`PRAGMA table_info(${tableOf(kind)})`)
        .map(({ name }) => name)
      expect(found.toSorted()).toEqual(['record', ...expected].toSorted())
    }
    connection.close()
  })

  test('0003 status: what the rules derive is indexed for the lists', () => {
    const connection = database(3)
    const plan = connection
      .all<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT count(*) FROM obligation_status s
         WHERE s.agreement = 1 AND s.present = 1 AND s.apart = 0`,
      )
      .map(({ detail }) => detail)
      .join()
    expect(plan).toContain('status_by_agreement')
    connection.close()
  })

  test('0004 search: accents and case do not matter', () => {
    const connection = database(4)
    connection.run("INSERT INTO search_text (rowid, content) VALUES (1, 'Policía CIBERNÉTICA')")
    const found = (text: string) =>
      connection.all('SELECT rowid FROM search_text WHERE search_text MATCH ?', [text])
    expect(found('policia')).toHaveLength(1)
    expect(found('cibernética')).toHaveLength(1)
    expect(found('municipal')).toHaveLength(0)
    connection.close()
  })

  test('0005 writers: of a record each person once', () => {
    const connection = database(5)
    const note = () =>
      connection.run('INSERT OR IGNORE INTO record_writer (record, person) VALUES (?, ?)', [
        1,
        new Uint8Array(16),
      ])
    note()
    note()
    expect(connection.all('SELECT * FROM record_writer')).toHaveLength(1)
    connection.close()
  })

  test('0007 responsible: what turns on a day is found by index', () => {
    const connection = database(7)
    const plan = connection
      .all<{ detail: string }>(
        'EXPLAIN QUERY PLAN SELECT obligation FROM obligation_status WHERE responsible_until <= ?',
        ['2024-10-01'],
      )
      .map(({ detail }) => detail)
      .join()
    expect(plan).toContain('status_by_responsible_until')
    expect(tables(connection)).toContain('derived_succession')
    connection.close()
  })

  test('0008 known: an older log says when each commit was known, and with which it was merged', () => {
    const connection = database(7)
    // The third came before the first, its predecessor; the clock went back before the second came.
    for (const [id, previous, received, held] of [
      [1, 3, 100, 0],
      [2, null, 50, 0],
      [3, null, 200, 0],
      [4, 9, 300, 1],
    ] as const) {
      connection.run(
        `INSERT INTO commit_log (id, hash, installation, partition, sequence, previous, counter, wall, logical,
           wall_time, author, intent, save, held, bytes)
         VALUES (?, ?, x'01', 'catalog', 1, ?, 1, 0, 0, 0, x'02', 'test', x'03', ?, x'00')`,
        [id, hash(id), previous === null ? null : hash(previous), held],
      )
      connection.run('INSERT INTO receipt (commit_id, received) VALUES (?, ?)', [id, received])
    }
    migrate(connection, migrations.slice(0, 8), () => undefined)
    expect(connection.all('SELECT commit_id AS id, known, merged FROM receipt')).toEqual([
      { id: 1, known: 100, merged: 3 },
      { id: 2, known: 100, merged: 2 },
      { id: 3, known: 200, merged: 3 },
      { id: 4, known: 300, merged: null },
    ])
    connection.close()
  })

  test('0009 evidence-files: what was found of a file is there once, and purged files are found at once', () => {
    const connection = database(9)
    connection.run("INSERT INTO attachment_state VALUES ('ab', 'held', 1)")
    expect(() =>
      connection.run("INSERT INTO attachment_state VALUES ('ab', 'missing', 2)"),
    ).toThrow('UNIQUE')
    const plan = connection
      .all<{ detail: string }>(
        'EXPLAIN QUERY PLAN SELECT DISTINCT sha256 FROM record_evidence WHERE purged IS NOT NULL',
      )
      .map(({ detail }) => detail)
      .join()
    expect(plan).toContain('evidence_purged')
    connection.close()
  })

  test('0010 adoption: an agreement is found by an alias without reading all sets', () => {
    const connection = database(7)
    connection.run("INSERT INTO record_agreement (record, stage) VALUES (7, 'drafted')")
    migrate(connection, migrations, () => undefined)
    expect(
      connection.all('SELECT record, stage, stage_reason AS reason FROM record_agreement'),
    ).toEqual([{ record: 7, stage: 'drafted', reason: null }])
    const plan = connection
      .all<{ detail: string }>(
        'EXPLAIN QUERY PLAN SELECT record FROM set_element WHERE field = 23 AND element = ?',
        ['01/XLI/16'],
      )
      .map(({ detail }) => detail)
      .join()
    expect(plan).toContain('set_element_by_text')
    connection.close()
  })

  test('a step that fails leaves the shape and the number as they were', () => {
    const connection = database(2)
    const before = tables(connection)
    expect(() =>
      migrate(
        connection,
        [
          {
            number: 3,
            name: 'broken',
            up: (writer) => {
              writer.script('CREATE TABLE half (x)')
              throw new Error('the disk is full')
            },
          },
        ],
        () => undefined,
      ),
    ).toThrow('the disk is full')
    expect(tables(connection)).toEqual(before)
    expect(schemaNumber(connection)).toBe(2)
    connection.close()
  })

  test('0011 counts: what can be overdue by day, and words by kind', () => {
    const connection = database(10)
    connection.run("INSERT INTO record_agreement (record, number) VALUES (7, '03/XLI/16')")
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 11),
      () => undefined,
    )
    expect(tables(connection)).toEqual(
      expect.arrayContaining(['due_count', 'search_agreement', 'search_progress_report']),
    )
    expect(tables(connection)).not.toContain('search_text')
    expect(connection.column('SELECT record FROM record_agreement')).toEqual([7])
    connection.run(
      "INSERT INTO search_agreement (rowid, content) VALUES (7, 'Policía CIBERNÉTICA')",
    )
    const found = (text: string) =>
      connection.column('SELECT rowid FROM search_agreement WHERE search_agreement MATCH ?', [text])
    expect(found('policia')).toEqual([7])
    expect(found('municipal')).toEqual([])
    connection.close()
  })

  test('0012 signed-by: what a person wrote and signed is found by the person', () => {
    const connection = database(12)
    const planOf = (sql: string): string =>
      connection
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .map(({ detail }) => detail)
        .join()
    expect(planOf("SELECT id FROM commit_log WHERE author = x'ab'")).toContain('commit_by_author')
    expect(planOf("SELECT record FROM record_writer WHERE person = x'ab'")).toContain(
      'writer_by_person',
    )
    expect(planOf('SELECT record FROM record_person WHERE duplicate_of = 7')).toContain(
      'person_by_duplicate',
    )
    connection.close()
  })

  test('0013 posts-found: a post is found by words of its name', () => {
    const connection = database(13)
    connection.run("INSERT INTO search_post (rowid, content) VALUES (7, 'Secretaría Ejecutiva')")
    const found = (text: string) =>
      connection.column('SELECT rowid FROM search_post WHERE search_post MATCH ?', [text])
    expect(found('secretaria')).toEqual([7])
    expect(found('adjunta')).toEqual([])
    connection.close()
  })

  test('0014 status past: what was said of an obligation before', () => {
    const connection = database(13)
    connection.run(
      'INSERT INTO receipt (commit_id, received, known, merged) VALUES (1, 10, 10, 2), (2, 20, 20, 2)',
    )
    migrate(connection, migrations, () => undefined)
    expect(tables(connection)).toContain('status_past')
    expect(
      connection.column('SELECT commit_id FROM receipt WHERE merged > 1 AND merged <> commit_id'),
    ).toEqual([1])
    connection.run(
      "INSERT INTO status_past (obligation, until, clause, compliance) VALUES (7, 2, 3, 'met')",
    )
    expect(() =>
      connection.run('INSERT INTO status_past (obligation, until) VALUES (7, 2)'),
    ).toThrow('UNIQUE')
    connection.close()
  })

  test('0015 findings: what was found is there by agreement and by obligation', () => {
    const connection = database(15)
    connection.run(
      "INSERT INTO weak_finding (agreement, clause, check_code, place) VALUES (7, NULL, 'no_deadline', 0)",
    )
    connection.run(
      "INSERT INTO audit_finding (obligation, agreement, reason, record, record_kind, place) VALUES (9, 8, 'conflict', 'ab', 'obligation', 0)",
    )
    const planOf = (sql: string): string =>
      connection
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .map(({ detail }) => detail)
        .join()
    expect(planOf('DELETE FROM weak_finding WHERE agreement = 7')).toContain(
      'weak_finding_by_agreement',
    )
    expect(planOf('DELETE FROM audit_finding WHERE obligation = 9')).toContain(
      'audit_finding_by_obligation',
    )
    connection.close()
  })

  test('0016 file-checks: every file is to be looked at, the longest unseen first', () => {
    const connection = database(15)
    const [known, given, minutes] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)]
    connection.run("INSERT INTO attachment_state VALUES (?, 'missing', 5)", [known])
    connection.run(
      'INSERT INTO record_evidence (record, sha256) VALUES (1, ?), (2, ?), (3, NULL)',
      [known, given],
    )
    connection.run('INSERT INTO record_document (record, sha256) VALUES (4, ?), (5, ?)', [
      minutes,
      given,
    ])
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 16),
      () => undefined,
    )
    expect(
      connection.all(
        'SELECT sha256, state, checked FROM attachment_state ORDER BY checked, sha256',
      ),
    ).toEqual([
      { sha256: given, state: 'held', checked: 0 },
      { sha256: minutes, state: 'held', checked: 0 },
      { sha256: known, state: 'missing', checked: 5 },
    ])
    connection.close()
  })

  test('0017 issues: what is nearly equal, and what a list of data issues looks for', () => {
    const connection = database(16)
    connection.run("INSERT INTO record_agreement (record, number) VALUES (7, '03/XLI/16')")
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 17),
      () => undefined,
    )
    expect(tables(connection)).toContain('agreement_sketch')
    expect(connection.column('SELECT record FROM record_agreement')).toEqual([7])
    const plan = connection
      .all<{ detail: string }>(
        "EXPLAIN QUERY PLAN SELECT sha256 FROM attachment_state WHERE state <> 'held'",
      )
      .map(({ detail }) => detail)
      .join(' ')
    expect(plan).toContain('file_not_held')
    connection.close()
  })

  test('0020 issue-findings: what is found is kept, by kind, by what it is about and by both records', () => {
    const connection = database(19)
    connection.run('INSERT INTO weak_finding (agreement, check_code, place) VALUES (7, ?, 0)', [
      'no_deadline',
    ])
    migrate(connection, migrations, () => undefined)
    expect(tables(connection)).toEqual(
      expect.arrayContaining(['issue_finding', 'likeness', 'duplicate_circle']),
    )
    expect(connection.column('SELECT agreement FROM weak_finding')).toEqual([7])
    const planOf = (condition: string): string =>
      connection
        .all<{ detail: string }>(
          `EXPLAIN QUERY PLAN SELECT finding FROM issue_finding WHERE ${condition}`,
        )
        .map(({ detail }) => detail)
        .join()
    expect(planOf("+kind IN ('a', 'b') AND about IN (1, 2)")).toContain('issue_finding_about')
    expect(planOf("kind = 'a' AND accepted IS NULL")).toContain('issue_finding_kind')
    expect(planOf('record = 1')).toContain('issue_finding_record')
    expect(planOf('other = 1')).toContain('issue_finding_other')
    connection.close()
  })

  test('0026 names alike: a record is compared by several names, found by each', () => {
    const connection = database(25)
    migrate(connection, migrations, () => undefined)
    for (const key of ['0 semar', '0 secretaria de marina']) {
      connection.run('INSERT INTO likeness (kind, record, key, shared) VALUES (?, 7, ?, ?)', [
        'duplicate_unit',
        key,
        key,
      ])
    }
    expect(connection.column('SELECT count(*) FROM likeness WHERE record = 7')).toEqual([2])
    const plan = connection
      .all<{ detail: string }>(
        "EXPLAIN QUERY PLAN SELECT record FROM likeness WHERE kind = 'a' AND key = 'b'",
      )
      .map(({ detail }) => detail)
      .join()
    expect(plan).toContain('likeness_by_key')
    connection.close()
  })

  test('0018 rewritten: what hung from several obligations, found by the record and by each of them', () => {
    const connection = database(17)
    expect(tables(connection)).not.toContain('rewritten')
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 18),
      () => undefined,
    )
    for (const obligation of [1, 2, 1]) {
      connection.run('INSERT OR IGNORE INTO rewritten (record, obligation) VALUES (7, ?)', [
        obligation,
      ])
    }
    expect(connection.column('SELECT obligation FROM rewritten WHERE record = 7')).toEqual([1, 2])
    const plan = connection
      .all<{ detail: string }>(
        'EXPLAIN QUERY PLAN SELECT record FROM rewritten WHERE obligation = 1',
      )
      .map(({ detail }) => detail)
      .join(' ')
    expect(plan).toContain('rewritten_of')
    connection.close()
  })

  test('0019 indicator-scale: what an older register says of an indicator stays', () => {
    const connection = database(18)
    connection.run("INSERT INTO record_indicator (record, measure) VALUES (7, 'Policías')")
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 19),
      () => undefined,
    )
    expect(connection.all('SELECT record, measure, scale FROM record_indicator')).toEqual([
      { record: 7, measure: 'Policías', scale: null },
    ])
    connection.close()
  })

  test('0021 contested-kind: a record for whose id commits state different kinds is noted once', () => {
    const connection = database(20)
    expect(tables(connection)).not.toContain('contested_kind')
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 21),
      () => undefined,
    )
    connection.run('INSERT INTO contested_kind (record) VALUES (7)')
    expect(() => connection.run('INSERT INTO contested_kind (record) VALUES (7)')).toThrow('UNIQUE')
    connection.close()
  })

  test('0022 statements: what is said of who is who has a table of its own', () => {
    const connection = database(21)
    expect(tables(connection)).not.toContain('record_statement')
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 22),
      () => undefined,
    )
    connection.run("INSERT INTO record_statement (record, content, signature) VALUES (7, 'c', 's')")
    expect(connection.all('SELECT record, content, signature FROM record_statement')).toEqual([
      { record: 7, content: 'c', signature: 's' },
    ])
    connection.close()
  })

  test('0023 conflict-findings: forks that the log holds already are noted, once each', () => {
    const connection = database(22)
    const commit = (hash: string, sequence: number, previous: string | null, held = 0): unknown =>
      connection.run(
        `INSERT INTO commit_log (hash, installation, partition, sequence, previous, counter, wall, logical,
           wall_time, author, intent, save, held, bytes)
         VALUES (unhex(?), x'01', 'catalog', ?, unhex(?), 1, 0, 0, 0, x'02', 'record.edit', x'03', ?, x'04')`,
        [hash, sequence, previous, held],
      )
    commit('aa', 1, null)
    commit('bb', 2, 'aa')
    commit('cc', 2, 'aa')
    commit('dd', 3, 'bb')
    // What waits has no place in the feed yet.
    commit('ee', 3, 'bb', 1)
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 23),
      () => undefined,
    )
    expect(
      connection.all(
        'SELECT hex(c.hash) AS hash FROM feed_fork f JOIN commit_log c ON c.id = f.commit_id',
      ),
    ).toEqual([{ hash: 'CC' }])
    connection.run(
      `INSERT INTO issue_finding (kind, about, record, record_kind, detail, field, element, offices)
       VALUES ('values_differ', 7, 7, 'agreement', 'title', 11, '', ',3,17,')`,
    )
    expect(connection.all('SELECT agreement, obligation, offices FROM issue_finding')).toEqual([
      { agreement: null, obligation: null, offices: ',3,17,' },
    ])
    connection.close()
  })

  test('0024 exchange: what is known of other offices is kept once for each of their installations', () => {
    const connection = database(23)
    expect(tables(connection)).not.toContain('acknowledgement')
    connection.run(
      "INSERT INTO attachment_state (sha256, state, checked) VALUES ('a', 'missing', 1), ('b', 'held', 1)",
    )
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 24),
      () => undefined,
    )
    const said = `INSERT INTO acknowledgement (office, signer, scope, position, counter, made, moment, package)
      VALUES (x'01', x'02', 1, 1, 1, 1, 1, x'03')`
    connection.run(said)
    expect(() => connection.run(said)).toThrow('UNIQUE')
    expect(
      connection.column(
        "SELECT sha256 FROM attachment_state INDEXED BY attachment_lacking WHERE state <> 'held'",
      ),
    ).toEqual(['a'])
    connection.close()
  })

  test('0025 revocation: what does not count is kept apart from what does', () => {
    const connection = database(24)
    expect(tables(connection)).not.toContain('disregarded')
    migrate(
      connection,
      migrations.filter(({ number }) => number <= 25),
      () => undefined,
    )
    expect(tables(connection)).toEqual(
      expect.arrayContaining(['stated', 'revoked_installation', 'disregarded', 'contested_place']),
    )
    connection.run('INSERT INTO disregarded (record, commit_id, kind) VALUES (7, 3, 4)')
    expect(() =>
      connection.run('INSERT INTO disregarded (record, commit_id, kind) VALUES (7, 3, 5)'),
    ).toThrow('UNIQUE')
    connection.close()
  })

  test('0027 answered verdicts: what was found of them is found again, the rest is kept', () => {
    const connection = database(26)
    connection.script(`INSERT INTO issue_finding (kind, about, record, record_kind, detail)
      VALUES ('verdict_in_breach', 7, 7, 'obligation', ''), ('numbering_gap', 8, 8, 'session', '2')`)
    migrate(connection, migrations, () => undefined)
    expect(connection.column('SELECT kind FROM issue_finding')).toEqual(['numbering_gap'])
    connection.close()
  })
})
