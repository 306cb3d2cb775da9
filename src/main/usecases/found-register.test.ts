import { describe, expect, test } from 'vitest'
import { failure } from '../../core/result.ts'
import { refusal } from '../../contract/errors.ts'
import { expectRefusal, expectValue, foundOffice } from '../../../tests/support/registers.ts'
import { addRecord } from './add-record.ts'
import { foundRegister } from './found-register.ts'

describe('a register that was just founded', () => {
  test('holds the national catalogue, its office and one person who may work for it', () => {
    const office = foundOffice('2017-01-16', 'Fiscalía de Durango')
    const { register } = office
    const states = register.directory.unit('ENT-32')
    expect(register.facts.office.name).toBe('Fiscalía de Durango')
    expect(register.directory.members(states?.id ?? '')).toHaveLength(32)
    expect(register.directory.people('ana torres').map(({ id }) => id)).toEqual([office.person])
    expect(register.directory.isOfOffice(office.person, register.facts.office.id)).toBe(true)
    expectValue(
      addRecord(office, { as: office.person, kind: 'person', fields: { name: 'Berta Ríos' } }),
    )
    const [made] = register.read.history(office.person)
    expect(made).toMatchObject({
      author: 'Ana Torres',
      office: 'Fiscalía de Durango',
      intent: 'register.found',
    })
  })

  test('two offices start from the same catalogue and are told apart', () => {
    const [federal, state] = [
      foundOffice('2017-01-16', 'Secretariado Ejecutivo'),
      foundOffice('2017-01-16', 'Fiscalía de Durango'),
    ]
    const unit = (office: typeof federal) => office.register.directory.unit('MX-DUR')
    expect(unit(federal)).toEqual(unit(state))
    expect(federal.register.facts.installation).not.toBe(state.register.facts.installation)
    expect(federal.register.read.digest()).not.toBe(state.register.read.digest())
  })

  test.each([
    [' ', 'Ana Torres', 'office'],
    ['Secretariado', '\n', 'person'],
  ])('without a name is not made at all: %j, %j', (office, person, field) => {
    let created = 0
    const refused = foundRegister(
      {
        create: () => {
          created += 1
          return failure(refusal('register_exists'))
        },
        catalogue: [],
        now: () => 0,
        newId: () => '0'.repeat(32),
      },
      { office, person },
    )
    expect(expectRefusal(refused)).toBe('field_required')
    expect(refused).toMatchObject({ error: { details: { field } } })
    expect(created).toBe(0)
  })
})
