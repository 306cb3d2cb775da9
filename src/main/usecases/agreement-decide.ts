import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { agreementRowSchema } from '../../contract/agreement-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { canBecome } from '../../core/compliance/stage.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { numberOf } from './new-record.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { requiredText } from './text-input.ts'
import { withdrawnAbove } from './withdrawn-above.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'agreements.decide'>

/**
 * What a session decided on agreements that were drafted before it: from then on an approved one counts and its
 * obligations run; a rejected one stays to be read, with the reason. All or none, in one save.
 */
export function decideAgreements(
  { register, now, today }: UseCaseDependencies,
  input: Input,
): Result<EngineResult<'agreements.decide'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const changes = draftDecisions(register, input, today())
  if (!changes.ok) return changes
  const saved = register.save(
    {
      author: person.value,
      intent: input.decision === 'approved' ? 'agreement.approve' : 'agreement.reject',
      changes: [...changes.value],
    },
    now(),
  )
  return saved.ok ? success({ ids: input.agreements.map(({ id }) => id) }) : saved
}

/** The changes of a decision, checked; nothing is saved. A rejection needs a reason, an approval may have one. */
export function draftDecisions(
  register: Register,
  input: Omit<Input, 'as'>,
  today: string,
): Result<readonly DraftChange[], Refusal> {
  const given = input.reason.trim()
  const reason =
    input.decision === 'rejected'
      ? requiredText(given, 'reason', 'reason_required')
      : success(given === '' ? null : given)
  if (!reason.ok) return reason
  const changes: DraftChange[] = []
  for (const { id, seen } of new Map(input.agreements.map((one) => [one.id, one])).values()) {
    const known = undecided(register, id, input.decision, today)
    if (!known.ok) return known
    const change = (field: 'stage' | 'stageReason', value: string | null, replaces: string[]) => ({
      kind: registry.agreement.number,
      record: id,
      partition: known.value.partition,
      field: numberOf('agreement', field),
      element: null,
      value,
      replaces,
    })
    const before = register.read.record(id)?.fields['stageReason']
    changes.push(change('stage', input.decision, seen))
    if (reason.value !== (before?.value ?? null)) {
      changes.push(change('stageReason', reason.value, before?.live ?? []))
    }
  }
  return success(changes)
}

/** An agreement on which the session can still decide so. */
function undecided(
  register: Register,
  id: string,
  decision: Input['decision'],
  today: string,
): Result<KnownRecord, Refusal> {
  const known = register.read.known(id)
  if (known === undefined) return failure(refusal('record_unknown', { id }))
  if (known.kind !== 'agreement') {
    return failure(refusal('record_kind_wrong', { id, kind: known.kind, expected: 'agreement' }))
  }
  const gone = withdrawnAbove(register, known)
  if (gone !== null) return failure(refusal('record_withdrawn', { id: gone }))
  if (register.read.record(id)?.fields['stage']?.conflict === true) {
    return failure(refusal('field_in_conflict', { field: 'stage' }))
  }
  const page = register.read.list(
    listQuerySchema.parse({
      kind: 'agreements',
      where: [{ field: 'id', operator: '=', values: [id] }],
      withdrawn: true,
    }),
    today,
  )
  if (!page.ok) throw new Error(`agreement ${id}: ${page.error.code}`)
  const row = agreementRowSchema.parse(page.value.rows[0])
  return canBecome(row.stage, decision)
    ? success(known)
    : failure(
        refusal('agreement_already_decided', { id, agreement: row.number ?? row.title ?? id }),
      )
}
