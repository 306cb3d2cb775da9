import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { verdictResults } from '../../core/schema/codes.ts'
import {
  decide,
  evidenceOf,
  fileWith,
  report,
  statusOf,
  tryReport,
  verdictInput,
} from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { editRecord } from './edit-record.ts'
import { issueVerdict } from './issue-verdict.ts'
import { obligationDetail } from './look-up.ts'
import { newRecord } from './new-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let reporter: string
let verifier: string
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  reporter = addPerson(office, 'Rosa Ibarra')
  verifier = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
})

/** Refused, and nothing of it stays. */
function expectUnchanged(work: () => Parameters<typeof expectRefusal>[0]): string {
  const before = office.register.read.digest()
  const code = expectRefusal(work())
  expect(office.register.read.digest()).toBe(before)
  return code
}

const withdraw = (as: string, id: string) =>
  withdrawRecord(office, { as, id, reason: 'Se capturó por error' })

const joinPeople = (duplicate: string, survivor: string) =>
  expectValue(
    editRecord(office, {
      as: office.person,
      id: duplicate,
      fields: [{ field: 'duplicateOf', value: survivor, replaces: [] }],
    }),
  )

describe('a verdict', () => {
  test('of somebody else, with the file, makes an obligation met; its basis names what was seen', async () => {
    const { id, evidence } = await report(office, durango, { as: reporter })
    expect(statusOf(office, durango)).toMatchObject({
      compliance: 'in_progress',
      verification: 'reported',
    })
    const verdict = expectValue(
      decide(office, durango, { as: verifier, fulfilledOn: '2017-01-10' }),
    )
    expect(verdict).toMatchObject({ compliance: 'met', verification: 'validated' })
    const sets = office.register.read.record(verdict.id)?.sets
    expect(sets?.['basisReports']?.map(({ element }) => element)).toEqual([id])
    expect(sets?.['basisEvidence']).toMatchObject(
      evidence.map((item) => ({ element: item.id, mark: item.sha256 })),
    )
  })

  test('needs a reason, a day that exists, and a fulfilment that is not to come', async () => {
    await report(office, durango, { as: reporter })
    const code = (parts: Parameters<typeof verdictInput>[2]) =>
      expectUnchanged(() => decide(office, durango, parts))
    expect(code({ as: verifier, reason: ' \n' })).toBe('reason_required')
    expect(code({ as: verifier, fulfilledOn: '2017-02-30' })).toBe('date_invalid')
    expect(code({ as: verifier, fulfilledOn: '2017-01-17' })).toBe('verdict_fulfilment_in_future')
    expectValue(decide(office, durango, { as: verifier, fulfilledOn: '2017-01-16' }))
  })

  test('on a withdrawn obligation, or on something else, is refused', () => {
    expectValue(withdraw(office.person, durango))
    expect(expectUnchanged(() => decide(office, durango, { as: verifier, result: 'moot' }))).toBe(
      'obligation_withdrawn',
    )
    expect(expectUnchanged(() => decide(office, verifier, { as: verifier }))).toBe(
      'record_kind_wrong',
    )
    expect(expectUnchanged(() => decide(office, 'f'.repeat(32), { as: verifier }))).toBe(
      'record_unknown',
    )
  })
})

describe('nobody verifies their own work', () => {
  test.each(verdictResults)('no result is open to the author of a report: %s', async (result) => {
    await report(office, durango, { as: reporter })
    expect(expectUnchanged(() => decide(office, durango, { as: reporter, result }))).toBe(
      'verdict_own_work',
    )
  })

  test('withdrawing the report and its evidence first does not help', async () => {
    const { id, evidence } = await report(office, durango, { as: reporter })
    for (const record of [id, ...evidence.map((item) => item.id)]) {
      expectValue(withdraw(reporter, record))
    }
    expect(
      expectUnchanged(() => decide(office, durango, { as: reporter, result: 'not_met' })),
    ).toBe('verdict_own_work')
  })

  test('not having had it on screen does not help', async () => {
    await report(office, durango, { as: reporter })
    expect(
      expectUnchanged(() =>
        decide(office, durango, {
          as: reporter,
          result: 'moot',
          seenReports: [],
          seenEvidence: [],
        }),
      ),
    ).toBe('verdict_own_work')
  })

  test('being entered a second time does not help, whichever record survives', async () => {
    const again = addPerson(office, 'Rosa Ibarra Luna')
    await report(office, durango, { as: reporter })
    joinPeople(again, reporter)
    expect(expectUnchanged(() => decide(office, durango, { as: again }))).toBe('verdict_own_work')

    const colima = obligationOf(office, 'MX-COL')
    const other = addPerson(office, 'Óscar Paz')
    const otherAgain = addPerson(office, 'Oscar Paz')
    await report(office, colima, { as: other })
    joinPeople(other, otherAgain)
    expect(expectUnchanged(() => decide(office, colima, { as: otherAgain }))).toBe(
      'verdict_own_work',
    )
  })

  test('two records joined afterwards put the verdict in breach: it stays, and does not count', async () => {
    const again = addPerson(office, 'Rosa Ibarra Luna')
    await report(office, durango, { as: reporter })
    const { id } = expectValue(decide(office, durango, { as: again }))
    expect(statusOf(office, durango).compliance).toBe('met')
    joinPeople(again, reporter)
    expect(statusOf(office, durango)).toMatchObject({ compliance: 'in_progress' })
    const detail = office.register.read.obligation(durango, '2017-01-16')
    expect(detail?.verdicts).toMatchObject([{ id, governing: false, breaches: ['own_work'] }])
    expect(office.register.read.summary('2017-01-16').counts.met).toBe(0)
  })

  test('who only gave evidence to a report that names somebody else is an author too', () => {
    const evidence = office.newId()
    const partition = office.register.read.known(durango)?.partition ?? { kind: 'catalog' as const }
    expectValue(
      office.register.save(
        {
          author: reporter,
          intent: 'progress.record',
          changes: newRecord({
            kind: 'evidence',
            id: evidence,
            partition,
            fields: { obligation: durango, author: office.person, sha256: 'a'.repeat(64) },
          }),
        },
        office.now(),
      ),
    )
    for (const as of [reporter, office.person]) {
      expect(expectUnchanged(() => decide(office, durango, { as, result: 'returned' }))).toBe(
        'verdict_own_work',
      )
    }
  })

  test('rewriting a colleague’s report or evidence makes one its author, even once it was put back', async () => {
    const { id, evidence } = await report(office, durango, { as: reporter })
    const third = addPerson(office, 'Óscar Paz')
    const write = (as: string, record: string, field: string, value: string | number) =>
      expectValue(
        editRecord(office, {
          as,
          id: record,
          fields: [
            {
              field,
              value,
              replaces: office.register.read.record(record)?.fields[field]?.live ?? [],
            },
          ],
        }),
      )
    write(verifier, id, 'claim', 'partially_met')
    write(reporter, id, 'claim', 'met')
    write(third, evidence[0]?.id ?? '', 'reference', 'SSP/200/2017')
    for (const as of [verifier, third]) {
      expect(expectUnchanged(() => decide(office, durango, { as, result: 'not_met' }))).toBe(
        'verdict_own_work',
      )
    }
    // Somebody who touched neither may still judge.
    expectValue(decide(office, durango, { as: addPerson(office, 'Delia Cruz') }))
    expect(statusOf(office, durango).compliance).toBe('met')
    const check = await office.register.check(() => Promise.resolve('intact'))
    expect(check).toMatchObject({ ok: true, problems: [] })
  })

  test('correcting the report after one’s own verdict takes the verdict away', async () => {
    const { id } = await report(office, durango, { as: reporter })
    expectValue(decide(office, durango, { as: verifier }))
    expect(statusOf(office, durango).compliance).toBe('met')
    expectValue(
      editRecord(office, {
        as: verifier,
        id,
        fields: [{ field: 'percent', value: 99, replaces: [] }],
      }),
    )
    expect(statusOf(office, durango).compliance).toBe('in_progress')
    expect(office.register.read.obligation(durango, '2017-01-16')?.verdicts).toMatchObject([
      { governing: false, breaches: ['own_work'] },
    ])
  })

  test('withdrawing what was captured twice is no part in it: who did so may judge', async () => {
    await report(office, durango, { as: reporter })
    const { id, evidence } = await report(office, durango, { as: reporter })
    for (const record of [id, ...evidence.map((item) => item.id)]) {
      expectValue(withdraw(verifier, record))
    }
    expectValue(decide(office, durango, { as: verifier }))
    expect(statusOf(office, durango).compliance).toBe('met')
  })

  test('reporting after one’s own verdict takes the verdict away', async () => {
    await report(office, durango, { as: reporter })
    expectValue(decide(office, durango, { as: verifier }))
    await report(office, durango, { as: verifier })
    expect(statusOf(office, durango).compliance).toBe('in_progress')
  })

  test('who reported may not take an unwelcome verdict away either, by withdrawal or as a duplicate', async () => {
    await report(office, durango, { as: reporter })
    const { id } = expectValue(decide(office, durango, { as: verifier, result: 'not_met' }))
    const other = expectValue(
      decide(office, durango, { as: verifier, result: 'not_met', seenVerdicts: [] }),
    )
    expect(expectUnchanged(() => withdraw(reporter, id))).toBe('verdict_own_work')
    const asDuplicate = (as: string) =>
      editRecord(office, {
        as,
        id,
        fields: [{ field: 'duplicateOf', value: other.id, replaces: [] }],
      })
    expect(expectUnchanged(() => asDuplicate(reporter))).toBe('verdict_own_work')
    expectValue(asDuplicate(verifier))
    expectValue(withdraw(verifier, other.id))
    expect(statusOf(office, durango).compliance).toBe('in_progress')
  })

  test('what a verdict says cannot be completed afterwards, by anybody', async () => {
    await report(office, durango, { as: reporter })
    const { id } = expectValue(decide(office, durango, { as: verifier }))
    for (const [field, value] of [
      ['fulfilledOn', '2017-01-02'],
      ['pertinence', 'unrelated'],
      ['reason', 'Otra razón'],
      ['result', 'not_met'],
    ] as const) {
      for (const as of [reporter, verifier]) {
        expect(
          expectUnchanged(() =>
            editRecord(office, { as, id, fields: [{ field, value, replaces: [] }] }),
          ),
        ).toBe('field_write_once')
      }
    }
  })

  test('a person whom the directory does not assign to this office may not verify', () => {
    const [minister] = office.register.directory.people('Genaro García Luna')
    if (minister === undefined) throw new Error('the catalogue knows no minister')
    expect(
      expectUnchanged(() => decide(office, durango, { as: minister.id, result: 'moot' })),
    ).toBe('person_not_of_office')
  })

  test('a withdrawn person may not either', () => {
    expectValue(withdraw(office.person, verifier))
    expect(expectUnchanged(() => decide(office, durango, { as: verifier, result: 'moot' }))).toBe(
      'record_withdrawn',
    )
  })

  test('the form says so before anything is written', async () => {
    await report(office, durango, { as: reporter })
    const gate = (as: string | null) =>
      expectValue(obligationDetail(office, { id: durango, as })).gate
    expect(gate(reporter).refused?.code).toBe('verdict_own_work')
    expect(gate(null).refused?.code).toBe('person_required')
    expect(gate(verifier)).toMatchObject({ refused: null, evidenceFileHeld: true })
  })
})

describe('nothing is met without an evidence file', () => {
  test('a report alone is not enough; other results need no file', async () => {
    await report(office, durango, { as: reporter, evidence: [] })
    expect(expectUnchanged(() => decide(office, durango, { as: verifier }))).toBe(
      'verdict_without_evidence_file',
    )
    expect(expectValue(obligationDetail(office, { id: durango, as: verifier })).gate).toMatchObject(
      {
        refused: null,
        evidenceFileHeld: false,
      },
    )
    for (const result of ['partially_met', 'not_met', 'moot', 'returned'] as const) {
      expectValue(decide(office, durango, { as: verifier, result }))
    }
  })

  test('a link, or a letter of which only the number is known, is no file', () => {
    const partition = office.register.read.known(durango)?.partition ?? { kind: 'catalog' as const }
    expectValue(
      office.register.save(
        {
          author: reporter,
          intent: 'progress.record',
          changes: newRecord({
            kind: 'evidence',
            id: office.newId(),
            partition,
            fields: {
              obligation: durango,
              author: reporter,
              link: 'https://www.gob.mx/sesnsp',
              reference: 'SSP/100/2017',
            },
          }),
        },
        office.now(),
      ),
    )
    expect(expectUnchanged(() => decide(office, durango, { as: verifier }))).toBe(
      'verdict_without_evidence_file',
    )
  })

  test('a file whose bytes this register does not hold proves nothing here', async () => {
    await report(office, durango, { as: reporter })
    rmSync(join(office.directory, 'attachments'), { recursive: true })
    expect(expectUnchanged(() => decide(office, durango, { as: verifier }))).toBe(
      'evidence_bytes_missing',
    )
    const refused = decide(office, durango, { as: verifier })
    expect(refused).toMatchObject({ error: { details: { file: ['oficio.pdf'] } } })
  })

  test('evidence that was withdrawn proves nothing, before the verdict and after it', async () => {
    const first = await report(office, durango, { as: reporter })
    for (const { id } of first.evidence) expectValue(withdraw(reporter, id))
    expect(expectUnchanged(() => decide(office, durango, { as: verifier }))).toBe(
      'verdict_without_evidence_file',
    )
    const second = await report(office, durango, { as: reporter })
    expectValue(decide(office, durango, { as: verifier }))
    for (const { id } of second.evidence) expectValue(withdraw(reporter, id))
    expect(statusOf(office, durango).compliance).toBe('in_progress')
  })

  test('what was withdrawn is no part of the basis, though it was on screen', async () => {
    const gone = await report(office, durango, { as: reporter })
    const stands = await report(office, durango, { as: reporter })
    const loaded = verdictInput(office, durango, { as: verifier })
    for (const { id } of [gone, ...gone.evidence]) expectValue(withdraw(reporter, id))
    const { id } = expectValue(issueVerdict(office, loaded))
    const basis = office.register.read.record(id)?.sets
    expect(basis?.['basisReports']?.map(({ element }) => element)).toEqual([stands.id])
    expect(basis?.['basisEvidence']?.map(({ element }) => element)).toEqual(
      stands.evidence.map((item) => item.id),
    )
  })

  test('evidence of another state proves nothing', async () => {
    const { evidence } = await report(office, obligationOf(office, 'MX-COL'), { as: reporter })
    expect(
      expectUnchanged(() =>
        decide(office, durango, { as: verifier, seenEvidence: evidence.map(({ id }) => id) }),
      ),
    ).toBe('verdict_without_evidence_file')
  })
})

describe('a verdict is about what its author had on screen', () => {
  test('what arrived after the form was loaded is not in its basis and waits for the next', async () => {
    await report(office, durango, { as: reporter })
    const loaded = verdictInput(office, durango, { as: verifier, result: 'partially_met' })
    const late = await report(office, durango, { as: reporter })
    const { id, verification } = expectValue(issueVerdict(office, loaded))
    expect(verification).toBe('reported')
    const basis = office.register.read.record(id)?.sets
    expect(basis?.['basisReports']?.map(({ element }) => element)).toEqual(loaded.seenReports)
    expect(basis?.['basisReports']?.map(({ element }) => element)).not.toContain(late.id)
    expect(basis?.['basisEvidence']?.map(({ element }) => element)).toEqual(loaded.seenEvidence)
  })

  test('evidence that arrived meanwhile cannot carry a “met”', async () => {
    await report(office, durango, { as: reporter, evidence: [] })
    const loaded = verdictInput(office, durango, { as: verifier })
    await report(office, durango, { as: reporter })
    expect(expectUnchanged(() => issueVerdict(office, loaded))).toBe(
      'verdict_without_evidence_file',
    )
  })

  test('it supersedes only the verdicts that were seen; the others stay beside it as a conflict', async () => {
    const third = addPerson(office, 'Carmen Luna')
    await report(office, durango, { as: reporter })
    const loaded = verdictInput(office, durango, { as: verifier })
    const unseen = expectValue(decide(office, durango, { as: third, result: 'not_met' }))
    const mine = expectValue(issueVerdict(office, loaded))
    expect(office.register.read.record(mine.id)?.sets['supersedes']).toBeUndefined()
    // The less favourable counts meanwhile.
    expect(mine.compliance).toBe('not_met')
    expect(office.register.read.assessed(durango)?.status).toMatchObject({ conflict: true })

    const settled = expectValue(decide(office, durango, { as: verifier }))
    const superseded = office.register.read.record(settled.id)?.sets['supersedes'] ?? []
    expect(superseded.map(({ element }) => element).toSorted()).toEqual(
      [unseen.id, mine.id].toSorted(),
    )
    expect(settled.compliance).toBe('met')
    expect(office.register.read.assessed(durango)?.status).toMatchObject({ conflict: false })
  })

  test('“returned” leaves compliance as it was', async () => {
    await report(office, durango, { as: reporter })
    expectValue(decide(office, durango, { as: verifier, result: 'partially_met' }))
    await report(office, durango, { as: reporter })
    expectValue(decide(office, durango, { as: verifier, result: 'returned', reason: 'Sin firma' }))
    expect(statusOf(office, durango)).toMatchObject({
      compliance: 'partially_met',
      verification: 'returned',
    })
  })

  test('reopening takes a new verdict with its reason; the earlier one stays in the history', async () => {
    await report(office, durango, { as: reporter })
    const met = expectValue(decide(office, durango, { as: verifier }))
    const reopened = expectValue(
      decide(office, durango, { as: verifier, result: 'not_met', reason: 'La unidad cerró' }),
    )
    expect(reopened.compliance).toBe('not_met')
    const verdicts = office.register.read.obligation(durango, '2017-01-16')?.verdicts ?? []
    expect(verdicts.map(({ id, governing }) => [id, governing])).toEqual(
      expect.arrayContaining([
        [met.id, false],
        [reopened.id, true],
      ]),
    )
  })

  test('an answer that has nothing to do with the obligation is called so by the verifier', async () => {
    await report(office, durango, { as: reporter })
    expectValue(
      decide(office, durango, { as: verifier, result: 'returned', pertinence: 'unrelated' }),
    )
    expect(statusOf(office, durango).response).toBe('unrelated')
  })
})

describe('roll-up', () => {
  test('a verdict is counted in its clause, its agreement and its session at once', async () => {
    expectValue(
      await tryReport(office, durango, {
        as: reporter,
        evidence: [evidenceOf(fileWith('acta'))],
      }),
    )
    expectValue(decide(office, durango, { as: verifier }))
    const row = office.register.read.obligation(durango, '2017-01-16')?.obligation
    const agreement = office.register.read.agreement(row?.agreement ?? '', '2017-01-16')
    expect(agreement?.agreement).toMatchObject({ obligations: 32, met: 1, notStarted: 31 })
    expect(agreement?.clauses[0]?.clause).toMatchObject({ met: 1, compliance: 'in_progress' })
    expect(office.register.read.summary('2017-01-16').counts).toMatchObject({ total: 32, met: 1 })
  })
})
