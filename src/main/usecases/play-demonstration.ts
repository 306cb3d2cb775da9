import type {
  Demonstration,
  DemonstrationStep,
  DemonstrationTarget,
} from '../../contract/demonstration.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { parseRoman } from '../../core/compliance/numbering/roman.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { acceptCapture } from './accept-capture.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { grantExtension } from './grant-extension.ts'
import { issueVerdict } from './issue-verdict.ts'
import { marked, newRecord } from './new-record.ts'
import type { DocumentReader } from './ports/document-reader.ts'
import { readCapture } from './read-capture.ts'
import { recordNotification } from './record-notification.ts'
import { recordProgress } from './record-progress.ts'

export interface DemonstrationData {
  readonly script: Demonstration
  /** Path of one of its documents or evidence files. */
  readonly fileAt: (name: string) => string
  readonly reader: DocumentReader
}

/**
 * Plays the demonstration through the same use cases as a person's work, gate and all; what it makes is marked as
 * demonstration. Stops at the first refusal.
 */
export async function playDemonstration(
  dependencies: UseCaseDependencies,
  { script, fileAt, reader }: DemonstrationData,
): Promise<Result<void, Refusal>> {
  const people = addPeople(dependencies, script)
  if (!people.ok) return people
  for (const document of script.documents) {
    const captured = await capture(dependencies, reader, fileAt, document, people.value)
    if (!captured.ok) return captured
  }
  for (const step of script.steps) {
    const person = people.value.get(step.by)
    if (person === undefined) return failure(refusal('person_unknown', { person: step.by }))
    const obligation = findTarget(dependencies, step.target)
    if (!obligation.ok) return obligation
    // A letter is entered when its acknowledgement is back.
    const day = step.do === 'notify' ? (step.acknowledgedOn ?? step.on) : step.on
    const onThatDay = { ...dependencies, today: () => day }
    const done = await play(onThatDay, step, person, obligation.value, fileAt)
    if (!done.ok) return done
  }
  return success(undefined)
}

function addPeople(
  { register, now, newId }: UseCaseDependencies,
  script: Demonstration,
): Result<ReadonlyMap<string, string>, Refusal> {
  const people = new Map(script.people.map(({ key }) => [key, newId()]))
  const [author] = people.values()
  if (author === undefined) return success(people)
  const saved = register.save(
    {
      author,
      intent: 'demonstration.people',
      changes: script.people.flatMap(({ key, name }) =>
        newRecord({
          kind: 'person',
          id: people.get(key) ?? newId(),
          partition: { kind: 'catalog' },
          fields: { name, demonstration: true },
          sets: { offices: marked([register.facts.office.id]) },
        }),
      ),
    },
    now(),
  )
  return saved.ok ? success(people) : saved
}

async function capture(
  dependencies: UseCaseDependencies,
  reader: DocumentReader,
  fileAt: (name: string) => string,
  document: Demonstration['documents'][number],
  people: ReadonlyMap<string, string>,
): Promise<Result<void, Refusal>> {
  const draft = await readCapture(
    { ...dependencies, reader },
    {
      file: fileAt(document.file),
    },
  )
  if (!draft.ok) return draft
  const [as] = people.values()
  const accepted = await acceptCapture(dependencies, {
    as: as ?? '',
    body: document.body,
    ordinal: parseRoman(document.session) ?? 0,
    type: 'ordinary',
    date: null,
    gazetteDate: null,
    language: document.language,
    agreements: draft.value.agreements,
    indicators: draft.value.indicators,
    source: { fileName: document.file, sha256: draft.value.sha256, text: draft.value.text },
    demonstration: true,
  })
  return accepted.ok ? success(undefined) : accepted
}

/** The obligation that a step means, by the words of the script. */
function findTarget(
  { register, today }: UseCaseDependencies,
  target: DemonstrationTarget,
): Result<string, Refusal> {
  const given: readonly (readonly [string, string])[] = [
    ['session', target.session],
    ['agreementKind', target.kind],
    ['agreementSequence', String(target.sequence)],
    ['unit', target.unit],
    ...(target.clause === undefined ? [] : [['clauseOrder', String(target.clause)] as const]),
  ]
  const query = listQuerySchema.parse({
    kind: 'obligations',
    where: given.map(([field, value]) => ({ field, operator: '=', values: [value] })),
    sort: [{ field: 'clauseOrder', descending: false }],
  })
  const page = register.read.list(query, today())
  if (!page.ok) return page
  const [row] = page.value.rows
  return row === undefined
    ? failure(refusal('record_unknown', { id: Object.values(target).join(' ') }))
    : success(row.id)
}

const ids = (items: readonly { readonly id: string }[] | undefined): string[] =>
  (items ?? []).map(({ id }) => id)

function play(
  dependencies: UseCaseDependencies,
  step: DemonstrationStep,
  as: string,
  obligation: string,
  fileAt: (name: string) => string,
): Result<unknown, Refusal> | Promise<Result<unknown, Refusal>> {
  switch (step.do) {
    case 'notify':
      return recordNotification(dependencies, {
        as,
        obligation,
        number: step.number,
        date: step.on,
        acknowledgedOn: step.acknowledgedOn ?? null,
        acknowledgementNumber: null,
        demonstration: true,
      })
    case 'progress':
      return recordProgress(dependencies, {
        as,
        obligation,
        claim: step.claim,
        narrative: step.narrative,
        percent: step.percent ?? null,
        cutOff: step.cutOff ?? null,
        response: step.response ?? null,
        evidence: step.evidence.map((item) => ({
          file: fileAt(item.file),
          kind: item.kind,
          reference: item.reference ?? null,
          date: item.date ?? null,
          link: null,
          pages: null,
          scanned: false,
          clauses: [],
        })),
        demonstration: true,
      })
    case 'verdict': {
      const assessed = dependencies.register.read.assessed(obligation)
      return issueVerdict(dependencies, {
        as,
        obligation,
        result: step.result,
        reason: step.reason,
        fulfilledOn: step.fulfilledOn ?? null,
        pertinence: step.pertinence ?? null,
        seenReports: ids(assessed?.facts.reports),
        seenEvidence: ids(assessed?.facts.evidence),
        seenVerdicts: ids(assessed?.facts.verdicts),
        demonstration: true,
      })
    }
    case 'extend':
      return grantExtension(dependencies, {
        as,
        obligation,
        to: step.to,
        authority: step.authority,
        reason: step.reason,
        earlierConfirmed: false,
        demonstration: true,
      })
  }
}
