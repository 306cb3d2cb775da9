/** What is packed where the size of packages is measured: DESIGN section 8, in the words of real casework. */
import type { Id } from '../../src/core/changes/types.ts'
import { newRecord } from '../../src/main/usecases/new-record.ts'
import type { StoredFeedCommit } from '../../src/main/usecases/ports/commits.ts'
import { deskOf, type Desk, type TestOffice } from '../support/packages.ts'
import { seededRandom, type Random } from './register/random.ts'
import { dayAfter } from './register/days.ts'
import { letterNumber, mandate, narrative } from './register/vocabulary.ts'

interface Bound {
  readonly agreement: Id
  readonly obligation: Id
}

/** One commit of six changes that makes an agreement with an obligation. */
function capture(random: Random, desk: Desk, unit: Id): Bound {
  const [agreement, obligation] = [desk.newId(), desk.newId()]
  const partition = { kind: 'agreement', id: agreement } as const
  desk.save(
    [
      ...newRecord({
        kind: 'agreement',
        id: agreement,
        partition,
        fields: { title: mandate(random), text: narrative(random) },
      }),
      ...newRecord({
        kind: 'obligation',
        id: obligation,
        partition,
        fields: { clause: agreement, unit, role: 'responsible' },
      }),
    ],
    'capture.accept',
  )
  return { agreement, obligation }
}

/** One commit of seven. */
function report(random: Random, desk: Desk, { agreement, obligation }: Bound, author: Id): Id {
  const id = desk.newId()
  desk.save(
    newRecord({
      kind: 'progressReport',
      id,
      partition: { kind: 'agreement', id: agreement },
      fields: {
        obligation,
        claim: random.pick(['met', 'in_progress', 'partially_met'] as const),
        narrative: narrative(random),
        percent: 5 * random.below(20),
        response: 'answered',
        reportedOn: dayAfter('2026-01-01', random.below(300)),
        author,
      },
    }),
    'progress.record',
  )
  return id
}

/** One commit of six. */
function verdict(random: Random, desk: Desk, { agreement, obligation }: Bound, by: Id): void {
  const issuedOn = dayAfter('2026-01-01', random.below(300))
  desk.save(
    newRecord({
      kind: 'verdict',
      id: desk.newId(),
      partition: { kind: 'agreement', id: agreement },
      fields: {
        obligation,
        result: random.pick(['partially_met', 'not_met', 'returned'] as const),
        reason: `Se revisó el oficio ${letterNumber(random, issuedOn)}: ${mandate(random)}`,
        pertinence: random.pick(['pertinent', 'unrelated'] as const),
        verifier: by,
        issuedOn,
      },
    }),
    'verdict.issue',
  )
}

/** Everything that one office holds: of each agreement its capture, a report and a verdict, some 20 changes. */
export function wholeRegister(by: TestOffice, agreements: number): readonly StoredFeedCommit[] {
  const random = seededRandom(8)
  const desk = deskOf(by)
  const unit = desk.newId()
  const bound = Array.from({ length: agreements }, () => capture(random, desk, unit))
  for (const one of bound) report(random, desk, one, by.person)
  for (const one of bound) verdict(random, desk, one, by.person)
  return desk.commits
}

/** One verdict in each of so many agreements, by one author who wrote there before. */
export function singleVerdicts(by: TestOffice, agreements: number): readonly StoredFeedCommit[] {
  return wholeRegister(by, agreements).slice(-agreements)
}
