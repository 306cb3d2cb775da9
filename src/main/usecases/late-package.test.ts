/** A memory stick turns up in a drawer, a year after what came behind it. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decide, report, statusOf } from '../../../tests/support/casework.ts'
import { carry, exchangeOf, openedOffices } from '../../../tests/support/enrolled.ts'
import {
  accept,
  addPerson,
  expectValue,
  obligationOf,
  temporaryDirectory,
} from '../../../tests/support/registers.ts'
import { exportFor, importFrom } from './exchange-calls.ts'

const passphraseFile = null

it('a package that comes a year late brings nothing that did not come behind it, and undoes nothing', async () => {
  const { council, durango } = await openedOffices()
  await accept(council)
  await carry(council, durango)
  const obligation = obligationOf(durango, 'MX-DUR')
  await report(durango, obligation)
  const stick = join(temporaryDirectory(), 'memoria.acuerdos')
  expectValue(
    await exportFor(exchangeOf(durango), {
      as: durango.person,
      passphraseFile,
      to: ['Secretariado Ejecutivo'],
      scope: [],
      sealWith: null,
      out: stick,
      largest: null,
      attachments: true,
    }),
  )
  const early = addPerson(council, 'Berta Ruiz')
  for (const office of [council, durango]) office.onDay('2018-01-20')
  // The state reports again; that package arrives, and is judged.
  await report(durango, obligation, { narrative: 'Opera desde hace un año.' })
  await carry(durango, council)
  expectValue(decide(council, obligation, { as: early }))
  const before = council.register.read.digest()
  const late = expectValue(
    await importFrom(exchangeOf(council), {
      as: council.person,
      passphraseFile,
      file: stick,
      openWith: null,
      reply: null,
    }),
  )
  expect(late).toMatchObject({ applied: 0, held: [], conflicts: 0, statusChanges: [] })
  expect(council.register.read.digest()).toBe(before)
  expect(statusOf(council, obligation)).toMatchObject({ compliance: 'met' })
})
