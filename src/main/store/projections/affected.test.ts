import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { editRecord } from '../../usecases/edit-record.ts'
import { decide, report, statusOf } from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'
import { openConnection } from '../connection.ts'
import { findRecord } from '../record-ids.ts'
import { affectedObligations } from './affected.ts'

interface Decided {
  readonly at: Office
  readonly berta: string
  readonly carla: string
  readonly dora: string
  readonly durango: string
  readonly colima: string
}

/** Durango's report is by Dora, Colima's by Ana; Berta verified the one, Carla the other. */
async function twoVerified(): Promise<Decided> {
  const at = foundOffice('2018-03-01')
  await accept(at, [draftAgreement()])
  const [berta, carla, dora] = ['Berta Ríos', 'Carla Soto', 'Dora Luna'].map((name) =>
    addPerson(at, name),
  )
  if (berta === undefined || carla === undefined || dora === undefined) throw new Error('nobody')
  const [durango, colima] = [obligationOf(at, 'MX-DUR'), obligationOf(at, 'MX-COL')]
  await report(at, durango, { as: dora })
  await report(at, colima)
  expectValue(decide(at, durango, { as: berta }))
  expectValue(decide(at, colima, { as: carla }))
  return { at, berta, carla, dora, durango, colima }
}

/** Ids of the obligations that are judged again when that field of the record changes. */
function judgedAgain(at: Office, kind: 'person' | 'installation', uid: string, field: number) {
  const connection = openConnection({
    path: join(at.directory, 'register.sqlite'),
    readOnly: true,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    const found = findRecord(connection, uid)
    if (found === undefined) throw new Error(uid)
    const cell = {
      record: found.id,
      kind: recordDefinitions[kind].number,
      field,
      element: null,
    }
    const affected = affectedObligations(connection, [cell])
    return connection
      .all<{ id: number; uid: string }>('SELECT id, lower(hex(uid)) AS uid FROM record')
      .flatMap(({ id, uid: one }) => (affected.has(id) ? [one] : []))
      .toSorted()
  } finally {
    connection.close()
  }
}

const { duplicateOf, name } = recordDefinitions.person.fields

const redirect = (at: Office, from: string, to: string): void => {
  const fields = [{ field: 'duplicateOf', value: to, replaces: [] }]
  expectValue(editRecord(at, { as: at.person, id: from, fields }))
}

test('who turns out to be somebody else concerns what they wrote or verified, and nothing else', async () => {
  const { at, berta, carla, dora, durango, colima } = await twoVerified()
  expect(judgedAgain(at, 'person', berta, duplicateOf.number)).toEqual([durango])
  expect(judgedAgain(at, 'person', dora, duplicateOf.number)).toEqual([durango])
  expect(judgedAgain(at, 'person', carla, duplicateOf.number)).toEqual([colima])
  expect(judgedAgain(at, 'person', at.person, duplicateOf.number)).toEqual([colima])
  expect(judgedAgain(at, 'person', berta, name.number)).toEqual([])
})

test('whose entry leads through another one follows where that one leads', async () => {
  const { at, berta, carla, dora, durango, colima } = await twoVerified()
  redirect(at, dora, carla)
  expect(statusOf(at, durango).compliance).toBe('met')
  expect(judgedAgain(at, 'person', carla, duplicateOf.number)).toEqual([colima, durango].toSorted())
  redirect(at, carla, berta)
  // Dora, who reported, is Carla, who is Berta, who verified.
  expect(statusOf(at, durango).compliance).not.toBe('met')
  const verdicts = at.register.read.obligation(durango, '2018-03-01')?.verdicts
  expect(verdicts).toMatchObject([{ governing: false, breaches: ['own_work'] }])
  expect(statusOf(at, colima).compliance).toBe('met')
  // The table of the lists says what a new judgement says.
  const rows = obligations(at, { compliance: 'met' })
  expect(rows.map(({ id }) => id)).toEqual([colima])
})

test('an installation that changes hands concerns what was verified there', async () => {
  const { at, durango, colima } = await twoVerified()
  const { office } = recordDefinitions.installation.fields
  expect(judgedAgain(at, 'installation', at.register.facts.installation, office.number)).toEqual(
    [colima, durango].toSorted(),
  )
})
