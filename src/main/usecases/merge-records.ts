import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { MergeOutcome } from '../../contract/merge.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { mayVerify } from '../../core/compliance/gate.ts'
import { obligationStatus } from '../../core/compliance/status.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { fieldDefinition, registry } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { carriedOver } from './carry-over.ts'
import { copiedRecord } from './copied-record.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { leftBehind } from './left-behind.ts'
import { filling, type FilledField } from './merge-filling.ts'
import { clausesMerged, obligationPairs, type ObligationPair } from './merge-obligations.ts'
import { comesAlong, differingFields, duplicateOf, duplicateRefusal } from './merge-rules.ts'
import { numberOf } from './new-record.ts'
import type { AssessedFacts, KnownRecord, PointingRecord, Register } from './ports/register.ts'
import { takingOutRefusal } from './taking-out.ts'
import { unassessedRefusal } from './unassessed.ts'
import { workingPerson } from './working-person.ts'

interface MergeDraft {
  readonly changes: readonly DraftChange[]
  readonly outcome: MergeOutcome
  /** Why it is refused as long as nobody says that it is meant. */
  readonly doubt: Refusal | null
}

/** What would come of calling a record the duplicate of another; nothing is saved. */
export function previewMerge(
  dependencies: UseCaseDependencies,
  input: EngineParams<'records.merge.preview'>,
): Result<EngineResult<'records.merge.preview'>, Refusal> {
  const person = workingPerson(dependencies.register, input.as)
  if (!person.ok) return person
  const draft = draftMerge(dependencies, input, person.value)
  if (!draft.ok) return draft
  const { outcome, doubt } = draft.value
  return success({ ...outcome, doubt })
}

/**
 * A record was captured twice: one of the two survives, and what hangs from the other goes with it, in one save. From
 * then on the duplicate counts nowhere (DESIGN section 4). Done again on the same two it brings along what came since.
 */
export function mergeRecords(
  dependencies: UseCaseDependencies,
  input: EngineParams<'records.merge'>,
): Result<EngineResult<'records.merge'>, Refusal> {
  const { register, now } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const draft = draftMerge(dependencies, input, person.value)
  if (!draft.ok) return draft
  const { changes, outcome, doubt } = draft.value
  if (doubt !== null && !input.confirmed) return failure(doubt)
  if (changes.length === 0) return failure(refusal('nothing_to_change', { id: input.id }))
  const saved = register.save({ author: person.value, intent: 'record.merge', changes }, now())
  return saved.ok ? success(outcome) : saved
}

/** The changes of a merge, checked by every rule but what a person may confirm. */
function draftMerge(
  { register, newId }: UseCaseDependencies,
  { id, into }: { readonly id: string; readonly into: string },
  person: string,
): Result<MergeDraft, Refusal> {
  const [duplicate, survivor] = [register.read.known(id), register.read.known(into)]
  if (duplicate === undefined) return failure(refusal('record_unknown', { id }))
  if (survivor === undefined) return failure(refusal('record_unknown', { id: into }))
  const impossible = duplicateRefusal(register, duplicate, survivor)
  if (impossible !== null) return failure(impossible)
  // What hangs from a session goes with the survivor and still counts; of the rest the duplicate's part does not.
  const takingOut =
    duplicate.kind === 'session' ? null : takingOutRefusal(register, person, duplicate)
  if (takingOut !== null) return failure(takingOut)
  const obligations = mergedObligations(register, duplicate, survivor, person, newId)
  if (!obligations.ok) return obligations
  const pointing = [
    ...(comesAlong[duplicate.kind] ?? []),
    { kind: duplicate.kind, field: 'duplicateOf' },
  ]
  const moved = register.read.pointingAt(id, pointing)
  const filled = filling(register, duplicate, survivor)
  const { pairs, changes } = obligations.value
  const outcome: MergeOutcome = {
    kind: duplicate.kind,
    duplicate: named(register, id),
    survivor: named(register, into),
    obligations: pairs,
    carried: obligations.value.carried,
    left: pairs.flatMap((pair) => leftBehind(register, pair)),
    moved: countedByPlace(moved),
    filled: [...new Set([...filled, ...obligations.value.filled].map(({ field }) => field))],
  }
  const alias = formerNumber(register, duplicate, survivor, filled)
  return success({
    changes: [
      ...redirect(register, duplicate, into),
      ...changes,
      ...moved.flatMap((one) => movedReference(register, one, id, into)),
      ...filled.map(({ change }) => change),
      ...alias,
    ],
    outcome,
    doubt: doubtOf(register, duplicate, survivor, outcome),
  })
}

function doubtOf(
  register: Register,
  duplicate: KnownRecord,
  survivor: KnownRecord,
  { obligations }: MergeOutcome,
): Refusal | null {
  const fields = differingFields(register, duplicate, survivor.id)
  if (fields.length > 0) return refusal('merge_differs', { fields: [...fields] })
  if (takesProof(register, duplicate)) {
    return refusal('merge_takes_proof', { label: register.read.record(duplicate.id)?.label ?? '' })
  }
  const lost = obligations.filter((one) => one.outcome === 'left_out')
  return lost.length === 0
    ? null
    : refusal('merge_leaves_out', {
        count: lost.length,
        units: [...new Set(lost.map(({ unit }) => unit))],
      })
}

/** Whether a verdict counts by this piece of evidence alone, and would fall into breach without it. */
function takesProof(register: Register, { id, kind }: KnownRecord): boolean {
  if (kind !== 'evidence') return false
  const obligation = register.read.record(id)?.fields['obligation']?.value
  const facts = typeof obligation === 'string' ? register.read.assessed(obligation)?.facts : null
  if (facts === undefined || facts === null) return false
  const without = facts.evidence.map((one) => (one.id === id ? { ...one, withdrawn: true } : one))
  return (
    obligationStatus({ ...facts, evidence: without }).breaches.length >
    obligationStatus(facts).breaches.length
  )
}

const named = (register: Register, id: string): MergeOutcome['survivor'] => ({
  id,
  label: register.read.record(id)?.label ?? '',
})

/** Says of a record what it is the duplicate of; nothing where it says so already. */
function redirect(
  register: Register,
  { id, kind, partition }: KnownRecord,
  into: string,
): readonly DraftChange[] {
  if (duplicateOf(register, id) === into) return []
  return [
    {
      kind: registry[kind].number,
      record: id,
      partition,
      field: numberOf(kind, 'duplicateOf'),
      element: null,
      value: into,
      replaces: register.read.record(id)?.fields['duplicateOf']?.live ?? [],
    },
  ]
}

interface MergedObligations {
  readonly changes: readonly DraftChange[]
  readonly pairs: MergeOutcome['obligations']
  readonly carried: MergeOutcome['carried']
  /** What obligations and clauses of the survivor lack and those of the duplicate say. */
  readonly filled: readonly FilledField[]
}

/** Every obligation of the duplicate with what becomes of it; refused where the gate would be got around. */
function mergedObligations(
  register: Register,
  duplicate: KnownRecord,
  survivor: KnownRecord,
  person: string,
  newId: () => string,
): Result<MergedObligations, Refusal> {
  const pairs = obligationPairs(register, duplicate, survivor)
  const assessed = register.read.assessedAll(
    pairs.flatMap((pair) => [pair.duplicate, ...(pair.survivor === null ? [] : [pair.survivor])]),
  )
  const carrying = {
    register,
    person,
    newId,
    clauses: clausesMerged(register, duplicate, survivor),
  }
  const changes: DraftChange[] = []
  const merged: MergeOutcome['obligations'] = []
  const carried = { reports: 0, evidence: 0, notifications: 0 }
  const filled: FilledField[] = []
  if (duplicate.kind === 'agreement') {
    for (const [id, counterpart] of carrying.clauses) {
      const clause = { id: counterpart, partition: survivor.partition }
      filled.push(...filling(register, { id, kind: 'clause' }, clause))
    }
  }
  for (const pair of pairs) {
    const own = assessed.get(pair.duplicate)
    const other = pair.survivor === null ? undefined : assessed.get(pair.survivor)
    const refused = pairRefusal(register, pair, own, other, person)
    if (refused !== null) return failure(refused)
    const { unit, order: clause } = pair
    if (pair.survivor === null && pair.clause === null) {
      const lost = { duplicate: pair.duplicate, survivor: null, unit, clause, after: null }
      merged.push({ ...lost, outcome: 'left_out' })
      continue
    }
    const target = receiverOf(register, pair, survivor, newId)
    // The duplicate itself is redirected like any other record.
    const known = pair.duplicate === duplicate.id ? undefined : register.read.known(pair.duplicate)
    changes.push(
      ...target.changes,
      ...(known === undefined ? [] : redirect(register, known, target.id)),
    )
    if (known !== undefined && pair.survivor !== null) {
      filled.push(...filling(register, known, { ...target, partition: survivor.partition }))
    }
    const place = { duplicate: pair.duplicate, survivor: target.id, unit, clause }
    const outcome = pair.survivor === null ? 'added' : 'paired'
    if (own === undefined) {
      merged.push({ ...place, outcome, after: null })
      continue
    }
    const facts = other?.facts ?? nothingDone(own, target.id)
    const receiver = { id: target.id, partition: survivor.partition, facts }
    const result = carriedOver(own.facts, receiver, carrying)
    changes.push(...result.changes)
    carried.reports += result.reports
    carried.evidence += result.evidence
    carried.notifications += result.notifications
    const { compliance, verification } = obligationStatus(result.facts)
    merged.push({ ...place, outcome, after: { compliance, verification } })
  }
  changes.push(...filled.map(({ change }) => change))
  return success({ changes, pairs: merged, carried, filled })
}

function pairRefusal(
  register: Register,
  pair: ObligationPair,
  duplicate: AssessedFacts | undefined,
  survivor: AssessedFacts | undefined,
  person: string,
): Refusal | null {
  if (duplicate === undefined || pair.survivor === null) return null
  // What counts does not become part of an agreement that nobody has adopted.
  if (survivor === undefined) return unassessedRefusal(register, pair.survivor)
  const already = duplicateOf(register, pair.duplicate) !== null
  return already ? null : judgedRefusal(duplicate, survivor, person)
}

/**
 * Whoever has a part in the survivor does not take away what was determined of the duplicate: it would be choosing
 * between two verdicts on one's own case.
 */
function judgedRefusal(
  duplicate: AssessedFacts,
  survivor: AssessedFacts,
  person: string,
): Refusal | null {
  const judged = duplicate.facts.verdicts.some(({ withdrawn }) => !withdrawn)
  return judged && !mayVerify(survivor.facts, [person])
    ? refusal('withdrawal_own_work', { id: survivor.facts.id })
    : null
}

/** The obligation that gets what is carried over: the survivor's own, else a new one under its clause. */
function receiverOf(
  register: Register,
  pair: ObligationPair,
  { partition }: KnownRecord,
  newId: () => string,
): { readonly id: string; readonly changes: readonly DraftChange[] } {
  if (pair.survivor !== null) return { id: pair.survivor, changes: [] }
  const original = register.read.record(pair.duplicate)
  if (original === undefined) throw new Error(`obligation ${pair.duplicate} is not there`)
  const id = newId()
  return {
    id,
    changes: copiedRecord(original, {
      id,
      partition,
      fields: { clause: pair.clause },
      sets: { partakers: [] },
    }),
  }
}

const nothingDone = ({ facts }: AssessedFacts, id: string): AssessedFacts['facts'] => ({
  ...facts,
  id,
  reports: [],
  evidence: [],
  verdicts: [],
  extensions: [],
  notifications: [],
  partakers: [],
})

/** Lets a record point to the survivor where it pointed to the duplicate. */
function movedReference(
  register: Register,
  { id, kind, field }: PointingRecord,
  duplicate: string,
  survivor: string,
): readonly DraftChange[] {
  const known = register.read.known(id)
  const view = register.read.record(id)
  if (known === undefined || view === undefined) throw new Error(`${kind} ${id} is not there`)
  const change = (
    element: string | null,
    value: Value,
    replaces: readonly string[],
  ): DraftChange => ({
    kind: registry[kind].number,
    record: id,
    partition: known.partition,
    field: numberOf(kind, field),
    element,
    value,
    replaces: [...replaces],
  })
  if (fieldDefinition(kind, field)?.set !== true) {
    return [change(null, survivor, view.fields[field]?.live ?? [])]
  }
  const elements = view.sets[field] ?? []
  const former = elements.find(({ element }) => element === duplicate)
  if (former === undefined) return []
  const present = elements.some(({ element }) => element === survivor)
  return [
    change(duplicate, null, former.live),
    ...(present ? [] : [change(survivor, former.mark, [])]),
  ]
}

function countedByPlace(moved: readonly PointingRecord[]): MergeOutcome['moved'] {
  const counts = new Map<string, MergeOutcome['moved'][number]>()
  for (const { kind, field } of moved) {
    const key = `${kind}.${field}`
    counts.set(key, { kind, field, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** Letters that cite the duplicate's number still lead to the agreement: the number becomes one of its aliases. */
function formerNumber(
  register: Register,
  { id, kind }: KnownRecord,
  survivor: KnownRecord,
  filled: readonly FilledField[],
): readonly DraftChange[] {
  const number = register.read.record(id)?.fields['number']?.value ?? null
  const other = register.read.record(survivor.id)
  const known =
    filled.some(
      ({ field, change }) =>
        field === 'number' || (field === 'aliases' && change.element === number),
    ) ||
    number === (other?.fields['number']?.value ?? null) ||
    (other?.sets['aliases'] ?? []).some(({ element }) => element === number)
  if (kind !== 'agreement' || typeof number !== 'string' || known) return []
  return [
    {
      kind: registry.agreement.number,
      record: survivor.id,
      partition: survivor.partition,
      field: numberOf('agreement', 'aliases'),
      element: number,
      value: true,
      replaces: [],
    },
  ]
}
