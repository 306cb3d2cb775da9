import type { ConflictDecision, ConflictProposal, KeepingRule } from '../../contract/conflicts.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { conflictRowSchema } from '../../contract/conflict-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { decidedRefusal, decidedValue } from './conflict-decision.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { numberOf } from './new-record.ts'
import type { ConflictCell, Register } from './ports/register.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

export function readConflict(
  { register, today }: UseCaseDependencies,
  { id }: EngineParams<'conflicts.read'>,
): Result<EngineResult<'conflicts.read'>, Refusal> {
  const conflict = register.read.conflict(id, today())
  if (conflict !== undefined) return success(conflict)
  return failure(
    refusal(
      register.read.conflictCell(id) === undefined ? 'conflict_unknown' : 'conflict_resolved',
      {
        conflict: id,
      },
    ),
  )
}

/**
 * A person decides between values that were written apart: one of them, or another, with the reason. The change replaces
 * what the person had on screen, and travels like any other; a value that arrived meanwhile stays beside it as a new
 * conflict. Several are one save: of all of them or of none.
 */
export function resolveConflicts(
  dependencies: UseCaseDependencies,
  input: EngineParams<'conflicts.resolve'>,
): Result<EngineResult<'conflicts.resolve'>, Refusal> {
  const { register, now } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const reason = requiredText(input.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  const drafted = draftAll(dependencies, person.value, input.decisions)
  const [first] = drafted
  const repeated = repeatedConflict(input.decisions)
  if (repeated !== undefined) return failure(refusal('field_repeated', { field: repeated }))
  const refused = drafted.flatMap(({ conflict, draft }) =>
    draft.ok ? [] : [{ conflict, code: draft.error.code }],
  )
  if (first !== undefined && !first.draft.ok && drafted.length === 1) return first.draft
  if (refused.length > 0) {
    return failure(
      refusal('conflicts_refused', {
        count: refused.length,
        total: drafted.length,
        conflicts: refused.map(({ conflict }) => conflict),
        reasons: refused.map(({ code }) => code),
      }),
    )
  }
  const changes = drafted.flatMap(({ draft }) =>
    draft.ok ? changesOf(dependencies, draft.value, reason.value) : [],
  )
  const saved = register.save({ author: person.value, intent: 'conflict.resolve', changes }, now())
  return saved.ok ? success({ resolved: drafted.map(({ conflict }) => conflict) }) : saved
}

/** What a rule would decide of the conflicts of values that a list shows; nothing is saved. */
export function proposeDecisions(
  dependencies: UseCaseDependencies,
  { as, rule, where, search }: EngineParams<'conflicts.propose'>,
): Result<EngineResult<'conflicts.propose'>, Refusal> {
  const { register, today } = dependencies
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const page = register.read.list(
    listQuerySchema.parse({
      kind: 'conflicts',
      where: [...where, { field: 'kind', operator: '=', values: ['values_differ'] }],
      limit: mostAtOnce,
      ...(search === undefined ? {} : { search }),
    }),
    today(),
  )
  if (!page.ok) return page
  const rows = page.value.rows.map((row) => conflictRowSchema.parse(row))
  const chosen = rows.map((row) => ({ row, cell: register.read.conflictCell(row.id) }))
  const decisions = chosen.flatMap(({ row, cell }): ConflictDecision[] => {
    const keep = cell === undefined ? null : keptBy(rule, cell, register)
    return keep === null || cell === undefined
      ? []
      : [{ conflict: row.id, seen: cell.values.map(({ change }) => change), decision: { keep } }]
  })
  const drafts = new Map(
    draftAll(dependencies, person.value, decisions).map(({ conflict, draft }) => [conflict, draft]),
  )
  const kept = new Map(decisions.map(({ conflict, decision }) => [conflict, decision]))
  return success({
    total: page.value.total,
    rows: rows.map((row): ConflictProposal => {
      const draft = drafts.get(row.id)
      const decision = kept.get(row.id)
      return {
        conflict: row.id,
        label: row.label,
        recordKind: row.recordKind,
        field: row.field ?? '',
        values: row.values.map(({ change, value, office, at }) => ({ change, value, office, at })),
        keep: decision !== undefined && 'keep' in decision ? decision.keep : null,
        provisional: row.provisional,
        refused: draft === undefined || draft.ok ? null : draft.error,
      }
    }),
  })
}

/** So many can be looked through before they are decided at once. */
const mostAtOnce = 1_000

/** The change whose value a rule keeps; `null`: no value is of such an office. The first value is the latest. */
function keptBy(rule: KeepingRule, { values }: ConflictCell, register: Register): string | null {
  switch (rule) {
    case 'latest':
      return values[0]?.change ?? null
    case 'coordinating':
      return values.find(({ coordinating }) => coordinating)?.change ?? null
    case 'ours':
      return values.find(({ officeId }) => officeId === register.facts.office.id)?.change ?? null
  }
}

interface DecisionDraft {
  readonly cell: ConflictCell
  readonly value: Value
  /** Live changes that the person had on screen. */
  readonly replaces: readonly string[]
}

interface DraftedDecision {
  readonly conflict: string
  readonly draft: Result<DecisionDraft, Refusal>
}

/** Each decision checked, with the others on the same record in mind. */
function draftAll(
  { register, today }: UseCaseDependencies,
  person: string,
  decisions: readonly ConflictDecision[],
): readonly DraftedDecision[] {
  const drafted = decisions.map((decision): DraftedDecision => ({
    conflict: decision.conflict,
    draft: draftDecision(register, decision),
  }))
  /** By record, its single-valued fields with what they are to say. */
  const changed = new Map<string, Map<string, Value>>()
  for (const { draft } of drafted) {
    if (!draft.ok || draft.value.cell.element !== null) continue
    const { cell, value } = draft.value
    const fields = changed.get(cell.record) ?? new Map<string, Value>()
    changed.set(cell.record, fields.set(cell.field, value))
  }
  return drafted.map(({ conflict, draft }) => {
    if (!draft.ok) return { conflict, draft }
    const { cell, value } = draft.value
    const refused = decidedRefusal(register, {
      person,
      cell,
      value,
      changed: changed.get(cell.record) ?? new Map(),
      today: today(),
    })
    return { conflict, draft: refused === null ? draft : failure(refused) }
  })
}

/** `conflict_unknown`, `conflict_resolved`, `conflict_not_of_values`, or what stands against the value. */
function draftDecision(
  register: Register,
  { conflict, seen, decision }: ConflictDecision,
): Result<DecisionDraft, Refusal> {
  const cell = register.read.conflictCell(conflict)
  if (cell === undefined) return failure(noCellRefusal(register, conflict))
  const onScreen = cell.values.filter(({ change }) => seen.includes(change))
  if (!cell.inConflict) return failure(refusal('conflict_resolved', { conflict }))
  const value = decidedValue(register, cell, onScreen, decision)
  if (!value.ok) return value
  // Somebody else decided on all that was on screen.
  if (onScreen.length === 0) return failure(refusal('conflict_resolved', { conflict }))
  return success({ cell, value: value.value, replaces: onScreen.map(({ change }) => change) })
}

function noCellRefusal(register: Register, conflict: string): Refusal {
  const found = register.read.conflict(conflict, '0001-01-01')
  return found === undefined
    ? refusal('conflict_unknown', { conflict })
    : refusal('conflict_not_of_values', { conflict, kind: found.kind })
}

/** The value, and beside it in the same commit the reason. */
function changesOf(
  { register, newId }: UseCaseDependencies,
  { cell, value, replaces }: DecisionDraft,
  reason: string,
): readonly DraftChange[] {
  const known = register.read.known(cell.record)
  if (known === undefined) throw new Error(`record ${cell.record} of a conflict is not there`)
  const change = {
    kind: registry[cell.kind].number,
    record: cell.record,
    partition: known.partition,
  }
  return [
    { ...change, field: cell.fieldNumber, element: cell.element, value, replaces },
    {
      ...change,
      field: numberOf(cell.kind, 'decisions'),
      element: `${cell.fieldNumber}/${newId()}`,
      value: reason,
      replaces: [],
    },
  ]
}

/** A cell has one change in a save. */
const repeatedConflict = (decisions: readonly ConflictDecision[]): string | undefined =>
  decisions
    .map(({ conflict }) => conflict)
    .find((conflict, index, all) => all.indexOf(conflict) < index)
