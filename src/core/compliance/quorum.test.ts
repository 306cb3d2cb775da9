import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { attendanceRoles, attendances } from '../schema/codes.ts'
import { quorum, type Attending } from './quorum.ts'

const times = (count: number, one: Attending): readonly Attending[] =>
  Array.from({ length: count }, () => one)
const member: Attending = { role: 'member', attended: 'present' }
const absent: Attending = { role: 'member', attended: 'absent' }
const substitute: Attending = { role: 'member', attended: 'represented' }

test('more than half of the members are a quorum, and half is none (LGSNSP, art. 16)', () => {
  expect(quorum(40, [...times(20, member), ...times(20, absent)]).state).toBe('not_reached')
  expect(quorum(40, [...times(21, member), ...times(19, absent)]).state).toBe('reached')
  expect(quorum(39, [...times(20, member), ...times(19, absent)])).toEqual({
    state: 'reached',
    members: 39,
    needed: 20,
    present: 20,
    represented: 0,
  })
})

test('members attend in person (art. 12): a quorum that needs substitutes is told apart', () => {
  const attendance = [...times(15, member), ...times(10, substitute), ...times(15, absent)]
  expect(quorum(40, attendance)).toMatchObject({
    state: 'with_substitutes',
    present: 15,
    represented: 10,
  })
})

test('the president alone has a substitute by law', () => {
  const president: Attending = { role: 'president', attended: 'represented' }
  expect(quorum(3, [president, member, absent])).toMatchObject({ state: 'reached', represented: 0 })
})

test('guests make no quorum, however many come', () => {
  const guests = times(30, { role: 'guest', attended: 'present' })
  const commission: Attending = { role: 'permanent_guest', attended: 'present' }
  expect(quorum(40, [...guests, commission, absent]).state).toBe('not_reached')
})

test('nothing is claimed while the members, the list, or somebody on it is not known', () => {
  expect(quorum(null, times(40, member)).state).toBe('unknown')
  expect(quorum(40, []).state).toBe('unknown')
  expect(quorum(3, [member, { role: 'member', attended: null }]).state).toBe('unknown')
  expect(quorum(3, [member, { role: null, attended: 'present' }]).state).toBe('unknown')
  expect(quorum(3, [member, member, { role: 'member', attended: null }]).state).toBe('reached')
})

const attending = fc.record({
  role: fc.constantFrom(...attendanceRoles, null),
  attended: fc.constantFrom(...attendances, null),
})

test('the order of the list does not matter, and one more who came never loses a quorum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.array(attending), (members, attendance) => {
      const before = quorum(members, attendance)
      expect(quorum(members, attendance.toReversed())).toEqual(before)
      const after = quorum(members, [...attendance, member])
      expect(before.state !== 'reached' || after.state === 'reached').toBe(true)
    }),
  )
})
