/** An office signs that another's computer is its own: nobody believes it, and everybody is told. */
import { beforeEach, describe, expect, it } from 'vitest'
import { carry, enrol } from '../../../tests/support/enrolled.ts'
import {
  addPerson,
  copiedBeside,
  expectValue,
  foundOffice,
  foundWaitingOffice,
  type Office,
} from '../../../tests/support/registers.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { acceptIssue } from './accept-issue.ts'
import { listOffices } from './office-list.ts'
import { ownKeys, signedStatement, statementRecord } from './own-keys.ts'

let council: Office
/** The root named it before Durango. */
let chihuahua: Office
let durango: Office
const asked = ({ person }: Office) => ({ as: person, passphraseFile: null })

/** What an official of Chihuahua could have a changed program do: the certificate travels like any save. */
async function claim(installation: string): Promise<void> {
  const { keys } = expectValue(await ownKeys(chihuahua, asked(chihuahua)))
  const certificate = signedStatement(
    {
      kind: 'installation',
      serial: 99,
      office: chihuahua.register.facts.office.id,
      installation,
      key: keys.installations.get(chihuahua.register.facts.installation) ?? '',
    },
    keys.signAsOffice,
  )
  expectValue(
    chihuahua.register.save(
      {
        author: chihuahua.person,
        intent: 'office.keys',
        changes: statementRecord(chihuahua.newId(), certificate),
      },
      chihuahua.now(),
    ),
  )
}

const ownersIn = (office: Office): ReadonlyMap<string, string> =>
  new Map(
    expectValue(listOffices(office)).rows.flatMap(({ name, installations }) =>
      installations.map(({ id }) => [id, name] as const),
    ),
  )
const claimsListedIn = (office: Office): readonly unknown[] =>
  expectValue(
    office.register.read.list(
      listQuerySchema.parse({
        kind: 'issues',
        where: [{ field: 'kind', operator: '=', values: ['installation_claimed'] }],
      }),
      office.today(),
    ),
  ).rows

beforeEach(async () => {
  council = foundOffice('2017-01-16', 'Secretariado Ejecutivo')
  chihuahua = foundWaitingOffice('2017-01-16', 'Secretariado de Chihuahua')
  durango = foundWaitingOffice('2017-01-16', 'Secretariado de Durango')
  for (const { keys } of [council, chihuahua, durango]) {
    expectValue(await keys.hold('canela farol abrigo duende'))
  }
  await enrol(council, chihuahua, ['all'])
  await enrol(council, durango, ['all'])
  await carry(council, chihuahua)
}, 60_000)

describe('an office that was named earlier', { timeout: 60_000 }, () => {
  it('does not become the owner of an installation that was let in for a later one', async () => {
    const { installation } = durango.register.facts
    await claim(installation)
    await carry(chihuahua, council)
    await carry(council, durango)
    for (const office of [council, chihuahua, durango]) {
      expect(ownersIn(office).get(installation)).toBe('Secretariado de Durango')
      expect(claimsListedIn(office)).toEqual([
        expect.objectContaining({
          record: installation,
          other: chihuahua.register.facts.office.id,
        }),
      ])
    }
    addPerson(durango, 'Carmen Soto')
    await carry(durango, council)
    expect(council.register.directory.people('Carmen Soto')).toHaveLength(1)
    const id = `installation_claimed/${installation}/${chihuahua.register.facts.office.id}`
    const reason = 'Chihuahua cambió sus llaves'
    expectValue(acceptIssue(council, { as: council.person, id, reason }))
    expect(claimsListedIn(council)).toEqual([])
  })

  it('nor of a copy that certified itself, wherever the false certificate arrives first', async () => {
    const copy = copiedBeside(durango)
    const { installation } = copy.register.facts
    expect(installation).not.toBe(durango.register.facts.installation)
    expectValue(await copy.keys.hold('canela farol abrigo duende'))
    await claim(installation)
    await carry(chihuahua, council)
    expect(ownersIn(council).has(installation)).toBe(false)
    expect(claimsListedIn(council)).toHaveLength(1)
    addPerson(copy, 'Carmen Soto')
    await carry(copy, council)
    expect(council.register.directory.people('Carmen Soto')).toHaveLength(1)
    expect(ownersIn(council).get(installation)).toBe('Secretariado de Durango')
  })
})
