import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { matrixReadSchema } from '../../contract/matrix.ts'
import { listQuerySchema, type ListKind } from '../../contract/rows.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import { offices, scenarioArbitrary } from '../../../tests/support/commits.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  expectValue,
  foundOffice,
  obligations,
  stored,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { emptyDatabase, replayed } from '../../../tests/support/replay.ts'
import { editRecord } from '../usecases/edit-record.ts'
import { grantExtension } from '../usecases/grant-extension.ts'
import { withdrawRecord } from '../usecases/withdraw-record.ts'
import { applyCommits } from './apply-commits.ts'
import { pastReader } from './as-of-reader.ts'
import { openPastState, type PastState } from './as-of-state.ts'
import { registerDigest } from './backup.ts'
import { fingerprint } from './check-tables.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'
import { knownOn, lastPosition, type KnownBy } from './known-by.ts'
import { readFacts, type RegisterFacts } from './register-facts.ts'
import { listIndexes } from './list-index/list-indexes.ts'
import { registerReader } from './reader.ts'

const facts: RegisterFacts = {
  installation: offices[0] ?? '',
  office: offices[1] ?? '',
  timeZone: 'America/Mexico_City',
  demonstration: false,
}

/**
 * Which of the tables that are made from the log differ between a past state and `reference`: the log of then taken in
 * again.
 */
function differing(
  connection: OpenConnection,
  of: RegisterFacts,
  known: KnownBy,
  reference: ReadConnection,
): string[] {
  const state = openPastState(connection, of, known)
  try {
    state.bringAll()
    state.makeSearchable()
    const expected = fingerprint(reference)
    return [...fingerprint(state.connection)]
      .filter(([table, print]) => expected.get(table) !== print)
      .map(([table]) => table)
  } finally {
    state.close()
  }
}

describe('a past state', () => {
  test('is what taking in the log of then again makes, whatever came in which order', () => {
    fc.assert(
      fc.property(
        scenarioArbitrary,
        fc.array(fc.nat({ max: 3000 }), { minLength: 5, maxLength: 5 }),
        ({ first }, moments) => {
          const connection = emptyDatabase(join(temporaryDirectory(), 'register.sqlite'))
          const positions = first.packages.map((commits, index) => {
            const received = moments[index % moments.length] ?? 0
            connection.transaction(() =>
              applyCommits(
                connection,
                commits.map((commit) => ({ ...stored(commit), received })),
              ),
            )
            return lastPosition(connection)
          })
          const receipts = connection.all<{ received: number; known: number }>(
            'SELECT received, known FROM receipt ORDER BY commit_id',
          )
          try {
            // The clock may go back; what is known does not.
            expect(receipts.map(({ known }) => known)).toEqual(
              receipts.map((_, index) =>
                Math.max(...receipts.slice(0, index + 1).map(({ received }) => received)),
              ),
            )
            for (const position of positions) {
              const known = { position, day: '2017-01-16' }
              const reference = replayed(connection, facts, known)
              expect(differing(connection, facts, known, reference)).toEqual([])
              reference.close()
            }
          } finally {
            connection.close()
          }
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  })
})

/** What an official does on one of the days, by numbers that choose among what there is. */
interface Deed {
  readonly what: 'report' | 'verdict' | 'extend' | 'withdraw' | 'session' | 'title' | 'person'
  readonly which: number
}

const deeds: fc.Arbitrary<readonly (readonly Deed[])[]> = fc.array(
  fc.array(
    fc.record({
      what: fc.constantFrom<Deed['what']>(
        'report',
        'verdict',
        'extend',
        'withdraw',
        'session',
        'title',
        'person',
      ),
      which: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 2, maxLength: 4 },
)

const units = ['MX-DUR', 'MX-COL', 'MX-AGU', 'MX-JAL']

async function perform(office: Office, verifier: string, { what, which }: Deed): Promise<void> {
  const rows = obligations(office, { unit: units[which] ?? '' }, { withdrawn: true })
  const [row] = rows
  if (row === undefined) throw new Error('no obligation')
  const edit = (id: string, field: string, value: string): void => {
    const live = office.register.read.record(id)?.fields[field]?.live ?? []
    editRecord(office, { as: office.person, id, fields: [{ field, value, replaces: [...live] }] })
  }
  switch (what) {
    case 'report':
      if (row.withdrawn === null) await report(office, row.id)
      return
    case 'verdict':
      decide(office, row.id, { as: verifier, result: which < 2 ? 'met' : 'not_met' })
      return
    case 'extend':
      grantExtension(office, {
        as: office.person,
        obligation: row.id,
        to: '2017-12-01',
        authority: 'Consejo',
        reason: 'A petición de la entidad',
        earlierConfirmed: true,
      })
      return
    case 'withdraw':
      withdrawRecord(office, { as: office.person, id: row.id, reason: 'Capturada por error' })
      return
    case 'session':
      edit(row.sessionId, 'date', `2017-0${which + 1}-10`)
      return
    case 'title':
      edit(row.agreement, 'title', `Título ${which}`)
      return
    case 'person':
      addPerson(office, `Persona ${which}`)
  }
}

const inDirectory = (office: Office): OpenConnection => {
  const connection = openConnection({
    path: join(office.directory, 'register.sqlite'),
    readOnly: true,
    now: () => 0,
    onSlow: () => undefined,
  })
  onTestFinished(() => connection.close())
  return connection
}

const factsOf = (connection: ReadConnection): RegisterFacts => {
  const found = readFacts(connection)
  if (found === undefined) throw new Error('no facts')
  return found
}

/** Two agreements of four states, worked on for some days. */
async function workedOn(days: readonly (readonly Deed[])[]): Promise<{
  readonly office: Office
  readonly session: string
  readonly agreements: readonly string[]
  readonly worked: readonly string[]
}> {
  const office = foundOffice('2017-01-16')
  const addressees = units.map((unit) => ({ unit, role: 'obliged' as const, inferred: false }))
  const [clause] = draftAgreement().clauses
  if (clause === undefined) throw new Error('no clause')
  const clauses = [{ ...clause, addressees }]
  const { session, agreements } = await accept(office, [
    draftAgreement({ clauses }),
    draftAgreement({ sequence: 2, text: 'Otro acuerdo del Consejo.', clauses }),
  ])
  const verifier = addPerson(office, 'Berta Ríos')
  const worked: string[] = ['2017-01-16']
  for (const [index, ofDay] of days.entries()) {
    const day = `2017-02-0${index + 1}`
    office.onDay(day)
    for (const deed of ofDay) await perform(office, verifier, deed)
    worked.push(day)
  }
  return { office, session, agreements, worked }
}

describe('the past of a casework', () => {
  test('is on every day what taking in the log again makes; parts of it too', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (days) => {
        const { office, session, agreements, worked } = await workedOn(days)
        const connection = inDirectory(office)
        const of = factsOf(connection)
        const today = worked.at(-1) ?? ''
        for (const day of worked) {
          const known = expectValue(knownOn(connection, of.timeZone, day, today))
          // Once for both: to take it in again is most of the work.
          const reference = replayed(connection, of, known)
          expect(differing(connection, of, known, reference)).toEqual([])
          expectSameParts(connection, of, known, reference, session, agreements)
          reference.close()
        }
        office.register.close()
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('as of today is now', async () => {
    const { office, worked } = await workedOn([
      [
        { what: 'report', which: 0 },
        { what: 'verdict', which: 0 },
      ],
      [
        { what: 'withdraw', which: 1 },
        { what: 'session', which: 2 },
      ],
    ])
    const today = worked.at(-1) ?? ''
    const connection = inDirectory(office)
    const of = factsOf(connection)
    const known = expectValue(knownOn(connection, of.timeZone, today, today))
    const state = openPastState(connection, of, known)
    state.bringAll()
    state.makeSearchable()
    expect(fingerprint(state.connection)).toEqual(fingerprint(connection))
    const past = expectValue(office.register.past({ day: today })).read
    expect(past.summary(today)).toEqual(office.register.read.summary(today))
    expect(past.digest()).toBe(office.register.read.digest())
    state.close()
  })
})

const query = (kind: ListKind, field: string, ...values: string[]) =>
  listQuerySchema.parse({ kind, where: [{ field, operator: '=', values }], withdrawn: true })

/** Questions that are answered from a part: the same as over the whole log taken in again. */
function expectSameParts(
  connection: OpenConnection,
  of: RegisterFacts,
  known: KnownBy,
  reference: OpenConnection,
  session: string,
  agreements: readonly string[],
): void {
  const state: PastState = openPastState(connection, of, known)
  const options = {
    office: () => 'Secretariado Ejecutivo',
    holds: () => true,
    digest: () => registerDigest(reference),
  }
  const part = pastReader(state, options)
  const whole = registerReader(reference, { ...options, lists: listIndexes(reference) })
  const { day } = known
  for (const kind of ['obligations', 'agreements'] as const) {
    for (const wanted of [
      query(kind, kind === 'agreements' ? 'sessionId' : 'session', session),
      query(kind, 'id', ...agreements),
    ]) {
      expect(part.list(wanted, day)).toEqual(whole.list(wanted, day))
    }
  }
  for (const id of agreements) {
    expect(part.agreement(id, day)).toEqual(whole.agreement(id, day))
    expect(part.record(id)).toEqual(whole.record(id))
    expect(part.history(id)).toEqual(whole.history(id))
  }
  for (const { id } of whole.agreement(agreements[0] ?? '', day)?.obligations ?? []) {
    expect(part.obligation(id, day)).toEqual(whole.obligation(id, day))
    expect(part.assessed(id)).toEqual(whole.assessed(id))
  }
  expect(part.dossier(session, day, () => '')).toEqual(whole.dossier(session, day, () => ''))
  // Also of one in which nothing was agreed.
  const sessions = whole.list(listQuerySchema.parse({ kind: 'sessions', limit: 2 }), day)
  const others = sessions.ok ? sessions.value.rows.map(({ id }) => id) : []
  expect(others).toHaveLength(2)
  for (const id of [session, ...others]) {
    expect(part.session(id, day)).toEqual(whole.session(id, day))
    expect(part.sessionAgreements(id, day)).toEqual(whole.sessionAgreements(id, day))
  }
  for (const id of agreements) expect(part.lineage(id, 3, day)).toEqual(whole.lineage(id, 3, day))
  for (const search of ['otro', 'policía cibernética', 'título', 'XLI', 'durango', 'nada de eso']) {
    for (const kind of ['obligations', 'clauses', 'agreements', 'sessions'] as const) {
      const searched = listQuerySchema.parse({ kind, search, withdrawn: true })
      expect(part.list(searched, day)).toEqual(whole.list(searched, day))
    }
  }
  for (const asked of [{}, { search: 'otro' }, { rows: 'clauses', columns: { of: 'units' } }]) {
    const matrix = matrixReadSchema.params.parse(asked)
    expect(part.matrix(matrix, day)).toEqual(whole.matrix(matrix, day))
  }
  expect(part.institutions.openSplits(day)).toEqual(whole.institutions.openSplits(day))
  expect(part.institutions.settings()).toEqual(whole.institutions.settings())
  expect(part.unitTree(day)).toEqual(whole.unitTree(day))
  expect(part.summary(day)).toEqual(whole.summary(day))
  state.close()
}
