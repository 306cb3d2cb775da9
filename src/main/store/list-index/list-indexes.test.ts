import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueRowSchema } from '../../../contract/issue-rows.ts'
import { listQuerySchema, type CheckedListQuery } from '../../../contract/rows.ts'
import type { DraftChange } from '../../../core/changes/save.ts'
import { partitionOfName } from '../../../core/changes/partition.ts'
import { success } from '../../../core/result.ts'
import { fieldDefinition, recordKinds, registry } from '../../../core/schema/registry.ts'
import { generateRegister } from '../../../../tests/bench/register/generate.ts'
import { newRecord, numberOf } from '../../usecases/new-record.ts'
import type { Register } from '../../usecases/ports/register.ts'
import { toHex } from '../bytes.ts'
import { openConnection, type OpenConnection, type Parameters } from '../connection.ts'
import { openRegister } from '../open-register.ts'
import { deriveAll } from '../projections/refresh.ts'
import { labelled } from '../queries/issues.ts'
import { dueSoonCondition } from '../queries/list-conditions.ts'
import { listDefinitions } from '../queries/list-definitions.ts'
import { listPage, parametersOfDay } from '../queries/list.ts'
import { listedScopes } from '../queries/listed-scopes.ts'
import { registerSummary } from '../queries/summary.ts'
import { columnFiles, columnsAreCurrent } from './column-files.ts'
import { listIndexes, type ListIndexes } from './list-indexes.ts'

/**
 * Lists from memory beside the same lists as SQL says them, over a register of two thousand obligations in which
 * people go on working: rows, order and totals must be the same.
 */
let directory: string
let register: Register
let database: OpenConnection
/** Of a program that only reads while the other one writes. */
let reader: ListIndexes

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'acuerdos-lists-'))
  await generateRegister(
    directory,
    { obligations: 2000, agreements: 100, units: 200, sessions: 52 },
    () => undefined,
  )
  openBoth()
}, 120_000)

/** The program that writes, and beside it one that reads; both take what the last session kept if it is current. */
function openBoth(): void {
  const opened = openRegister({
    directory,
    now: () => 0,
    onSlow: () => undefined,
    holds: () => true,
    discard: () => undefined,
    longList: 1,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  register = opened.value
  const path = join(directory, 'register.sqlite')
  database = openConnection({ path, readOnly: true, now: () => 0, onSlow: () => undefined })
  reader = listIndexes(database, {
    files: columnFiles(directory, 1),
    areCurrent: () => columnsAreCurrent(directory, path),
  })
}

function reopenBoth(): void {
  database.close()
  register.close()
  expect(columnsAreCurrent(directory, join(directory, 'register.sqlite'))).toBe(true)
  openBoth()
}

afterAll(() => {
  database.close()
  register.close()
  rmSync(directory, { recursive: true })
})

type TableKind = keyof typeof listDefinitions
const tableKinds = (
  [
    'obligations',
    'obligations',
    'obligations',
    'agreements',
    'agreements',
    'clauses',
    'sessions',
    'reports',
    'evidence',
    'verdicts',
    'notifications',
    'extensions',
    'links',
    'units',
    'weak',
    'readiness',
    'issues',
    'issues',
  ] as const
).filter((kind): kind is typeof kind & TableKind => kind in listDefinitions)

const operators = ['=', '=', '=', '!=', '<', '<=', '>', '>='] as const
const words = ['seguridad', 'polic', 'centros de', '41', 'XLI norma', 'durango', 'oficio', 'xyzzy']

/** Numbers that choose among what there is when the query is made. */
const querySeed = fc.record({
  kind: fc.constantFrom(...tableKinds),
  filters: fc.array(
    fc.record({
      field: fc.nat(),
      operator: fc.constantFrom(...operators),
      rows: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
      empty: fc.nat({ max: 9 }).map((number) => number === 0),
    }),
    { maxLength: 3 },
  ),
  search: fc.option(fc.constantFrom(...words), { freq: 4 }),
  sort: fc.array(fc.record({ field: fc.nat(), descending: fc.boolean() }), { maxLength: 2 }),
  offset: fc.nat({ max: 400 }),
  limit: fc.integer({ min: 1, max: 30 }),
  withdrawn: fc.boolean(),
  today: fc.constantFrom('2015-03-01', '2020-06-15', '2026-11-22'),
})
type QuerySeed = typeof querySeed extends fc.Arbitrary<infer Seed> ? Seed : never

const chosen = <Item>(items: readonly Item[], number: number): Item => {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

function queryOf(seed: QuerySeed): CheckedListQuery & { readonly kind: TableKind } {
  const { kind, offset, limit, withdrawn } = seed
  const definition = listDefinitions[kind]
  const fields = Object.keys({ ...definition.columns, ...definition.filters })
  const sample = listPage(
    database,
    { ...listQuerySchema.parse({ kind, limit: 40, withdrawn: true }), kind },
    seed.today,
  )
  const rows = sample.ok ? sample.value.rows.map((row) => new Map(Object.entries(row))) : []
  const valueIn = (field: string, number: number): string =>
    rows.length === 0 ? '' : String(chosen(rows, number).get(field) ?? '')
  const where = seed.filters.map(({ field: number, operator, rows: numbers, empty }) => {
    const field = chosen(fields, number)
    const several = operator === '=' || operator === '!='
    const values = numbers.map((one) => valueIn(field, one))
    return {
      field,
      operator,
      values: several ? [...values, ...(empty ? [''] : [])] : values.slice(0, 1),
    }
  })
  const sort = seed.sort.map(({ field, descending }) => ({
    field: chosen(Object.keys(definition.columns), field),
    descending,
  }))
  return {
    ...listQuerySchema.parse({ kind, where, sort, offset, limit, withdrawn }),
    ...(seed.search === null ? {} : { search: seed.search }),
    kind,
  }
}

/** Rows of issues bear what people call their records. */
const named = (kind: TableKind, page: ReturnType<typeof listPage>): ReturnType<typeof listPage> =>
  kind === 'issues' && page.ok
    ? success({
        ...page.value,
        rows: labelled(
          database,
          page.value.rows.map((row) => issueRowSchema.parse(row)),
        ),
      })
    : page

function expectSame(seed: QuerySeed): void {
  const query = queryOf(seed)
  const naive = listPage(database, query, seed.today)
  expect(register.read.list(query, seed.today)).toEqual(named(query.kind, naive))
  expect(reader.page(query, seed.today)).toEqual(naive)
  if (query.kind !== 'obligations') return
  const { where, search } = query
  const scopes = {
    of: seed.offset % 2 === 0 ? ('agreements' as const) : ('clauses' as const),
    where,
    search,
    units:
      seed.limit % 2 === 0
        ? null
        : database.column<number>('SELECT record FROM record_unit WHERE record % 3 = ?', [
            seed.limit % 3,
          ]),
  }
  expect(reader.scopes(scopes, seed.today)).toEqual(listedScopes(database, scopes, seed.today))
}

/** Something that an office does: one field of one record, or a record of casework more. */
const editSeed = fc.record({
  kind: fc.constantFrom(
    ...(['session', 'agreement', 'clause', 'obligation', 'unit', 'person'] as const),
    ...(['progressReport', 'evidence', 'verdict', 'extension', 'notification', 'link'] as const),
  ),
  record: fc.nat(),
  field: fc.nat(),
  text: fc.constantFrom('Zacatecas', 'ábaco', 'Seguridad', '', 'met', 'binding', '2015-02-03', '7'),
  adds: fc.boolean(),
})
type EditSeed = typeof editSeed extends fc.Arbitrary<infer Seed> ? Seed : never

let edits = 0

function changesOf(seed: EditSeed): readonly DraftChange[] {
  const kind = chosen(recordKinds, recordKinds.indexOf(seed.kind))
  const found = database.all<{ uid: Uint8Array; partition: string }>(
    'SELECT uid, partition FROM record WHERE kind = ? ORDER BY id',
    [registry[kind].number],
  )
  const { uid, partition: name } = chosen(found, seed.record)
  const partition = partitionOfName(name)
  if (partition === undefined) throw new Error(name)
  const record = toHex(uid)
  edits += 1
  const id = edits.toString(16).padStart(32, seed.adds ? 'e' : 'd')
  if (seed.adds && seed.kind === 'obligation') {
    const common = { obligation: record, author: register.facts.office.id }
    return [
      ...newRecord({
        kind: 'progressReport',
        id,
        partition,
        fields: { ...common, claim: 'met', narrative: seed.text, reportedOn: '2018-01-01' },
      }),
      ...newRecord({
        kind: 'extension',
        id: `f${id.slice(1)}`,
        partition,
        fields: {
          obligation: record,
          newDue: '2019-05-05',
          authority: 'SE',
          reason: seed.text,
          grantedOn: '2018-01-01',
        },
      }),
    ]
  }
  const fields = Object.entries(registry[kind].fields).flatMap(([field]) => {
    const definition = fieldDefinition(kind, field)
    return definition === undefined || definition.set === true || definition.type === 'deadline'
      ? []
      : [{ field, type: definition.type }]
  })
  const { field, type } = chosen(fields, seed.field)
  const wanted = fieldDefinition(kind, field)?.target?.[0]
  const target = recordKinds.find((known) => known === wanted) ?? kind
  const targets = database.column<Uint8Array>('SELECT uid FROM record WHERE kind = ? ORDER BY id', [
    registry[target].number,
  ])
  const value =
    type === 'integer' || type === 'decimal'
      ? 7
      : type === 'boolean'
        ? true
        : type === 'reference'
          ? // Where there is nothing to point to yet, it points to what cannot be meant.
            toHex(
              chosen(
                targets.length > 0 ? targets : found.map((one) => one.uid),
                seed.record + seed.field,
              ),
            )
          : type === 'code'
            ? (fieldDefinition(kind, field)?.codes?.[0] ?? null)
            : type === 'date' || type === 'partial_date'
              ? '2015-02-03'
              : seed.text
  return [
    {
      kind: registry[kind].number,
      record,
      partition,
      field: numberOf(kind, field),
      element: null,
      value: field === 'withdrawn' && seed.adds ? null : value,
      replaces: [],
    },
  ]
}

function edit(seed: EditSeed, moment: number): void {
  const saved = register.save(
    { author: register.facts.office.id, intent: 'test.edit', changes: changesOf(seed) },
    moment,
  )
  expect(saved).toMatchObject({ ok: true })
}

describe('lists from memory', () => {
  test('are what SQL says, whatever is asked', () => {
    fc.assert(fc.property(querySeed, expectSame), { numRuns: 300 })
  }, 120_000)

  test('stay so while people go on working', () => {
    let moment = Date.parse('2026-11-22T12:00:00Z')
    fc.assert(
      fc.property(
        fc.array(editSeed, { minLength: 1, maxLength: 4 }),
        fc.array(querySeed, { minLength: 1, maxLength: 6 }),
        (edited, asked) => {
          for (const seed of edited) edit(seed, (moment += 1000))
          for (const seed of asked) expectSame(seed)
        },
      ),
      { numRuns: 120 },
    )
  }, 240_000)

  test('who names a unit whose code was emptied still names one', () => {
    const [unit] = database.all<{ uid: Uint8Array }>(
      'SELECT r.uid FROM obligation_status s JOIN record r ON r.id = s.unit LIMIT 1',
    )
    const change = {
      kind: registry.unit.number,
      record: toHex(unit?.uid ?? new Uint8Array()),
      partition: { kind: 'catalog' as const },
      field: numberOf('unit', 'code'),
      element: null,
      value: '',
      replaces: [],
    }
    const draft = { author: register.facts.office.id, intent: 'test.edit', changes: [change] }
    expect(register.save(draft, Date.parse('2026-11-22T23:00:00Z'))).toMatchObject({ ok: true })
    for (const field of ['unit', 'namedUnit']) {
      const where = [{ field, operator: '=' as const, values: [''] }]
      const query = {
        ...listQuerySchema.parse({ kind: 'obligations', where, limit: 1 }),
        kind: 'obligations' as const,
      }
      const listed = register.read.list(query, '2020-01-01')
      expect(listed).toEqual(listPage(database, query, '2020-01-01'))
      expect(listed).toMatchObject({ ok: true, value: { total: 0 } })
    }
  })

  test('and so they are in sessions that begin with what the last one kept', () => {
    let moment = Date.parse('2026-11-23T12:00:00Z')
    const asked = fc.array(querySeed, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(asked, fc.array(editSeed, { maxLength: 2 }), asked, (first, edited, then) => {
        reopenBoth()
        for (const seed of first) expectSame(seed)
        for (const seed of edited) edit(seed, (moment += 1000))
        for (const seed of [...first, ...then]) expectSame(seed)
      }),
      { numRuns: 30 },
    )
    // What the last of them asked was left to chance.
    const sort = [{ field: 'unitName', descending: true }]
    const query = { ...listQuerySchema.parse({ kind: 'obligations', sort, limit: 7 }) }
    register.read.list(query, '2020-01-01')
    reopenBoth()
    expect(readdirSync(join(directory, 'lists')).length).toBeGreaterThan(2)
  }, 240_000)

  test('and a session that begins so asks the database for the page alone', () => {
    const query = {
      ...listQuerySchema.parse({
        kind: 'obligations',
        where: [{ field: 'due', operator: '>=', values: ['2015-01-01'] }],
        sort: [
          { field: 'unitName', descending: true },
          { field: 'text', descending: false },
        ],
        limit: 7,
      }),
      kind: 'obligations' as const,
    }
    register.read.list(query, '2020-01-01')
    reopenBoth()
    let values = 0
    const counted = listIndexes(
      {
        ...database,
        column: <Value>(sql: string, parameters?: Parameters): Value[] => {
          const found = database.column<Value>(sql, parameters)
          values += found.length
          return found
        },
      },
      { files: columnFiles(directory, 1), areCurrent: () => true },
    )
    expect(counted.page(query, '2020-01-01')).toEqual(listPage(database, query, '2020-01-01'))
    expect(values).toBeLessThan(50)
  })

  test('and counts that were kept are those that a recount finds', () => {
    const counted = (table: string): unknown =>
      database.all(`SELECT * FROM ${table} WHERE scope IN (SELECT id FROM record) ORDER BY 1, 2`)
    const recount = database.all(
      `SELECT scope, due, count(*) AS number FROM (
         SELECT clause AS scope, * FROM obligation_status UNION ALL
         SELECT agreement AS scope, * FROM obligation_status UNION ALL
         SELECT session AS scope, * FROM obligation_status WHERE session IS NOT NULL)
       WHERE open = 1 AND present = 1 AND reported_in_time = 0 AND due_estimated = 0 AND due IS NOT NULL
       GROUP BY scope, due ORDER BY 1, 2`,
    )
    expect(counted('due_count')).toEqual(recount)
    const ofScope = (column: string): readonly unknown[] =>
      database.all(
        `SELECT n.scope, n.total, n.met, n.apart, n.withdrawn, count(*) FILTER (WHERE present AND NOT s.apart) AS total2,
           count(*) FILTER (WHERE present AND NOT s.apart AND compliance = 'met') AS met2,
           count(*) FILTER (WHERE present AND s.apart) AS apart2,
           count(*) FILTER (WHERE NOT present AND NOT s.apart) AS withdrawn2
         FROM scope_count n JOIN obligation_status s ON s.${column} = n.scope GROUP BY n.scope
         HAVING n.total <> total2 OR n.met <> met2 OR n.apart <> apart2 OR n.withdrawn <> withdrawn2`,
      )
    for (const column of ['clause', 'agreement', 'session']) expect(ofScope(column)).toEqual([])
    const [whole] = database.all<{ total: number; counted: number }>(
      `SELECT total, (SELECT count(*) FROM obligation_status WHERE present = 1 AND apart = 0) AS counted
       FROM scope_count WHERE scope = 0`,
    )
    expect(whole?.total).toBe(whole?.counted)
    const [today = ''] = database.column<string>(
      `SELECT due FROM obligation_status s WHERE s.open = 1 AND s.present = 1 AND s.due_estimated = 0
         AND s.reported_in_time = 0 AND s.due IS NOT NULL ORDER BY due DESC LIMIT 1 OFFSET 20`,
    )
    const [near = 0] = database.column<number>(
      `SELECT count(*) FROM obligation_status s WHERE ${dueSoonCondition}`,
      parametersOfDay(database, today),
    )
    expect(near).toBeGreaterThan(0)
    expect(registerSummary(database, today).dueSoon).toBe(near)
  })

  test('and what was found and kept is what is found when everything is looked at again', () => {
    const writer = openConnection({
      path: join(directory, 'register.sqlite'),
      readOnly: false,
      now: () => 0,
      onSlow: () => undefined,
    })
    const found = () => ({
      issues: writer.all(
        `SELECT kind, about, record, record_kind, other, detail, accepted FROM issue_finding
         ORDER BY kind, about, record, other, detail`,
      ),
      weak: writer.all(
        'SELECT agreement, clause, check_code, place FROM weak_finding ORDER BY agreement, place',
      ),
      audit: writer.all(
        `SELECT obligation, agreement, session, reason, verdict, issued_on, record, record_kind, days, place
         FROM audit_finding ORDER BY obligation, place`,
      ),
    })
    const kept = found()
    writer.script('BEGIN IMMEDIATE')
    deriveAll(writer)
    const again = found()
    writer.script('ROLLBACK')
    writer.close()
    expect(kept).toEqual(again)
    expect(kept.issues.length).toBeGreaterThan(100)
  }, 60_000)

  test('a record that is listed is at the place that its id gives it among equals', () => {
    const query = {
      ...listQuerySchema.parse({ kind: 'obligations', limit: 3000 }),
      kind: 'obligations' as const,
    }
    const sort = [{ field: 'compliance', descending: false }]
    const page = reader.page({ ...query, sort }, '2020-01-01')
    const ids = page.ok ? page.value.rows.map(({ id }) => id) : []
    expect(ids).toHaveLength(page.ok ? page.value.total : 0)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
