import { beforeEach, describe, expect, test } from 'vitest'
import { decide, report, statusOf } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { reopenObligation } from './reopen-obligation.ts'

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

const onScreen = () =>
  (office.register.read.assessed(durango)?.facts.verdicts ?? []).map(({ id }) => id)

const reopen = (
  as: string,
  reason = 'La auditoría encontró el acta sin firmas',
  seen = onScreen(),
) => reopenObligation(office, { as, obligation: durango, reason, seenVerdicts: seen })

function refusedWith(work: () => Parameters<typeof expectRefusal>[0]): string {
  const before = office.register.read.digest()
  const code = expectRefusal(work())
  expect(office.register.read.digest()).toBe(before)
  return code
}

describe('reopening', () => {
  test('withdraws what determines, with the reason, in one save; the verdicts stay in the history', async () => {
    await report(office, durango, { as: reporter })
    const first = expectValue(decide(office, durango, { as: verifier, result: 'partially_met' }))
    const second = expectValue(decide(office, durango, { as: verifier }))
    const done = expectValue(reopen(office.person))
    expect(done).toMatchObject({ compliance: 'in_progress', verification: 'reported' })
    expect(done.verdicts).toEqual([second.id, first.id])
    const detail = office.register.read.obligation(durango, '2017-01-16')
    expect(detail?.verdicts.map(({ withdrawn }) => withdrawn)).toEqual([
      'La auditoría encontró el acta sin firmas',
      'La auditoría encontró el acta sin firmas',
    ])
    const saves = done.verdicts.map((id) => office.register.read.history(id).at(-1)?.save)
    expect(new Set(saves).size).toBe(1)
    // It can be judged again, by what is there.
    expectValue(decide(office, durango, { as: verifier, result: 'not_met' }))
    expect(statusOf(office, durango).compliance).toBe('not_met')
  })

  test('needs a reason, and something to reopen', async () => {
    await report(office, durango, { as: reporter })
    expect(refusedWith(() => reopen(verifier))).toBe('nothing_to_reopen')
    expectValue(decide(office, durango, { as: verifier }))
    expect(refusedWith(() => reopen(verifier, ' '))).toBe('reason_required')
    expectValue(reopen(verifier))
    expect(refusedWith(() => reopen(verifier))).toBe('nothing_to_reopen')
  })

  test('who reported may not reopen an unwelcome verdict, nor may somebody of another office', async () => {
    await report(office, durango, { as: reporter })
    expectValue(decide(office, durango, { as: verifier, result: 'not_met' }))
    expect(refusedWith(() => reopen(reporter))).toBe('verdict_own_work')
    const [minister] = office.register.directory.people('Genaro García Luna')
    expect(refusedWith(() => reopen(minister?.id ?? ''))).toBe('person_not_of_office')
    expect(statusOf(office, durango).compliance).toBe('not_met')
  })

  test('a verdict that arrived while the form was open still determines', async () => {
    await report(office, durango, { as: reporter })
    expectValue(decide(office, durango, { as: verifier }))
    const seen = onScreen()
    expectValue(decide(office, durango, { as: office.person, result: 'not_met', seenVerdicts: [] }))
    const done = expectValue(reopen(verifier, 'El acta no está firmada', seen))
    expect(done.compliance).toBe('not_met')
  })
})
