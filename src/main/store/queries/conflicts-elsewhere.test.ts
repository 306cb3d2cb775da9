import { expect, test } from 'vitest'
import {
  exchange,
  jointOffices,
  workJointly,
  type JointDeed,
} from '../../../../tests/support/joint-casework.ts'
import { addPerson, expectValue, type Office } from '../../../../tests/support/registers.ts'
import { conflictRowSchema } from '../../../contract/conflict-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'

const inbox = (office: Office) =>
  expectValue(
    office.register.read.list(listQuerySchema.parse({ kind: 'conflicts' }), office.today()),
  ).rows.map((row) => conflictRowSchema.parse(row))

const breaches = (office: Office) =>
  inbox(office).filter(({ kind }) => kind === 'verdict_in_breach')

const deed = (does: string, office: 0 | 1): JointDeed => ({
  does,
  office,
  person: 1,
  target: 0,
  which: 1,
})

/** Somebody of an office reports, and a changed program lets them judge what they reported. */
const breach = (office: 0 | 1): readonly JointDeed[] =>
  ['report', 'sendBreach', 'exchange'].map((does) => deed(does, office))

test('of two captures of a person every office calls the same one the later', async () => {
  const [{ office: council }, { office: durango }] = await jointOffices()
  const [first, second] = [addPerson(durango, 'Ana Luna'), addPerson(council, 'Ana Luna')]
  exchange(council, durango)
  const found = { kind: 'duplicate_person', detail: 'Ana Luna' }
  const listed = inbox(council).filter(({ detail }) => detail === 'Ana Luna')
  expect(listed).toMatchObject([found])
  expect(new Set([listed[0]?.record, listed[0]?.other])).toEqual(new Set([first, second]))
  expect(inbox(durango).filter(({ detail }) => detail === 'Ana Luna')).toEqual(listed)
})

test('a breach that another office adds to one that is listed puts that office beside the first, in both', async () => {
  const offices = await jointOffices()
  const [{ office: council }, { office: durango }] = offices
  const refused: string[] = []
  const tried = ({ does }: JointDeed, happened: boolean): void => {
    if (!happened) refused.push(does)
  }
  await workJointly(offices, breach(0), tried)
  const [alone, together] = [
    ['Secretariado Ejecutivo'],
    ['Secretariado Ejecutivo', 'Secretaría de Seguridad de Durango'],
  ]
  expect(breaches(council)).toMatchObject([{ offices: alone }])
  await workJointly(offices, breach(1), tried)
  expect(refused).toEqual([])
  expect(breaches(council)).toMatchObject([{ offices: together.toSorted() }])
  expect(breaches(durango)).toEqual(breaches(council))
})
