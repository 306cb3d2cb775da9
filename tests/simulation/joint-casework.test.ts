import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementRowSchema, clauseRowSchema } from '../../src/contract/agreement-rows.ts'
import { obligationRowSchema } from '../../src/contract/casework-rows.ts'
import { idSchema } from '../../src/contract/primitives.ts'
import { listKinds, listQuerySchema, type ListKind } from '../../src/contract/rows.ts'
import { sessionRowSchema } from '../../src/contract/session-rows.ts'
import { isCountedApart, rollUp } from '../../src/core/compliance/roll-up.ts'
import { feedKey } from '../../src/core/changes/feed.ts'
import { applyCommits } from '../../src/main/store/apply-commits.ts'
import { fingerprint } from '../../src/main/store/check-tables.ts'
import { noteDerivedDay } from '../../src/main/store/derived-day.ts'
import type { RegisterReader } from '../../src/main/usecases/ports/register.ts'
import type { StoredFeedCommit } from '../../src/main/usecases/ports/commits.ts'
import { commitsOf } from '../support/carried.ts'
import {
  exchange,
  fullStory,
  jointDeed,
  jointDeeds,
  jointOffices,
  workJointly,
} from '../support/joint-casework.ts'
import { databaseIn } from '../support/past-casework.ts'
import { expectValue, type Office } from '../support/registers.ts'
import { emptyDatabase } from '../support/replay.ts'

/** How often each deed was done, and not refused: one that never was would make these tests say nothing of it. */
const happened = new Map<string, number>()

/** What came last arrives first. */
const upsideDown = Array.from({ length: 200 }, (_, index) => 200 - index)

type Commits = readonly StoredFeedCommit[]

const at = (order: readonly number[], index: number): number => order[index % order.length] ?? 0

const shuffled = (commits: Commits, order: readonly number[]): Commits =>
  [...commits, ...commits.slice(0, 5)]
    .map((commit, index) => ({ commit, key: at(order, index) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ commit }) => commit)

/** One feed after the other, so that what a verdict needs comes long after it: its author's office, a session. */
function feedByFeed(commits: Commits, order: readonly number[]): Commits {
  const feeds = [...new Set(commits.map(({ commit }) => feedKey(commit)))]
  const ranks = new Map(feeds.map((feed, index) => [feed, at(order, index)]))
  return commits.toSorted(
    (a, b) => (ranks.get(feedKey(a.commit)) ?? 0) - (ranks.get(feedKey(b.commit)) ?? 0),
  )
}

/** `cuts`: percentages. */
function inPackages(commits: Commits, cuts: readonly number[]): readonly Commits[] {
  const ends = cuts.map((cut) => Math.floor((cut * commits.length) / 100))
  const bounds = [0, ...ends.toSorted((a, b) => a - b), commits.length]
  return bounds.slice(1).map((end, index) => commits.slice(bounds[index] ?? 0, end))
}

/** A register made of these packages, on the day of the offices. */
function printOf(packages: readonly (readonly StoredFeedCommit[])[], day: string) {
  const connection = emptyDatabase()
  connection.transaction(() => noteDerivedDay(connection, day))
  for (const commits of packages) {
    connection.transaction(() =>
      applyCommits(
        connection,
        commits.map((commit) => ({ ...commit, received: 0 })),
      ),
    )
  }
  const found = fingerprint(connection)
  connection.close()
  return found
}

const rowsOf = (
  { register }: Office,
  kind: ListKind,
  day: string,
  withdrawn = true,
): readonly unknown[] =>
  expectValue(register.read.list(listQuerySchema.parse({ kind, withdrawn, limit: 1000 }), day)).rows

const obligationRows = (office: Office, day: string, withdrawn = true) =>
  rowsOf(office, 'obligations', day, withdrawn).map((row) => obligationRowSchema.parse(row))

/** Every count that the register keeps, beside the count of the rows of all its obligations. */
function expectRecounted(office: Office, day: string): void {
  const agreements = rowsOf(office, 'agreements', day).map((row) => agreementRowSchema.parse(row))
  const procedural = new Set(agreements.filter((row) => row.procedural).map(({ id }) => id))
  const all = obligationRows(office, day)
  // What a list hides does not count: withdrawn, hanging from what is, or a duplicate.
  const stands = new Set(obligationRows(office, day, false).map(({ id }) => id))
  const binding = all.filter(
    ({ nature, agreement }) => !isCountedApart(nature, procedural.has(agreement)),
  )
  const recounted = (of: typeof binding) => {
    const standing = of.filter(({ id }) => stands.has(id))
    const number = (compliance: string): number =>
      standing.filter((row) => row.compliance === compliance).length
    return {
      obligations: standing.length,
      notStarted: number('not_started'),
      inProgress: number('in_progress'),
      partiallyMet: number('partially_met'),
      met: number('met'),
      notMet: number('not_met'),
      moot: number('moot'),
      overdue: standing.filter(({ overdue }) => overdue).length,
      withdrawnObligations: of.length - standing.length,
      compliance: rollUp(
        of.map(({ id, compliance }) => ({ compliance, withdrawn: !stands.has(id) })),
      ),
    }
  }
  for (const clause of rowsOf(office, 'clauses', day).map((row) => clauseRowSchema.parse(row))) {
    expect(clause).toMatchObject(recounted(binding.filter((row) => row.clause === clause.id)))
  }
  for (const agreement of agreements) {
    expect(agreement).toMatchObject(
      recounted(binding.filter((row) => row.agreement === agreement.id)),
    )
  }
  for (const session of rowsOf(office, 'sessions', day).map((row) => sessionRowSchema.parse(row))) {
    expect(session).toMatchObject(recounted(binding.filter((row) => row.sessionId === session.id)))
  }
  const { obligations, notStarted, inProgress, partiallyMet, ...rest } = recounted(binding)
  expect(office.register.read.summary(day).counts).toMatchObject({
    total: obligations,
    not_started: notStarted,
    in_progress: inProgress,
    partially_met: partiallyMet,
    met: rest.met,
    metLate: binding.filter(({ id, metLate }) => metLate && stands.has(id)).length,
    not_met: rest.notMet,
    moot: rest.moot,
    overdue: rest.overdue,
    withdrawn: rest.withdrawnObligations,
  })
}

/** What only this office knows, for it looked at its files: no commit says it, and no day repeats it. */
function fromLog(value: unknown): unknown {
  const local = ['fileState', 'fileChecked', 'held']
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    local.includes(key) ? null : inner,
  ) as unknown
}

/**
 * Every list, and of every record in them all that can be asked of it: as of today, which is now, and as of the same
 * day once it is yesterday, which is made from the log.
 */
function expectTodayIsNow(office: Office, day: string): void {
  const isToday = day === office.today()
  const said = isToday ? (value: unknown) => value : fromLog
  const then = expectValue(office.register.past({ day })).read
  const now = office.register.on(day).read
  const expectSame = (ask: (read: RegisterReader) => unknown, what = ''): void =>
    expect([what, said(ask(then))]).toEqual([what, said(ask(now))])
  for (const kind of listKinds) {
    // Audits and issues also look at files.
    if (!isToday && (kind === 'issues' || kind === 'readiness')) continue
    for (const withdrawn of [false, true]) {
      const query = listQuerySchema.parse({ kind, withdrawn, limit: 1000 })
      const { rows } = expectValue(now.list(query, day))
      expectSame((read) => read.list(query, day), kind)
      for (const { id } of rows.filter((row) => idSchema.safeParse(row.id).success).slice(0, 4)) {
        expectSame((read) => read.record(id), kind)
        expectSame((read) => read.history(id), kind)
      }
    }
  }
  for (const { id, agreement, sessionId } of obligationRows(office, day).slice(0, 6)) {
    expectSame((read) => read.obligation(id, day))
    expectSame((read) => read.assessed(id))
    expectSame((read) => read.agreement(agreement, day))
    expectSame((read) => read.session(sessionId, day))
  }
  expectSame((read) => read.summary(day))
  expectSame((read) => read.unitTree(day))
  expectSame((read) => read.digest())
}

test('two offices end with the same, in whatever order it came; and every count is a recount', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(jointDeed, { minLength: 10, maxLength: 40, size: 'max' }),
      fc.array(fc.nat({ max: 9999 }), { minLength: 200, maxLength: 200 }),
      fc.array(fc.nat({ max: 99 }), { minLength: 4, maxLength: 4 }),
      async (deeds, order, cuts) => {
        const offices = await jointOffices()
        await workJointly(offices, deeds, ({ does }, done) => {
          happened.set(does, (happened.get(does) ?? 0) + (done ? 1 : 0))
        })
        const [council, durango] = offices.map(({ office }) => office)
        if (council === undefined || durango === undefined) throw new Error('no offices')
        expectRecounted(durango, durango.today())
        exchange(council, durango)
        // On a later day more is overdue.
        for (const day of [council.today(), '2017-12-31']) expectRecounted(council, day)
        const expected = fingerprint(databaseIn(council.directory))
        expect(fingerprint(databaseIn(durango.directory))).toEqual(expected)
        // The same commits in another order, some of them twice, in several packages.
        const commits = commitsOf(council)
        for (const arrival of [shuffled(commits, order), feedByFeed(commits, order)]) {
          expect(printOf(inPackages(arrival, cuts), council.today())).toEqual(expected)
        }
        council.register.close()
        durango.register.close()
      },
    ),
    {
      numRuns: 12,
      endOnFailure: true,
      examples: [
        [[...fullStory], upsideDown, [30, 60, 70, 90]],
        [[...fullStory], upsideDown, [0, 0, 0, 0]],
      ],
    },
  )
  expect(Object.keys(jointDeeds).filter((deed) => (happened.get(deed) ?? 0) === 0)).toEqual([])
}, 240_000)

/** What there is only where offices were admitted and sent each other files. */
const listedElsewhere: readonly ListKind[] = ['packages', 'statements']

test('as of today is now, in every list and of every record; and tomorrow it was so', async () => {
  const [council, durango] = await jointOffices()
  await workJointly([council, durango], fullStory, () => undefined)
  exchange(council.office, durango.office)
  const day = council.office.today()
  const empty = listKinds.filter((kind) => rowsOf(council.office, kind, day).length === 0)
  expect(empty).toEqual(listedElsewhere)
  expectTodayIsNow(council.office, day)
  council.office.onDay('2017-01-23')
  expectTodayIsNow(council.office, day)
})
