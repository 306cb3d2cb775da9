/** A disk dies, and an older backup takes its place: what the office had sent comes back from the others. */
import { beforeEach, describe, expect, it } from 'vitest'
import { databaseIn } from '../../../tests/support/past-casework.ts'
import { carry, openedOffices } from '../../../tests/support/enrolled.ts'
import {
  addPerson,
  copiedBeside,
  copiedToAnotherMachine,
  expectValue,
  type Office,
} from '../../../tests/support/registers.ts'
import { exchangeOverview } from './exchange-overview.ts'

let council: Office
let durango: Office
const forksIn = ({ directory }: Office): number =>
  databaseIn(directory).all('SELECT 1 FROM feed_fork').length
const digestOf = ({ register }: Office): string => register.read.digest()

/** Changes that one office would send to another now. */
const waitingIn = (office: Office, other: Office): number =>
  expectValue(exchangeOverview(office)).rows.find(({ id }) => id === other.register.facts.office.id)
    ?.exchange?.waiting.changes ?? -1

const opened = async (office: Office): Promise<Office> => {
  expectValue(await office.keys.hold('canela farol abrigo duende'))
  return office
}

/** Both know of each other what they hold. */
beforeEach(async () => {
  ;({ council, durango } = await openedOffices())
  addPerson(durango, 'Luis Mora')
  await carry(durango, council)
  await carry(council, durango)
}, 60_000)

describe('a backup that is older than what the office sent last', { timeout: 60_000 }, () => {
  it('restored where the machine knows of it, gets that back under a new identity', async () => {
    const backup = await opened(copiedBeside(durango))
    addPerson(durango, 'Carmen Soto')
    await carry(durango, council)
    expect(backup.register.facts.installation).not.toBe(durango.register.facts.installation)
    await carry(backup, council)
    await carry(council, backup)
    expect(backup.register.directory.people('Carmen Soto')).toHaveLength(1)
    expect(digestOf(backup)).toBe(digestOf(council))
  })

  it('restored on another machine, gets that back although it goes by the same name', async () => {
    const backup = await opened(copiedToAnotherMachine(durango))
    addPerson(durango, 'Carmen Soto')
    addPerson(durango, 'Raúl Cano')
    await carry(durango, council)
    await carry(backup, council)
    await carry(council, backup)
    expect(backup.register.directory.people('Carmen Soto')).toHaveLength(1)
    expect(digestOf(backup)).toBe(digestOf(council))
    // Nothing is sent twice: it has said that it has it.
    await carry(backup, council)
    expect(waitingIn(council, backup)).toBe(0)
    // It goes on where the lost machine stood: nothing forks.
    addPerson(backup, 'Elena Ríos')
    await carry(backup, council)
    expect(digestOf(backup)).toBe(digestOf(council))
    expect(forksIn(council)).toBe(0)
  })

  it('in which work went on before the first exchange, gets it back too: both histories are kept', async () => {
    const backup = await opened(copiedToAnotherMachine(durango))
    addPerson(durango, 'Carmen Soto')
    addPerson(durango, 'Raúl Cano')
    await carry(durango, council)
    addPerson(backup, 'Elena Ríos')
    await carry(backup, council)
    await carry(council, backup)
    for (const name of ['Carmen Soto', 'Raúl Cano', 'Elena Ríos']) {
      expect(backup.register.directory.people(name)).toHaveLength(1)
    }
    expect(digestOf(backup)).toBe(digestOf(council))
  })
})
