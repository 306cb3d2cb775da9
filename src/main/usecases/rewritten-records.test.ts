import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { issueRowSchema } from '../../contract/issue-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { makeCommits } from '../../core/changes/save.ts'
import { registry, type RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { decide, report, statusOf } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { applyCommits, storedAgain } from '../store/apply-commits.ts'
import { fingerprint } from '../store/check-tables.ts'
import { openConnection, type OpenConnection } from '../store/connection.ts'
import { migrate } from '../store/migrate.ts'
import { migrations } from '../store/migrations/all.ts'
import type { StoredCommit } from '../store/log.ts'
import { seal } from '../store/own-commits.ts'
import { rebuildProjections } from '../store/rebuild.ts'
import { numberOf } from './new-record.ts'

/** Commits made by hand, past the program, that write again what the making of a record fixes (DESIGN 5.2). */
let office: Office
let rosa: string
let berta: string
let durango: string
let colima: string
let forged: StoredCommit[]

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
  colima = obligationOf(office, 'MX-COL')
  forged = []
})

interface Forgery {
  readonly field: string
  readonly element?: string
  readonly value: Value
}

/**
 * Rosa's own, with the numbers of the real thing; `hours`: how far from now its clock says it was made. It claims to
 * replace everything that the office has of those cells.
 */
function forge(id: string, kind: RecordKind, hours: number, fields: readonly Forgery[]): void {
  const known = office.register.read.known(id)
  const view = office.register.read.record(id)
  if (known === undefined || view === undefined) throw new Error(`no record ${id}`)
  const wall = office.now() + hours * 3_600_000
  const made = makeCommits(
    {
      author: rosa,
      intent: 'record.edit',
      changes: fields.map(({ field, element, value }) => ({
        kind: registry[kind].number,
        record: id,
        partition: known.partition,
        field: numberOf(kind, field),
        element: element ?? null,
        value,
        replaces:
          element === undefined
            ? (view.fields[field]?.live ?? [])
            : (view.sets[field]?.find((item) => item.element === element)?.live ?? []),
      })),
    },
    {
      installation: String(forged.length + 1).repeat(32),
      counter: 0,
      clock: { wall, logical: 0 },
      wallTime: wall,
      headOf: () => null,
      seal,
    },
  )
  forged.push(...made)
  expectValue(office.register.receive(made, office.now()))
}

const issuesListed = () =>
  expectValue(office.register.read.list(listQuerySchema.parse({ kind: 'issues' }), '2017-01-16'))
    .rows.map((row) => issueRowSchema.parse(row))
    .filter(({ kind }) => kind === 'record_rewritten')

const later = 1
const earlier = -24 * 365

describe('a report or a piece of evidence written again', () => {
  test.each([later, earlier])(
    'moved away, its author may judge neither obligation (%i h)',
    async (hours) => {
      const { id, evidence } = await report(office, durango, { as: rosa })
      const all = [{ field: 'obligation', value: colima }]
      forge(id, 'progressReport', hours, all)
      for (const piece of evidence) forge(piece.id, 'evidence', hours, all)
      for (const obligation of [durango, colima]) {
        const judged = decide(office, obligation, { as: rosa, result: 'moot' })
        expect(expectRefusal(judged)).toBe('verdict_own_work')
      }
      expect(issuesListed().map(({ record }) => record)).toContain(id)
      expectValue(decide(office, colima, { as: berta, result: 'moot' }))
    },
  )

  test('a verdict of its author where it once belonged falls into breach at once', async () => {
    const { id } = await report(office, durango, { as: rosa })
    expectValue(decide(office, colima, { as: rosa, result: 'moot' }))
    expect(statusOf(office, colima).compliance).toBe('moot')
    forge(id, 'progressReport', later, [{ field: 'obligation', value: colima }])
    const [row] = obligations(office, { id: colima })
    expect(row?.compliance).toBe('not_started')
  })

  test('whoever it once named as its author stays one', async () => {
    const { id } = await report(office, durango, { as: rosa })
    forge(id, 'progressReport', later, [{ field: 'author', value: berta }])
    for (const as of [rosa, berta]) {
      expect(expectRefusal(decide(office, durango, { as, result: 'moot' }))).toBe(
        'verdict_own_work',
      )
    }
    expect(office.register.read.record(id)?.fields['author']).toMatchObject({
      value: rosa,
      conflict: false,
    })
  })

  test('another file in its place proves nothing: the first stays', async () => {
    const { evidence } = await report(office, durango, { as: rosa })
    const [piece] = evidence
    forge(piece?.id ?? '', 'evidence', later, [{ field: 'sha256', value: 'a'.repeat(64) }])
    const facts = office.register.read.assessed(durango)?.facts.evidence
    expect(facts?.map(({ sha256 }) => sha256)).toEqual([piece?.sha256])
    expect(issuesListed()).toMatchObject([{ record: piece?.id, other: durango }])
  })
})

describe('a verdict written again', () => {
  test('keeps its result, its day and its basis, and takes no other down', async () => {
    const { id: reported } = await report(office, durango, { as: rosa })
    const { id } = expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
    const before = office.register.read.assessed(durango)?.facts.verdicts
    forge(id, 'verdict', later, [
      { field: 'result', value: 'met' },
      { field: 'obligation', value: colima },
      { field: 'fulfilledOn', value: '2017-01-02' },
      { field: 'basisReports', element: reported, value: null },
      { field: 'supersedes', element: id, value: true },
    ])
    expect(office.register.read.assessed(durango)?.facts.verdicts).toEqual(before)
    expect(statusOf(office, durango).compliance).toBe('not_met')
    expect(issuesListed()).toMatchObject([{ record: id, recordKind: 'verdict' }])
  })

  test('with a clock set back it is still not its forger’s: the id shows where it was made', async () => {
    const { id: reported, evidence } = await report(office, durango, { as: rosa })
    const { id } = expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
    const before = office.register.read.assessed(durango)?.facts.verdicts
    forge(id, 'verdict', earlier, [
      { field: 'obligation', value: durango },
      { field: 'result', value: 'met' },
      { field: 'verifier', value: rosa },
    ])
    expect(office.register.read.assessed(durango)?.facts.verdicts).toEqual(before)
    expect(statusOf(office, durango).compliance).toBe('not_met')
    expect(issuesListed()).toMatchObject([{ record: id, other: durango }])
    // Nor can the file behind a verdict be taken away like that.
    const met = expectValue(decide(office, durango, { as: berta }))
    expect(met.compliance).toBe('met')
    for (const piece of evidence) {
      forge(piece.id, 'evidence', earlier, [
        { field: 'obligation', value: colima },
        { field: 'sha256', value: 'a'.repeat(64) },
      ])
    }
    forge(reported, 'progressReport', earlier, [{ field: 'obligation', value: colima }])
    expect(statusOf(office, durango).compliance).toBe('met')
  })

  test('said to be another thing altogether, before or after, it stays what it is and counts', async () => {
    await report(office, durango, { as: rosa })
    const { id } = expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
    for (const hours of [later, earlier]) {
      forge(id, 'progressReport', hours, [{ field: 'obligation', value: colima }])
    }
    expect(statusOf(office, durango).compliance).toBe('not_met')
    expect(office.register.read.record(id)?.kind).toBe('verdict')
    const listed = expectValue(
      office.register.read.list(listQuerySchema.parse({ kind: 'issues' }), '2017-01-16'),
    ).rows.map((row) => issueRowSchema.parse(row))
    expect(listed).toContainEqual(
      expect.objectContaining({ kind: 'kind_contested', record: id, recordKind: 'verdict' }),
    )
    // Whoever tried it had a part in what it was said to hang from.
    const judged = decide(office, colima, { as: rosa, result: 'moot' })
    expect(expectRefusal(judged)).toBe('verdict_own_work')
  })

  test('nor does a report vanish from its author’s conscience by being called something else', async () => {
    const { id } = await report(office, durango, { as: rosa })
    forge(id, 'verdict', earlier, [{ field: 'obligation', value: durango }])
    expect(office.register.read.record(id)?.kind).toBe('progressReport')
    const judged = decide(office, durango, { as: rosa, result: 'moot' })
    expect(expectRefusal(judged)).toBe('verdict_own_work')
  })

  test('said again with the same words it is as before, and not listed', async () => {
    await report(office, durango, { as: rosa })
    const { id } = expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
    forge(id, 'verdict', later, [
      { field: 'obligation', value: durango },
      { field: 'result', value: 'not_met' },
    ])
    expect(statusOf(office, durango).compliance).toBe('not_met')
    expect(issuesListed()).toEqual([])
  })
})

function emptyDatabase(): OpenConnection {
  const connection = openConnection({
    path: ':memory:',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  migrate(connection, migrations, () => undefined)
  return connection
}

/** What the office has of its agreements, forged commits included. */
function commitsOfAgreements(): readonly StoredCommit[] {
  const connection = openConnection({
    path: join(office.directory, 'register.sqlite'),
    readOnly: true,
    now: () => 0,
    onSlow: () => undefined,
  })
  const rows = connection.all<{ id: number; hash: Uint8Array; bytes: Uint8Array }>(
    "SELECT id, hash, bytes FROM commit_log WHERE partition LIKE 'agreement%' ORDER BY id",
  )
  connection.close()
  return rows.map(({ id, hash, bytes }) => storedAgain(id, hash, bytes))
}

/** What the tables say after these packages, made anew from the log as well. */
const printOf = (packages: readonly (readonly StoredCommit[])[]) => {
  const connection = emptyDatabase()
  for (const some of packages) {
    const got = some.map((commit) => ({ ...commit, received: 0 }))
    connection.transaction(() => applyCommits(connection, got))
  }
  const found = fingerprint(connection)
  connection.transaction(() => rebuildProjections(connection))
  expect(fingerprint(connection)).toEqual(found)
  connection.close()
  return found
}

test('in whatever order they arrive, the tables say the same, and again when made anew', async () => {
  const { id, evidence } = await report(office, durango, { as: rosa })
  const verdict = expectValue(decide(office, durango, { as: berta }))
  const piece = evidence[0]?.id ?? ''
  for (const hours of [later, earlier]) {
    forge(id, 'progressReport', hours, [
      { field: 'obligation', value: colima },
      { field: 'author', value: berta },
    ])
    forge(piece, 'evidence', hours, [{ field: 'sha256', value: 'a'.repeat(64) }])
    forge(verdict.id, 'verdict', hours, [
      { field: 'obligation', value: colima },
      { field: 'result', value: 'moot' },
      { field: 'basisReports', element: id, value: null },
    ])
  }
  const commits = commitsOfAgreements()
  expect(commits.filter(({ hash }) => forged.some((one) => one.hash === hash))).toHaveLength(6)
  const expected = printOf([commits])
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...commits], { minLength: commits.length }),
      fc.nat({ max: commits.length }),
      (order, cut) => {
        expect(printOf([order.slice(0, cut), order.slice(cut)])).toEqual(expected)
      },
    ),
    { numRuns: 40 },
  )
})
