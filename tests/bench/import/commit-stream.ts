import { commitPrefix } from '../../../src/core/changes/stamp.ts'
import type { DraftChange } from '../../../src/core/changes/save.ts'
import type { StoredCommit } from '../../../src/main/store/log.ts'
import { makeAgreement, type Bindable, type GeneratedAgreement } from '../register/agreements.ts'
import {
  extension,
  notification,
  report,
  textChange,
  verdict,
  type GeneratedFile,
} from '../register/casework.ts'
import type { Author, CommitWriter } from '../register/commit-writer.ts'
import { dayAfter, noonOf } from '../register/days.ts'
import type { GeneratedSession, Institutions } from '../register/institutions.ts'
import type { Random } from '../register/random.ts'
import { letterNumber, mandate } from '../register/vocabulary.ts'

/** Of the shape of DESIGN section 8: 20 commits in each agreement, 6 changes in each commit, with real words. */
const commitsOfAgreement = 20
const obligationsOfAgreement = 4

/** What the stream is about: who works where, and what there is to be bound. */
export interface World {
  readonly institutions: Institutions
  readonly bindable: Bindable
  readonly sessions: readonly GeneratedSession[]
}

/**
 * Commits with at least `changes` changes, as a package carries them: one agreement after the other, each in the order
 * of its making. The same every time.
 */
export function* commitStream(
  random: Random,
  writer: CommitWriter,
  world: World,
  changes: number,
): Generator<StoredCommit> {
  const { sessions } = world
  let made = 0
  for (let sequence = 1; made < changes; sequence += 1) {
    const session = sessions[Math.floor((made * sessions.length) / changes)]
    if (session === undefined) throw new Error('no session to hold agreements')
    for (const commit of agreementStory(random, writer, world, session, sequence)) {
      made += commit.commit.changes.length
      yield commit
    }
  }
}

function* agreementStory(
  random: Random,
  writer: CommitWriter,
  { institutions, bindable }: World,
  session: GeneratedSession,
  sequence: number,
): Generator<StoredCommit> {
  const made = makeAgreement(random, session, sequence, bindable, obligationsOfAgreement)
  const clerk = random.pick(institutions.clerks)
  const verifier = random.pick(institutions.verifiers)
  let day = session.day
  const next = (days: number): string => (day = dayAfter(day, days))
  const save = (by: Author, intent: string, changes: readonly DraftChange[]): StoredCommit => {
    const [commit, ...others] = writer.save(by, intent, changes, noonOf(day))
    if (commit === undefined || others.length > 0) throw new Error('a save of one commit')
    return commit
  }
  const { obligations } = made

  next(5)
  const first = save(clerk, 'capture.accept', made.changes)
  yield first
  let count = 1
  for (const obligation of obligations) {
    const letter = notification(random, obligation, letterNumber(random, next(3)), day)
    yield save(clerk, 'notification.record', letter)
    count += 1
  }
  for (const [index, obligation] of obligations.slice(1).entries()) {
    next(20)
    const author = random.pick(institutions.reporters.get(obligation.unit.code) ?? [clerk])
    const file = index === 0 ? letterFile(random) : null
    const reported = report(random, obligation, author.person, day, file)
    yield save(author, 'progress.record', reported.changes)
    next(12)
    const judged = verdict(random, obligation, [reported], [], verifier.person, day)
    yield save(verifier, 'verdict.issue', judged.changes)
    count += 2
  }
  const [granted] = obligations
  if (granted !== undefined) {
    yield save(clerk, 'extension.grant', extension(random, granted, next(10)))
    count += 1
  }
  yield* corrections(random, made, first, commitsOfAgreement - count, (changes) => {
    next(2)
    return save(clerk, 'record.edit', changes)
  })
}

/** Texts of the agreement are mended again and again: each change replaces the one before. */
function* corrections(
  random: Random,
  { id, changes }: GeneratedAgreement,
  made: StoredCommit,
  count: number,
  save: (changes: readonly DraftChange[]) => StoredCommit,
): Generator<StoredCommit> {
  const fields = ['title', 'text', 'topic', 'fundingNote'] as const
  const written = new Set(changes.filter(({ record }) => record === id).map(({ field }) => field))
  const shown = new Map<string, string>()
  for (let turn = 0; turn < count; turn += 1) {
    const edits = fields.slice(0, turn === 0 ? fields.length : 1 + random.below(3)).map((field) => {
      const edit = textChange('agreement', id, id, field, mandate(random), [])
      const before = shown.get(field) ?? (written.has(edit.field) ? commitPrefix(made.hash) : null)
      return { field, edit: { ...edit, replaces: before === null ? [] : [before] } }
    })
    const commit = save(edits.map(({ edit }) => edit))
    for (const { field } of edits) shown.set(field, commitPrefix(commit.hash))
    yield commit
  }
}

function letterFile(random: Random): GeneratedFile {
  return { sha256: random.id() + random.id(), size: 40_000 + random.below(400_000) }
}
