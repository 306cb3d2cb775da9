import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directoryOf, type Directory } from './directory.ts'
import type { OfficeStatement, PublicKey, SignedStatement, Statement } from './statement.ts'

/** Here a signature names the key that made it and what it signed: whoever changes either has none. */
const signed = (key: PublicKey, says: Statement): SignedStatement => {
  const content = JSON.stringify(says)
  return { says, content, signature: `${key} signed ${content}` }
}
const verify = (key: PublicKey, { content, signature }: SignedStatement): boolean =>
  signature === `${key} signed ${content}`

/** Here an id names the installation that it came of: `laptop>1` came of `laptop`. */
const isMadeAt = (id: string, installation: string): boolean =>
  id.slice(0, id.lastIndexOf('>')) === installation && id.includes('>')

const root = 'root'
const office = (id: string, serial: number, more: Partial<OfficeStatement> = {}): Statement => ({
  kind: 'office',
  serial,
  office: id,
  name: `Oficina ${id}`,
  signingKey: `${id}-key`,
  recipient: `age-${id}`,
  coordinating: false,
  scope: ['all'],
  ...more,
})
const installation = (id: string, of: string, serial = 1, key = `${id}-key`): Statement => ({
  kind: 'installation',
  serial,
  office: of,
  installation: id,
  key,
})
const revocation = (
  serial: number,
  of: string | null,
  accepted: Readonly<Record<string, number>>,
): Statement => ({
  kind: 'revocation',
  serial,
  office: of,
  accepted: Object.entries(accepted).map(([id, counter]) => ({ installation: id, counter })),
})
const who = (...statements: readonly SignedStatement[]): Directory =>
  directoryOf(statements, root, { verify, isMadeAt })

const durango = signed(root, office('dgo', 2))
const laptop = signed('dgo-key', installation('laptop', 'dgo'))

describe('who is who', () => {
  it('an office that the root names certifies its installations', () => {
    const { offices, installations, revoked, serial } = who(durango, laptop)
    expect(offices.get('dgo')).toEqual({
      id: 'dgo',
      serial: 2,
      name: 'Oficina dgo',
      signingKey: 'dgo-key',
      recipient: 'age-dgo',
      coordinating: false,
      scope: ['all'],
      revoked: false,
    })
    expect(installations.get('laptop')).toEqual({
      id: 'laptop',
      office: 'dgo',
      key: 'laptop-key',
      formerKeys: [],
      serial: 1,
      byRoot: false,
    })
    expect(revoked.size).toBe(0)
    expect(serial).toBe(2)
  })

  it('an office that widens its own scope is not believed', () => {
    const wider = office('dgo', 9, { scope: ['all', 'confidential'] })
    const { offices, serial } = who(durango, signed('dgo-key', wider))
    expect(offices.get('dgo')?.scope).toEqual(['all'])
    expect(serial).toBe(2)
  })

  it('what was changed after it was signed is ignored', () => {
    const says = office('dgo', 9, { scope: ['confidential'] })
    const { offices } = who(durango, { ...durango, says, content: JSON.stringify(says) })
    expect(offices.get('dgo')?.serial).toBe(2)
  })

  it('the directory of another register says nothing here', () => {
    expect(directoryOf([durango, laptop], 'other root', { verify, isMadeAt })).toEqual({
      offices: new Map(),
      installations: new Map(),
      revoked: new Map(),
      falseClaims: [],
      serial: 0,
    })
  })

  it('a new scope takes the place of the old one, and an older statement never comes back', () => {
    const narrower = signed(root, office('dgo', 5, { scope: ['session:xli'] }))
    expect(who(durango, narrower).offices.get('dgo')?.scope).toEqual(['session:xli'])
    expect(who(narrower, durango).offices.get('dgo')?.scope).toEqual(['session:xli'])
  })

  it('an office that lost its key keeps the installations that the old one certified', () => {
    const anew = signed(root, office('dgo', 7, { signingKey: 'new-key' }))
    const desk = signed('new-key', installation('desk', 'dgo'))
    const { installations } = who(durango, laptop, anew, desk)
    expect([...installations.keys()].toSorted()).toEqual(['desk', 'laptop'])
  })

  it('an installation that lost its key is known by the new one, its older signatures by the old', () => {
    const again = signed('dgo-key', installation('laptop', 'dgo', 2, 'second'))
    const third = signed('dgo-key', installation('laptop', 'dgo', 3, 'third'))
    expect(who(durango, third, laptop, again).installations.get('laptop')).toMatchObject({
      key: 'third',
      formerKeys: ['second', 'laptop-key'],
    })
  })

  it('an office that joins later takes nobody else’s installation over', () => {
    const other = signed(root, office('zac', 3))
    const claim = signed('zac-key', installation('laptop', 'zac', 99))
    expect(who(durango, laptop, other, claim).installations.get('laptop')?.office).toBe('dgo')
    expect(who(other, claim).installations.get('laptop')?.office).toBe('zac')
  })
})

describe('whose an installation is', () => {
  // Chihuahua was there before Durango: by the order in which the root named them it would win.
  const chihuahua = signed(root, office('chi', 1))
  const claim = (id: string, serial = 99) => signed('chi-key', installation(id, 'chi', serial))
  const byRoot = signed(root, installation('laptop', 'dgo'))

  it('the root says, where it let the installation in: an earlier office’s certificate counts for nothing', () => {
    const { installations, falseClaims } = who(chihuahua, durango, laptop, byRoot, claim('laptop'))
    expect(installations.get('laptop')).toMatchObject({ office: 'dgo', key: 'laptop-key' })
    expect(falseClaims).toEqual([{ installation: 'laptop', claimant: 'chi', owner: 'dgo' }])
  })

  it('its id shows, where it came of one that is known: a copy, and a copy of that', () => {
    const copies = ['laptop>1', 'laptop>1>2'].map((id) =>
      signed('dgo-key', installation(id, 'dgo')),
    )
    const claims = [claim('laptop>1'), claim('laptop>1>2')]
    const { installations, falseClaims } = who(
      chihuahua,
      durango,
      laptop,
      byRoot,
      ...copies,
      ...claims,
    )
    expect(installations.get('laptop>1')?.office).toBe('dgo')
    expect(installations.get('laptop>1>2')?.office).toBe('dgo')
    expect(falseClaims.map((one) => one.installation)).toEqual(['laptop>1', 'laptop>1>2'])
  })

  it('is nobody’s while only another office certifies it', () => {
    const { installations, falseClaims } = who(chihuahua, durango, byRoot, claim('laptop>1'))
    expect(installations.has('laptop>1')).toBe(false)
    expect(falseClaims).toEqual([{ installation: 'laptop>1', claimant: 'chi', owner: null }])
  })

  it('is not changed by ids that show each other', () => {
    const statements = ['one', 'two'].map((id) => signed('dgo-key', installation(id, 'dgo')))
    const { installations } = directoryOf([durango, ...statements], root, {
      verify,
      isMadeAt: (id, other) => id !== other,
    })
    expect([...installations.keys()].toSorted()).toEqual(['one', 'two'])
  })

  it('and a revocation of the claimant takes nothing from it', () => {
    const gone = signed(root, revocation(9, 'chi', {}))
    const { revoked } = who(chihuahua, durango, laptop, byRoot, claim('laptop'), gone)
    expect(revoked.has('laptop')).toBe(false)
  })
})

describe('revocation', () => {
  it('names the last counter that counts, whether or not the installation is known yet', () => {
    const lost = signed(root, revocation(3, null, { laptop: 41 }))
    expect(who(durango, laptop, lost).revoked).toEqual(new Map([['laptop', 41]]))
    expect(who(lost).revoked).toEqual(new Map([['laptop', 41]]))
  })

  it('a newer one raises or lowers the counter', () => {
    const first = signed(root, revocation(3, null, { laptop: 41 }))
    const raised = signed(root, revocation(4, null, { laptop: 60 }))
    const lowered = signed(root, revocation(5, null, { laptop: 12 }))
    expect(who(raised, first).revoked.get('laptop')).toBe(60)
    expect(who(lowered, raised, first).revoked.get('laptop')).toBe(12)
  })

  it('of an office ends all its installations, those of which nothing came from the first commit', () => {
    const unheard = signed('dgo-key', installation('unheard', 'dgo'))
    const gone = signed(root, revocation(3, 'dgo', { laptop: 41 }))
    const [zacatecas, tower] = [
      signed(root, office('zac', 1)),
      signed('zac-key', installation('tower', 'zac')),
    ]
    const { offices, revoked } = who(unheard, gone, laptop, durango, zacatecas, tower)
    expect(offices.get('dgo')?.revoked).toBe(true)
    expect(revoked).toEqual(
      new Map([
        ['laptop', 41],
        ['unheard', 0],
      ]),
    )
  })

  it('an office that is named again works on with installations that its new key certified', () => {
    const gone = signed(root, revocation(3, 'dgo', { laptop: 41 }))
    const anew = signed(root, office('dgo', 4, { signingKey: 'new-key' }))
    const desk = signed('new-key', installation('desk', 'dgo'))
    const stolen = signed('dgo-key', installation('thief', 'dgo'))
    const { offices, revoked } = who(durango, laptop, gone, anew, desk, stolen)
    expect(offices.get('dgo')?.revoked).toBe(false)
    expect(revoked).toEqual(
      new Map([
        ['laptop', 41],
        ['thief', 0],
      ]),
    )
  })

  it('that no root signed revokes nobody', () => {
    const forged = signed('dgo-key', revocation(3, null, { laptop: 1 }))
    expect(who(durango, laptop, forged).revoked.size).toBe(0)
  })
})

describe('order', () => {
  const ids = fc.constantFrom('a', 'b', 'c')
  const machines = fc.constantFrom('m', 'n', 'o')
  const serials = fc.integer({ min: 1, max: 5 })
  const keys = fc.constantFrom(root, 'a-key', 'b-key', 'c-key', 'new-key')
  const statements = fc.array(
    fc
      .tuple(
        keys,
        fc.oneof(
          fc
            .tuple(ids, serials, fc.constantFrom('a-key', 'b-key', 'new-key'))
            .map(([id, serial, signingKey]) => office(id, serial, { signingKey })),
          fc
            .tuple(machines, ids, serials, fc.constantFrom('k1', 'k2'))
            .map(([id, of, serial, key]) => installation(id, of, serial, key)),
          fc
            .tuple(
              serials,
              fc.option(ids),
              fc.dictionary(machines, fc.nat({ max: 9 }), { maxKeys: 3 }),
            )
            .map(([serial, of, accepted]) => revocation(serial, of, accepted)),
        ),
      )
      .map(([key, says]) => signed(key, says)),
    { maxLength: 12 },
  )

  it('never matters, nor how often a statement came', () => {
    fc.assert(
      fc.property(
        statements.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }),
          ),
        ),
        ([all, shuffled]) => {
          const [one, other] = [who(...all), who(...shuffled)]
          expect(other).toEqual(one)
          expect([...other.offices.keys()].toSorted()).toEqual([...one.offices.keys()].toSorted())
        },
      ),
    )
  })

  it('what somebody without the root key adds changes no office and revokes nobody else’s installation', () => {
    fc.assert(
      fc.property(statements, statements, (all, more) => {
        const strangers = more.map(({ says }) => signed('stranger', says))
        expect(who(...all, ...strangers)).toEqual(who(...all))
      }),
    )
  })
})
