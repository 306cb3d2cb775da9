import { expect, test } from 'vitest'
import { commitsOf, give } from '../../../../tests/support/carried.ts'
import { databaseIn } from '../../../../tests/support/past-casework.ts'
import { accept, expectValue, foundOffice } from '../../../../tests/support/registers.ts'
import { addRecord } from '../../usecases/add-record.ts'

/** Found by the simulation (seeds 11, 27 and 43): the order was that of local numbers. */
test('two clauses that claim one place are checked in one order, whoever they came from first', async () => {
  const capital = foundOffice('2017-01-16', 'Secretariado Ejecutivo')
  const { agreements } = await accept(capital)
  const [agreement = ''] = agreements
  const durango = foundOffice('2017-01-16', 'Enlace de Durango')
  give(durango, commitsOf(capital))
  // Each finds the agreement to have a second mandate, without a deadline the one, without an addressee the other.
  expectValue(
    addRecord(capital, {
      as: capital.person,
      kind: 'clause',
      fields: {
        agreement,
        order: 7,
        text: 'Las entidades federativas informarán sobre la capacitación.',
        nature: 'binding',
      },
    }),
  )
  expectValue(
    addRecord(durango, {
      as: durango.person,
      kind: 'clause',
      fields: {
        agreement,
        order: 7,
        text: 'Se instalará la unidad.',
        nature: 'binding',
        deadline: { rule: 'fixed_day', date: '2017-06-30' },
      },
    }),
  )
  const [one, other] = [commitsOf(capital), commitsOf(durango)]
  const zacatecas = foundOffice('2017-01-16', 'Enlace de Zacatecas')
  const colima = foundOffice('2017-01-16', 'Enlace de Colima')
  give(zacatecas, [...one, ...other])
  give(colima, [...other, ...one])
  const found = (directory: string): readonly unknown[] =>
    databaseIn(directory).all(
      `SELECT w.place, w.check_code, lower(hex(r.uid)) AS clause FROM weak_finding w
       LEFT JOIN record r ON r.id = w.clause JOIN record a ON a.id = w.agreement
       WHERE lower(hex(a.uid)) = '${agreement}' ORDER BY w.place`,
    )
  expect(found(zacatecas.directory).length).toBeGreaterThan(2)
  expect(found(colima.directory)).toEqual(found(zacatecas.directory))
})
