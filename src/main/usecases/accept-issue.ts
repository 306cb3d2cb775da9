import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { acceptableIssues, issueRowSchema, settledIssues } from '../../contract/issue-rows.ts'
import { listQuerySchema, type IssueRow } from '../../contract/rows.ts'
import type { Value } from '../../core/schema/value.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

/**
 * A person looked at a data issue and found it to be in order: two people have one name, a number was never given out.
 * The reason stands with the record, so that other offices have it too and are not asked again.
 */
export function acceptIssue(
  { register, now, today }: UseCaseDependencies,
  input: EngineParams<'issues.accept'>,
): Result<EngineResult<'issues.accept'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const issue = issueCalled(register, input.id, today())
  if (issue === undefined) return failure(refusal('issue_unknown', { id: input.id }))
  if (![...acceptableIssues, ...settledIssues].includes(issue.kind)) {
    return failure(refusal('issue_not_acceptable', { kind: issue.kind }))
  }
  if (issue.accepted !== null) {
    return failure(refusal('issue_already_accepted', { reason: issue.accepted }))
  }
  const reason = requiredText(input.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  const changes = [marking(register, issue.record, elementOf(issue, issue.other), reason.value)]
  const saved = register.save({ author: person.value, intent: 'issue.accept', changes }, now())
  return saved.ok ? success({ id: input.id }) : saved
}

/** It is not in order after all: listed again. */
export function reopenIssue(
  { register, now, today }: UseCaseDependencies,
  input: EngineParams<'issues.reopen'>,
): Result<EngineResult<'issues.reopen'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const issue = issueCalled(register, input.id, today())
  if (issue === undefined) return failure(refusal('issue_unknown', { id: input.id }))
  if (issue.accepted === null) return failure(refusal('issue_not_accepted', { id: input.id }))
  // Of two records either may say it.
  const places: readonly (readonly [string, string])[] = [
    [issue.record, elementOf(issue, issue.other)],
    ...(issue.other === null ? [] : [[issue.other, elementOf(issue, issue.record)] as const]),
  ]
  const changes = places
    .filter(([record, element]) => liveOf(register, record, element).length > 0)
    .map(([record, element]) => marking(register, record, element, null))
  const saved = register.save({ author: person.value, intent: 'issue.reopen', changes }, now())
  return saved.ok ? success({ id: input.id }) : saved
}

/** By what a reason is found again (`refresh-issues.ts`): what cannot be mended was settled as it was said to be. */
const elementOf = ({ kind, detail }: IssueRow, other: string | null): string =>
  [
    kind,
    ...(other === null ? [] : [other]),
    ...(settledIssues.includes(kind) && detail !== '' ? [detail] : []),
  ].join('/')

/** Asked by what it is about: the id of an issue begins with its kind and its record. */
function issueCalled(register: Register, id: string, today: string): IssueRow | undefined {
  const record = id.split('/')[1] ?? ''
  if (register.read.known(record) === undefined) return undefined
  const where = [{ field: 'record', operator: '=' as const, values: [record] }]
  const query = listQuerySchema.parse({ kind: 'issues', where, withdrawn: true, limit: 1000 })
  const page = register.read.list(query, today)
  if (!page.ok) throw new Error(`issues of ${record}: ${page.error.code}`)
  return page.value.rows.map((row) => issueRowSchema.parse(row)).find((row) => row.id === id)
}

const liveOf = (register: Register, record: string, element: string): readonly string[] =>
  register.read.record(record)?.sets['acceptedIssues']?.find((one) => one.element === element)
    ?.live ?? []

function marking(register: Register, record: string, element: string, mark: Value): DraftChange {
  const known = register.read.known(record)
  if (known === undefined) throw new Error(`record ${record} of an issue is not there`)
  return {
    kind: registry[known.kind].number,
    record,
    partition: known.partition,
    field: numberOf(known.kind, 'acceptedIssues'),
    element,
    value: mark,
    replaces: liveOf(register, record, element),
  }
}
