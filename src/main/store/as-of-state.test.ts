import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matrixReadSchema } from '../../contract/matrix.ts'
import { listQuerySchema, type ListKind } from '../../contract/rows.ts'
import { scenarioArbitrary } from '../../../tests/support/commits.ts'
import {
  databaseIn,
  factsOf,
  scenarioFacts,
  story,
  workedOn,
} from '../../../tests/support/past-casework.ts'
import { expectValue, stored, temporaryDirectory } from '../../../tests/support/registers.ts'
import { emptyDatabase, replayed } from '../../../tests/support/replay.ts'
import { applyCommits } from './apply-commits.ts'
import { pastReader } from './as-of-reader.ts'
import { openPastState, type PastState } from './as-of-state.ts'
import { registerDigest } from './backup.ts'
import { extentOf } from './extent.ts'
import { fingerprint } from './check-tables.ts'
import type { OpenConnection, ReadConnection } from './connection.ts'
import { knownOn, lastPosition, type KnownBy } from './known-by.ts'
import type { RegisterFacts } from './register-facts.ts'
import { listIndexes } from './list-index/list-indexes.ts'
import { registerReader } from './reader.ts'

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
    state.findIssues()
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
              const reference = replayed(connection, scenarioFacts, known)
              expect(differing(connection, scenarioFacts, known, reference)).toEqual([])
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

describe('the past of a casework', () => {
  test('is on every day what taking in the log again makes; parts of it too', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (days) => {
        const { office, session, agreements, worked } = await workedOn(days, 2)
        const connection = databaseIn(office.directory)
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
  }, 240_000)

  test('as of today is now', async () => {
    const { office, worked } = await workedOn([
      [
        ['report', 0],
        ['verdict', 0],
      ],
      [
        ['withdraw', 1],
        ['session', 2],
      ],
    ])
    const today = worked.at(-1) ?? ''
    const connection = databaseIn(office.directory)
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
    extent: () => extentOf(reference, 'commit_log', Number.MAX_SAFE_INTEGER),
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
