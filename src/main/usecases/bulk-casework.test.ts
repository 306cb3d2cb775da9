import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { BulkAction, BulkRow } from '../../contract/bulk.ts'
import { effectiveDue } from '../../core/compliance/deadlines/effective-due.ts'
import { pertinences, verdictResults } from '../../core/schema/codes.ts'
import { decide, evidenceOf, fileWith, report, statusOf } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { applyBulk, previewBulk } from './bulk-casework.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let rosa: string
let berta: string
let everybody: readonly string[]

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const clause = draftClause({ deadline: { rule: 'fixed_day', date: '2017-03-31' } })
  await accept(office, [
    draftAgreement({ clauses: [clause] }),
    draftAgreement({
      sequence: 2,
      title: 'Capacitación',
      text: 'Las entidades federativas capacitarán a sus policías.',
      clauses: [{ ...clause, text: 'Las entidades federativas capacitarán a sus policías.' }],
    }),
  ])
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  everybody = obligations(office, {}, { limit: 100 }).map(({ id }) => id)
})

const progress = (parts: Partial<BulkAction & { action: 'progress' }> = {}): BulkAction => ({
  action: 'progress',
  claim: 'met',
  narrative: 'Se instaló la unidad.',
  percent: 100,
  cutOff: null,
  response: 'answered',
  evidence: [],
  ...parts,
})
const verdict = (parts: Partial<BulkAction & { action: 'verdict' }> = {}): BulkAction => ({
  action: 'verdict',
  result: 'met',
  reason: 'Las actas lo acreditan.',
  fulfilledOn: null,
  pertinence: null,
  ...parts,
})
const extension = (parts: Partial<BulkAction & { action: 'extension' }> = {}): BulkAction => ({
  action: 'extension',
  to: '2017-06-30',
  authority: 'Secretario Ejecutivo',
  reason: 'La licitación quedó desierta',
  earlierConfirmed: false,
  ...parts,
})
const reassignment = (
  parts: Partial<BulkAction & { action: 'reassignment' }> = {},
): BulkAction => ({
  action: 'reassignment',
  unit: 'MX-COL',
  from: '2017-01-10',
  authority: 'Secretario Ejecutivo',
  reason: 'Convenio de colaboración',
  ...parts,
})

const preview = (as: string, ids: readonly string[], action: BulkAction) =>
  expectValue(previewBulk(office, { as, obligations: [...ids], action }))

const seenIn = (rows: readonly BulkRow[]) =>
  rows.map(({ obligation, seen }) => ({ id: obligation, seen }))

/** As the window does it: what was previewed is what is applied. */
const apply = (as: string, ids: readonly string[], action: BulkAction) =>
  applyBulk(office, { as, obligations: seenIn(preview(as, ids, action).rows), action })

const filesKept = (): number => {
  const folder = join(office.directory, 'attachments')
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length
}

interface Logged {
  readonly save: string
  readonly intent: string
  readonly partition: string
}

/** What the log holds, the first commit first. */
function logged(): readonly Logged[] {
  const database = new BetterSqlite3(join(office.directory, 'register.sqlite'), { readonly: true })
  const rows = database
    .prepare<[], Logged>(
      'SELECT lower(hex(save)) AS save, intent, partition FROM commit_log ORDER BY id',
    )
    .all()
  database.close()
  return rows
}

describe('one action on many obligations', () => {
  test('a report of all states is one save; its file is kept once and is evidence of each', async () => {
    const action = progress({ evidence: [evidenceOf(fileWith('Acta de las 32 entidades'))] })
    const done = expectValue(await apply(rosa, everybody, action))
    expect(done.obligations).toBe(64)
    expect(filesKept()).toBe(1)
    const saves = new Set<string>()
    for (const { obligation, id } of done.records) {
      const { facts } = office.register.read.assessed(obligation) ?? {}
      expect(facts?.reports.map((made) => made.id)).toEqual([id])
      expect(facts?.evidence).toHaveLength(1)
      for (const { save } of office.register.read.history(id)) saves.add(save)
    }
    expect([...saves]).toEqual([done.save])
  })

  test('a verdict on all of them rests on what each of them has', async () => {
    const file = fileWith('Acta')
    expectValue(await apply(rosa, everybody, progress({ evidence: [evidenceOf(file)] })))
    const done = expectValue(await apply(berta, everybody, verdict({ fulfilledOn: '2017-01-10' })))
    for (const { obligation, id } of done.records) {
      expect(statusOf(office, obligation).compliance).toBe('met')
      const facts = office.register.read.assessed(obligation)?.facts
      const basisReports = facts?.reports.map((made) => made.id)
      const basisEvidence = facts?.evidence.map((made) => ({ id: made.id, sha256: made.sha256 }))
      expect(facts?.verdicts).toMatchObject([{ id, basisReports, basisEvidence }])
    }
  })

  test.each([
    { what: 'an extension', intent: 'extension.grant', action: extension() },
    { what: 'a reassignment', intent: 'obligation.reassign', action: reassignment() },
  ])('$what of the cells of two agreements is one save in the log', async ({ intent, action }) => {
    const before = logged().length
    const done = expectValue(await apply(rosa, everybody, action))
    expect(done.records.map(({ obligation }) => obligation)).toEqual(everybody)
    const commits = logged().slice(before)
    expect(new Set(commits.map(({ save }) => save))).toEqual(new Set([done.save]))
    expect(new Set(commits.map((commit) => commit.intent))).toEqual(new Set([intent]))
    // One for each agreement: what an office may forward of one without the other.
    expect(new Set(commits.map(({ partition }) => partition)).size).toBe(2)
    expect(commits).toHaveLength(2)
    for (const { id } of done.records) {
      expect(office.register.read.history(id).map(({ save }) => save)).toContain(done.save)
    }
  })

  test('an obligation that is named twice is acted on once', async () => {
    const [one = ''] = everybody
    expect(preview(rosa, [one, one], progress()).rows).toHaveLength(1)
    expect(expectValue(await apply(rosa, [one, one], progress())).records).toHaveLength(1)
    expect(office.register.read.assessed(one)?.facts.reports).toHaveLength(1)
  })

  test('1,000 obligations and more are one save too', async () => {
    const clauses = Array.from({ length: 32 }, (_, index) =>
      draftClause({ text: `Las entidades federativas cumplirán la línea ${index + 1}.` }),
    )
    await accept(office, [draftAgreement({ sequence: 3, text: 'Líneas de acción', clauses })])
    const many = obligations(office, {}, { limit: 2000 }).map(({ id }) => id)
    expect(many.length).toBeGreaterThanOrEqual(1000)
    const file = [evidenceOf(fileWith('Acta'))]
    expectValue(await apply(rosa, many, progress({ evidence: file })))
    const done = expectValue(await apply(berta, many, verdict()))
    expect(done.obligations).toBe(many.length)
    expect(office.register.read.summary('2017-01-16').counts).toMatchObject({ met: many.length })
  }, 60_000)
})

describe('all or nothing', () => {
  test('one row that is not allowed refuses the whole, names the rows, and keeps no file', async () => {
    const [own = '', without = '', ...rest] = everybody
    await report(office, own, { as: berta })
    expectValue(await apply(rosa, rest, progress({ evidence: [evidenceOf(fileWith('Acta'))] })))
    const { rows, refused } = preview(berta, everybody, verdict())
    expect(refused).toBe(2)
    expect(
      rows.filter((row) => row.refused !== null).map((row) => [row.obligation, row.refused?.code]),
    ).toEqual(
      expect.arrayContaining([
        [own, 'verdict_own_work'],
        [without, 'verdict_without_evidence_file'],
      ]),
    )
    expect(rows.find(({ obligation }) => obligation === own)?.after).toBeNull()

    const before = office.register.read.digest()
    const answer = await apply(berta, everybody, verdict())
    expect(answer).toMatchObject({
      error: { code: 'bulk_refused', details: { count: 2, total: 64 } },
    })
    const details = answer.ok ? {} : answer.error.details
    expect(details['obligations']).toEqual(expect.arrayContaining([own, without]))
    expect(details['reasons']).toEqual(
      expect.arrayContaining(['verdict_own_work', 'verdict_without_evidence_file']),
    )
    expect(office.register.read.digest()).toBe(before)
  })

  test('a withdrawn obligation among them refuses the report, before its file is kept', async () => {
    const durango = obligationOf(office, 'MX-DUR')
    expectValue(withdrawRecord(office, { as: office.person, id: durango, reason: 'Error' }))
    const action = progress({ evidence: [evidenceOf(fileWith('Acta'))] })
    const before = office.register.read.digest()
    const answer = await apply(rosa, everybody, action)
    expect(answer).toMatchObject({
      error: {
        code: 'bulk_refused',
        details: { obligations: [durango], reasons: ['obligation_withdrawn'] },
      },
    })
    expect(office.register.read.digest()).toBe(before)
    expect(filesKept()).toBe(0)
  })

  test.each([
    {
      what: 'an extension',
      action: extension({ to: '2017-05-31' }),
      codes: { withdrawn: 'obligation_withdrawn', extended: 'extension_not_later' },
    },
    {
      what: 'a reassignment',
      action: reassignment(),
      codes: { withdrawn: 'obligation_withdrawn' },
    },
  ])('$what that cannot be of some cells names them and is of none', async ({ action, codes }) => {
    const durango = obligationOf(office, 'MX-DUR')
    const jalisco = obligationOf(office, 'MX-JAL')
    expectValue(withdrawRecord(office, { as: office.person, id: durango, reason: 'Error' }))
    expectValue(await apply(rosa, [jalisco], extension({ to: '2017-12-31' })))
    const named = [
      { id: durango, unit: 'MX-DUR', code: codes.withdrawn },
      ...(codes.extended === undefined
        ? []
        : [{ id: jalisco, unit: 'MX-JAL', code: codes.extended }]),
    ].toSorted((a, b) => everybody.indexOf(a.id) - everybody.indexOf(b.id))

    const { rows, refused } = preview(rosa, everybody, action)
    expect(refused).toBe(named.length)
    expect(
      rows.flatMap(({ obligation, before, agreementTitle, refused: why }) =>
        why === null ? [] : [{ id: obligation, unit: before.unit, code: why.code, agreementTitle }],
      ),
    ).toEqual(named.map((row) => ({ ...row, agreementTitle: 'Policía cibernética' })))

    const before = logged()
    expect(await apply(rosa, everybody, action)).toMatchObject({
      error: {
        code: 'bulk_refused',
        details: {
          count: named.length,
          total: everybody.length,
          obligations: named.map(({ id }) => id),
          reasons: named.map(({ code }) => code),
        },
      },
    })
    expect(logged()).toEqual(before)
  })

  test('a file that cannot be read refuses the whole', async () => {
    const before = office.register.read.digest()
    const evidence = [evidenceOf(fileWith('Acta')), evidenceOf('/nowhere/at-all.pdf')]
    expect(expectRefusal(await apply(rosa, everybody, progress({ evidence })))).toBe('file_missing')
    expect(office.register.read.digest()).toBe(before)
    expect(filesKept()).toBe(0)
  })

  test('what is wrong with the action itself is told as such', () => {
    const code = (action: BulkAction) =>
      expectRefusal(previewBulk(office, { as: rosa, obligations: [...everybody], action }))
    expect(code(progress({ narrative: ' ' }))).toBe('report_empty')
    expect(code(progress({ percent: 101 }))).toBe('percent_invalid')
    expect(code(verdict({ reason: '' }))).toBe('reason_required')
    expect(code(verdict({ fulfilledOn: '2017-01-17' }))).toBe('verdict_fulfilment_in_future')
    expect(code(extension({ to: '2017-02-30' }))).toBe('date_invalid')
    expect(code(reassignment({ unit: 'ENT-32' }))).toBe('value_invalid')
    expect(code(reassignment({ unit: 'Atlantis' }))).toBe('unit_unknown')
    expect(
      expectRefusal(
        previewBulk(office, { as: rosa, obligations: ['f'.repeat(32)], action: progress() }),
      ),
    ).toBe('record_unknown')
    expect(
      expectRefusal(previewBulk(office, { as: rosa, obligations: [rosa], action: progress() })),
    ).toBe('record_kind_wrong')
  })

  test('an earlier day needs to be confirmed; only those for which it is earlier are refused', async () => {
    const [first = '', ...rest] = everybody
    expectValue(await apply(rosa, rest, extension({ to: '2017-02-15', earlierConfirmed: true })))
    const { rows } = preview(rosa, everybody, extension({ to: '2017-03-01' }))
    expect(
      rows.filter((row) => row.refused !== null).map((row) => [row.obligation, row.refused?.code]),
    ).toEqual([[first, 'extension_not_later']])
    expectValue(
      await apply(rosa, everybody, extension({ to: '2017-03-01', earlierConfirmed: true })),
    )
    expect(obligations(office, {}, { limit: 100 }).every(({ due }) => due === '2017-03-01')).toBe(
      true,
    )
  })
})

describe('a verdict in bulk is about what was on screen', () => {
  test('what arrived since the preview is in no basis and waits for the next verdict', async () => {
    const durango = obligationOf(office, 'MX-DUR')
    await report(office, durango, { as: rosa })
    const action = verdict({ result: 'partially_met' })
    const { rows } = preview(berta, [durango], action)
    const late = await report(office, durango, { as: rosa })
    expectValue(await applyBulk(office, { as: berta, obligations: seenIn(rows), action }))
    const facts = office.register.read.assessed(durango)?.facts
    expect(facts?.verdicts[0]?.basisReports).not.toContain(late.id)
    expect(statusOf(office, durango).verification).toBe('reported')
  })

  test('nothing is met by evidence that was not seen', async () => {
    const durango = obligationOf(office, 'MX-DUR')
    const { rows } = preview(berta, [durango], verdict({ result: 'moot' }))
    await report(office, durango, { as: rosa })
    expect(
      expectRefusal(
        await applyBulk(office, { as: berta, obligations: seenIn(rows), action: verdict() }),
      ),
    ).toBe('bulk_refused')
  })
})

describe('a preview says what applying does', () => {
  const action: fc.Arbitrary<BulkAction> = fc.oneof(
    fc
      .record({
        claim: fc.constantFrom('met' as const, 'in_progress' as const),
        response: fc.constantFrom(null, 'answered' as const, 'declined_competence' as const),
        withFile: fc.boolean(),
      })
      .map(({ withFile, ...words }) =>
        progress({ ...words, evidence: withFile ? [evidenceOf(fileWith('Acta'))] : [] }),
      ),
    fc
      .record({
        result: fc.constantFrom(...verdictResults),
        pertinence: fc.constantFrom(null, ...pertinences),
      })
      .map(verdict),
    fc
      .record({
        to: fc.constantFrom('2017-02-28', '2017-03-31', '2017-12-31'),
        earlierConfirmed: fc.boolean(),
      })
      .map(extension),
    fc
      .record({
        unit: fc.constantFrom('MX-COL', 'SESNSP', 'MX-DUR'),
        from: fc.constantFrom('2010-01-01', '2017-01-10', '2017-01-16', '2017-02-01'),
      })
      .map(reassignment),
  )

  test('for any sequence of actions by any people: compliance, verification, day, refusals', async () => {
    const step = fc.record({ action, person: fc.nat(2), from: fc.nat(5), count: fc.nat(4) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        office.onDay('2017-01-16')
        for (const { action: does, person, from, count } of steps) {
          const as = [rosa, berta, office.person][person] ?? rosa
          const ids = everybody.slice(from, from + count + 1)
          const { rows, refused } = preview(as, ids, does)
          const done = await applyBulk(office, { as, obligations: seenIn(rows), action: does })
          expect(done.ok).toBe(refused === 0)
          for (const { obligation, before, after } of rows) {
            const now = office.register.read.assessed(obligation)
            const listed = obligations(office, { id: obligation })[0]
            const expected = refused === 0 ? after : before
            expect({
              compliance: now?.status.compliance,
              verification: now?.status.verification,
              due: listed?.due,
              unit: listed?.unit,
            }).toEqual(expected)
            expect(now?.due).toEqual(
              now === undefined ? undefined : effectiveDue(now.ruleDue, now.facts.extensions).due,
            )
          }
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('the preview itself changes nothing', async () => {
    const before = office.register.read.digest()
    preview(rosa, everybody, progress({ evidence: [evidenceOf(fileWith('Acta'))] }))
    expect(office.register.read.digest()).toBe(before)
    expect(filesKept()).toBe(0)
    const [durango = ''] = everybody
    await report(office, durango, { as: rosa })
    expectValue(decide(office, durango, { as: berta }))
  })
})
