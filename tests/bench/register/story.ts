import { commitPrefix } from '../../../src/core/changes/stamp.ts'
import type { StoredCommit } from '../../../src/main/store/log.ts'
import { newRecord } from '../../../src/main/usecases/new-record.ts'
import { makeAgreement, type GeneratedAgreement, type GeneratedObligation } from './agreements.ts'
import {
  extension,
  notification,
  report,
  textChange,
  verdict,
  type GeneratedFile,
  type Reported,
} from './casework.ts'
import type { Author, CommitWriter } from './commit-writer.ts'
import { dayAfter, noonOf } from './days.ts'
import type { Founded, GeneratedSession, Institutions } from './institutions.ts'
import type { Random } from './random.ts'
import { letterNumber, mandate } from './vocabulary.ts'

export interface Sizes {
  readonly obligations: number
  readonly agreements: number
  readonly units: number
  readonly sessions: number
}

/** What arrived on one day, in the order of its making. */
export interface DaysWork {
  readonly day: string
  readonly commits: readonly StoredCommit[]
}

/** An obligation while somebody works on it. */
interface Case {
  readonly obligation: GeneratedObligation
  reported: Reported[]
  verdicts: string[]
}

interface Sitting {
  readonly session: GeneratedSession
  readonly index: number
  cases: Case[]
  agreements: { readonly id: string; readonly made: string }[]
}

/** 20 agreements × 32 federal entities: the size by which the budget of one session is given. */
export const usualSession = { agreements: 20, obligations: 640 } as const

/** Days after a session on which something is done about it. */
const rounds = [
  { after: 5, does: 'capture' },
  { after: 20, does: 'notify' },
  { after: 60, does: 'correct' },
  { after: 90, does: 'report' },
  { after: 130, does: 'verify' },
  { after: 150, does: 'extend' },
  { after: 200, does: 'report' },
  { after: 240, does: 'verify' },
] as const

/**
 * Fourteen years of follow-up, day by day: sessions are captured, units notified, a share of them reports with
 * evidence, verifiers determine, deadlines are extended, records withdrawn, and now and then two offices write the
 * same field without knowledge of each other.
 */
export function* story(
  random: Random,
  writer: CommitWriter,
  founded: Founded,
  institutions: Institutions,
  files: readonly GeneratedFile[],
  sizes: Sizes,
): Generator<DaysWork> {
  const sittings = institutions.sessions
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map((session, index): Sitting => ({ session, index, cases: [], agreements: [] }))
  const tasks = sittings
    .flatMap((sitting) =>
      rounds.map(({ after, does }) => ({
        sitting,
        does,
        day: dayAfter(sitting.session.day, after),
      })),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  // One is as the council's sessions are; what is measured of one session is measured of it.
  const usual = Math.floor(sittings.length / 2)
  const share = (whole: number, ofUsual: number, index: number): number => {
    if (index === usual) return ofUsual
    const [others, place] = [sittings.length - 1, index < usual ? index : index - 1]
    const left = whole - ofUsual
    return Math.floor((left * (place + 1)) / others) - Math.floor((left * place) / others)
  }
  const bindable = { ...founded, municipalities: institutions.municipalities }

  const clerk = (): Author => random.pick(institutions.clerks)
  const reporterOf = ({ unit }: GeneratedObligation): Author =>
    random.pick(institutions.reporters.get(unit.code) ?? institutions.clerks)

  function* capture(sitting: Sitting, day: string): Generator<StoredCommit> {
    const agreements = share(sizes.agreements, usualSession.agreements, sitting.index)
    let left = share(sizes.obligations, usualSession.obligations, sitting.index)
    for (let sequence = 1; sequence <= agreements; sequence += 1) {
      const others = agreements - sequence
      const mean = Math.ceil(left / (others + 1))
      const wanted = others === 0 ? left : Math.min(left - others, agreementSize(random, mean))
      left -= wanted
      const made = makeAgreement(random, sitting.session, sequence, bindable, wanted)
      const commits = writer.save(clerk(), 'capture.accept', made.changes, noonOf(day))
      const [first] = commits
      if (first === undefined) throw new Error('an agreement without a commit')
      sitting.agreements.push({ id: made.id, made: commitPrefix(first.hash) })
      sitting.cases.push(...casesOf(made))
      yield* commits
    }
  }

  function* notify(sitting: Sitting, day: string): Generator<StoredCommit> {
    for (const cases of byAgreement(sitting.cases)) {
      if (!random.chance(0.35)) continue
      const number = letterNumber(random, day)
      const changes = cases.flatMap(({ obligation }) =>
        random.chance(0.7) ? notification(random, obligation, number, day) : [],
      )
      if (changes.length > 0) {
        yield* writer.save(clerk(), 'notification.record', changes, noonOf(day))
      }
    }
  }

  function* correct(sitting: Sitting, day: string): Generator<StoredCommit> {
    const gone = new Set<Case>()
    for (const one of sitting.cases) {
      if (!random.chance(0.015)) continue
      gone.add(one)
      const { id, agreement } = one.obligation
      const change = textChange('obligation', id, agreement, 'withdrawn', 'Capturada por error', [])
      yield* writer.save(clerk(), 'record.withdraw', [change], noonOf(day))
    }
    sitting.cases = sitting.cases.filter((one) => !gone.has(one))
    for (const { id, made } of sitting.agreements) {
      const fate = random.number()
      if (fate < 0.01) {
        // Two offices give it a title, each in the belief that the old one still stands.
        const [first] = institutions.reporters.values()
        for (const author of [clerk(), random.pick(first ?? institutions.clerks)]) {
          const change = textChange('agreement', id, id, 'title', mandate(random), [made])
          yield* writer.save(author, 'record.edit', [change], noonOf(day))
        }
      } else if (fate < 0.02) {
        const change = textChange('agreement', id, id, 'withdrawn', 'No fue adoptado', [])
        yield* writer.save(clerk(), 'record.withdraw', [change], noonOf(day))
      } else if (fate < 0.07) {
        const { id: target } = random.pick(sitting.agreements)
        const kind = random.pick(['precedes', 'fulfils', 'modifies'] as const)
        const changes = newRecord({
          kind: 'link',
          id: random.id(),
          partition: { kind: 'agreement', id },
          fields: { agreement: id, target, kind },
        })
        yield* writer.save(clerk(), 'records.add', changes, noonOf(day))
      }
    }
  }

  function* reportOn(sitting: Sitting, day: string): Generator<StoredCommit> {
    for (const one of sitting.cases) {
      if (!random.chance(one.obligation.binding ? 0.12 : 0.03)) continue
      const author = reporterOf(one.obligation)
      const file = random.chance(0.75) ? random.pick(files) : null
      const reported = report(random, one.obligation, author.person, day, file)
      one.reported.push(reported)
      yield* writer.save(author, 'progress.record', reported.changes, noonOf(day))
    }
  }

  function* verify(sitting: Sitting, day: string): Generator<StoredCommit> {
    for (const one of sitting.cases) {
      if (one.reported.length === 0 || !random.chance(0.55)) continue
      const { obligation, reported, verdicts } = one
      // One in a thousand verifies what they reported themselves, or without having seen the other verdict.
      const author = random.chance(0.001)
        ? reporterOf(obligation)
        : random.pick(institutions.verifiers)
      const seen = random.chance(0.02) ? [] : verdicts
      const issued = verdict(random, obligation, reported, seen, author.person, day)
      one.verdicts = [...verdicts, issued.id]
      yield* writer.save(author, 'verdict.issue', issued.changes, noonOf(day))
    }
  }

  function* extend(sitting: Sitting, day: string): Generator<StoredCommit> {
    for (const { obligation } of sitting.cases) {
      if (!random.chance(0.02)) continue
      yield* writer.save(
        clerk(),
        'extension.grant',
        extension(random, obligation, day),
        noonOf(day),
      )
    }
  }

  const work = { capture, notify, correct, report: reportOn, verify, extend }
  for (const { sitting, does, day } of tasks) {
    yield* inBlocks(day, work[does](sitting, day))
    // Nobody works on it after the last round.
    if (day === dayAfter(sitting.session.day, 240)) {
      sitting.cases = []
      sitting.agreements = []
    }
  }
}

/** As many changes as a package's frame holds. */
const changesAtOnce = 10_000

function* inBlocks(day: string, commits: Iterable<StoredCommit>): Generator<DaysWork> {
  let block: StoredCommit[] = []
  let changes = 0
  for (const commit of commits) {
    block.push(commit)
    changes += commit.commit.changes.length
    if (changes < changesAtOnce) continue
    yield { day, commits: block }
    block = []
    changes = 0
  }
  if (block.length > 0) yield { day, commits: block }
}

/** Many bind the states, some a handful of offices. */
const agreementSize = (random: Random, mean: number): number =>
  Math.max(
    1,
    random.weighted([
      [4, Math.round(mean * 1.6)],
      [3, Math.round(mean * 1.65 + random.below(6))],
      [5, 1 + random.below(6)],
      [2, 1 + random.below(2 * mean)],
    ]),
  )

const casesOf = ({ obligations }: GeneratedAgreement): readonly Case[] =>
  obligations.map((obligation) => ({ obligation, reported: [], verdicts: [] }))

function* byAgreement(cases: readonly Case[]): Generator<readonly Case[]> {
  let group: Case[] = []
  for (const one of cases) {
    if (group[0] !== undefined && group[0].obligation.agreement !== one.obligation.agreement) {
      yield group
      group = []
    }
    group.push(one)
  }
  if (group.length > 0) yield group
}
