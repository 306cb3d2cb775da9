/** Two or three offices say to each other what they hold, and each knows from it what the other lacks. */
import { describe, expect, it } from 'vitest'
import {
  accept,
  addPerson,
  draftAgreement,
  expectValue,
  foundOffice,
  type Office,
} from '../../../../tests/support/registers.ts'
import { commitsOf, give } from '../../../../tests/support/carried.ts'
import { databaseIn } from '../../../../tests/support/past-casework.ts'
import { editRecord } from '../../usecases/edit-record.ts'
import type { StoredFeedCommit } from '../../usecases/ports/commits.ts'
import type { OwnHoldings } from '../../usecases/ports/exchange.ts'
import type { OpenConnection } from '../connection.ts'
import { confirmedTo, takeAcknowledgement } from './acknowledgements.ts'
import { isVouched } from './attestations.ts'
import { filesLackedBy, isNamedWithin, lackingFiles } from './exchanged-files.ts'
import { gapsOf } from './gaps.ts'
import { keptScope } from './holdings.ts'
import { lackedCommits } from './lacked-commits.ts'
import { isTakenIn } from './noted-packages.ts'

const everything = ['all', 'confidential']
const coordinator = (): Office => foundOffice('2017-01-16', 'Secretariado Ejecutivo')
const durango = (): Office => foundOffice('2017-01-16', 'Durango')

const holdings = (office: Office, scope: readonly string[] = everything): OwnHoldings =>
  expectValue(office.register.exchange.holdings(scope))

/** What `from` would send to `to`, as commits. */
function lacked(from: Office, to: Office, scope = everything): readonly StoredFeedCommit[] {
  const asked = {
    scope,
    offices: [to.register.facts.office.id],
    revoked: new Set<string>(),
    signable: new Set<string>(),
  }
  // Nobody signs here: what others made goes out as if they had.
  const database = databaseIn(from.directory, 'write')
  database.run('DELETE FROM attested_head')
  database.run(
    `INSERT INTO attested_head (attestation, leaf, partition, sequence, hash)
     SELECT 1, id, partition, sequence, hash FROM commit_log`,
  )
  const { ranges } = expectValue(from.register.exchange.outgoing(asked))
  return [...from.register.exchange.commits(ranges.flatMap(({ commits }) => commits))]
}

let packages = 0
/** `from` tells `to` what it holds, as a package of its would. */
function acknowledge(from: Office, to: Office, scope = everything): void {
  const { facts } = from.register
  packages += 1
  const database = databaseIn(to.directory, 'write')
  takeAcknowledgement(database, {
    office: facts.office.id,
    signer: facts.installation,
    scope,
    ...holdings(from, scope),
    made: packages,
    moment: packages,
    package: packages.toString(16).padStart(32, '0'),
  })
}

const hashes = (commits: readonly StoredFeedCommit[]): readonly string[] =>
  commits.map(({ hash }) => hash).toSorted()
const isShared = ({ commit }: StoredFeedCommit): boolean =>
  commit.installation !== '6e6174696f6e616c20636174616c6f67'
const all = (office: Office): readonly string[] => hashes(commitsOf(office).filter(isShared))

describe('what an office lacks', () => {
  it('is everything until it says what it holds, and nothing once it said that it holds it', async () => {
    const [centre, state] = [coordinator(), durango()]
    await accept(centre)
    expect(hashes(lacked(centre, state))).toEqual(all(centre))
    give(state, lacked(centre, state))
    acknowledge(state, centre)
    expect(lacked(centre, state)).toEqual([])
    expect(confirmedTo(databaseIn(centre.directory), state.register.facts.office.id)).toBe(
      databaseIn(centre.directory).get<{ last: number }>('SELECT max(id) AS last FROM commit_log')
        ?.last,
    )
  })

  it('is what came since, whoever made it, and never what it made itself', async () => {
    const [centre, state] = [coordinator(), durango()]
    await accept(centre)
    give(state, lacked(centre, state))
    acknowledge(state, centre)
    const before = all(centre)
    addPerson(centre, 'Luz Marín')
    addPerson(state, 'Pedro Rojas')
    give(centre, lacked(state, centre))
    const zacatecas = foundOffice('2017-01-16', 'Zacatecas')
    give(centre, lacked(zacatecas, centre))
    const own = commitsOf(state).filter(
      ({ commit }) => commit.installation === state.register.facts.installation,
    )
    const expected = all(centre).filter(
      (hash) => !before.includes(hash) && !hashes(own).includes(hash),
    )
    expect(expected.length).toBeGreaterThan(1)
    expect(hashes(lacked(centre, state))).toEqual(expected)
  })

  it('counts from where the two agree when the answer is older than what was made since', async () => {
    const [centre, state] = [coordinator(), durango()]
    await accept(centre)
    give(state, lacked(centre, state))
    const late = addPerson(centre, 'Luz Marín')
    acknowledge(state, centre)
    const sent = lacked(centre, state)
    expect(sent.map(({ commit }) => commit.changes[0]?.record)).toEqual([late])
  })

  it('is all of an author where the two agree nowhere: a gap heals', () => {
    const [centre, state] = [coordinator(), durango()]
    addPerson(centre, 'Uno')
    addPerson(centre, 'Dos')
    addPerson(centre, 'Tres')
    const [first, , ...rest] = lacked(centre, state)
    give(state, first === undefined ? [] : [first, ...rest])
    expect(state.register.exchange.gaps()).toMatchObject([
      { missing: 1, partition: { kind: 'catalog' } },
    ])
    acknowledge(state, centre)
    give(state, lacked(centre, state))
    expect(state.register.exchange.gaps()).toEqual([])
    acknowledge(state, centre)
    expect(lacked(centre, state)).toEqual([])
  })

  it('by an older word of the same installation is not reckoned anew', async () => {
    const [centre, state] = [coordinator(), durango()]
    const early = holdings(state)
    await accept(centre)
    give(state, lacked(centre, state))
    addPerson(state, 'Pedro Rojas')
    give(centre, lacked(state, centre))
    acknowledge(state, centre)
    takeAcknowledgement(databaseIn(centre.directory, 'write'), {
      office: state.register.facts.office.id,
      signer: state.register.facts.installation,
      scope: everything,
      ...early,
      made: 0,
      moment: 0,
      package: 'f'.repeat(32),
    })
    expect(lacked(centre, state)).toEqual([])
  })

  it('is the least of what several offices and several of their installations said', async () => {
    const [centre, state, other] = [
      coordinator(),
      durango(),
      foundOffice('2017-01-16', 'Zacatecas'),
    ]
    await accept(centre)
    give(state, lacked(centre, state))
    acknowledge(state, centre)
    give(other, lacked(centre, other))
    acknowledge(other, centre)
    addPerson(centre, 'Luz Marín')
    acknowledge(state, centre)
    give(other, lacked(centre, other))
    acknowledge(other, centre)
    const offices = [state, other].map(({ register }) => register.facts.office.id)
    const outgoing = (to: readonly string[]): number =>
      expectValue(
        centre.register.exchange.outgoing({
          scope: everything,
          offices: to,
          revoked: new Set(),
          signable: new Set(),
        }),
      ).ranges.length
    expect([outgoing(offices.slice(1)), outgoing(offices.slice(0, 1)), outgoing(offices)]).toEqual([
      0, 1, 1,
    ])
  })
})

const confide = (office: Office, id: string, confidential: boolean): void => {
  const field = office.register.read.record(id)?.fields.confidential
  expectValue(
    editRecord(office, {
      as: office.person,
      id,
      fields: [
        {
          field: 'confidential',
          value: confidential,
          replaces: [...(field?.live ?? [])],
        },
      ],
      sets: [],
    }),
  )
}

const partitions = (commits: readonly StoredFeedCommit[]): readonly string[] => [
  ...new Set(
    commits.flatMap(({ commit: { partition } }) =>
      partition.kind === 'agreement' ? [partition.id] : [],
    ),
  ),
]

const sums = ({ holdings: own }: OwnHoldings): unknown =>
  own.map(({ commits, sum }) => ({ commits, sum }))

const twoAgreements = async (
  office: Office,
): Promise<{ readonly session: string; readonly open: string; readonly secret: string }> => {
  const { session, agreements } = await accept(office, [
    draftAgreement(),
    draftAgreement({ sequence: 2, title: 'Reservado', text: 'Se reserva la estrategia.' }),
  ])
  const [open = '', secret = ''] = agreements
  confide(office, secret, true)
  return { session, open, secret }
}

describe('a scope', () => {
  it('leaves confidential agreements out, also when the mark comes later', async () => {
    const [centre, state] = [coordinator(), durango()]
    const { session, open, secret } = await twoAgreements(centre)
    expect(partitions(lacked(centre, state, ['all']))).toEqual([open])
    expect(partitions(lacked(centre, state, [`session:${session}`]))).toEqual([open])
    expect(partitions(lacked(centre, state, [`agreement:${secret}`]))).toEqual([])
    expect(partitions(lacked(centre, state)).toSorted()).toEqual([open, secret].toSorted())
    confide(centre, open, true)
    expect(partitions(lacked(centre, state, ['all']))).toEqual([])
  })

  it('into which an agreement comes later brings all of it', async () => {
    const [centre, state] = [coordinator(), durango()]
    const { secret } = await twoAgreements(centre)
    give(state, lacked(centre, state, ['all']))
    acknowledge(state, centre, ['all'])
    expect(lacked(centre, state, ['all'])).toEqual([])
    confide(centre, secret, false)
    const sent = lacked(centre, state, ['all'])
    expect(partitions(sent)).toEqual([secret])
    expect(sent).toHaveLength(
      commitsOf(centre).filter(
        ({ commit }) => commit.partition.kind === 'agreement' && commit.partition.id === secret,
      ).length,
    )
  })

  it('that is widened brings what was left out', async () => {
    const [centre, state] = [coordinator(), durango()]
    const { secret } = await twoAgreements(centre)
    give(state, lacked(centre, state, ['all']))
    acknowledge(state, centre, ['all'])
    expect(partitions(lacked(centre, state))).toEqual([secret])
  })

  it('is kept as if it were reckoned anew, whatever goes in and out', async () => {
    const centre = coordinator()
    holdings(centre, ['all'])
    const { open, secret } = await twoAgreements(centre)
    const anew = (name: string): OwnHoldings =>
      holdings(centre, ['all', `agreement:${name.repeat(32)}`])
    expect(sums(holdings(centre, ['all']))).toEqual(sums(anew('1')))
    confide(centre, open, true)
    expect(sums(holdings(centre, ['all']))).toEqual(sums(anew('2')))
    confide(centre, secret, false)
    confide(centre, open, false)
    expect(sums(holdings(centre, ['all']))).toEqual(sums(anew('3')))
    expect(sums(holdings(centre, ['all']))).toEqual(sums(holdings(centre)))
  })
})

describe('an export', () => {
  it('reads what came since, and never passes over the whole log', async () => {
    const [centre, state] = [coordinator(), durango()]
    await accept(centre)
    give(state, lacked(centre, state))
    acknowledge(state, centre)
    await accept(centre, [
      draftAgreement({ sequence: 2, title: 'Otro', text: 'Se aprueba el informe.' }),
    ])
    const asked = new Set<string>()
    const database = listening(databaseIn(centre.directory, 'write'), asked)
    const offices = [state.register.facts.office.id]
    const { commits } = lackedCommits(database, ['all'], offices, new Set())
    keptScope(database, ['all'])
    gapsOf(database)
    lackingFiles(database, 10)
    filesLackedBy(database, 'a'.repeat(32))
    isNamedWithin(database, 'a'.repeat(64), () => true)
    isTakenIn(database, 'a'.repeat(32))
    isVouched(database, new Uint8Array(32))
    expect(commits.length).toBeGreaterThan(0)
    expect(asked.size).toBeGreaterThan(15)
    for (const sql of asked) {
      const plan = databaseIn(centre.directory)
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, unsaid(sql))
        .map(({ detail }) => detail)
        .join('\n')
      expect(`${sql}\n${plan}`).not.toMatch(
        /SCAN (?:c|p|r|e|d|commit_log|receipt|feed_head|record\w*)(?:$|\n| USING (?!(?:COVERING )?INDEX (?:receipt_late|commit_held_by_feed|attachment_lacking)))/,
      )
    }
  })
})

/** Something for every parameter: a plan does not depend on it. */
function unsaid(sql: string): Record<string, null> | null[] {
  const named = [...sql.matchAll(/:([a-z]\w*)/gi)].map(([, name = '']) => name)
  return named.length > 0
    ? Object.fromEntries(named.map((name) => [name, null]))
    : [...sql.matchAll(/\?/g)].map(() => null)
}

/** The same connection, which notes what it is asked. */
function listening(database: OpenConnection, asked: Set<string>): OpenConnection {
  const noted = (sql: string): string => {
    asked.add(sql)
    return sql
  }
  return {
    ...database,
    get: (sql, parameters) => database.get(noted(sql), parameters),
    all: (sql, parameters) => database.all(noted(sql), parameters),
    column: (sql, parameters) => database.column(noted(sql), parameters),
    iterate: (sql, parameters) => database.iterate(noted(sql), parameters),
    run: (sql, parameters) => database.run(noted(sql), parameters),
  }
}
