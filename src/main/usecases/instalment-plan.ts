import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { centavosOf, pesosOf } from '../../core/compliance/funding/amount.ts'
import { monthlyInstalments, monthlyPlan } from '../../core/compliance/funding/instalment-plan.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import { rowsWhere } from './rows-where.ts'
import { workingPerson } from './working-person.ts'

interface DraftedPlan {
  readonly ids: readonly string[]
  readonly changes: readonly DraftChange[]
}

/** The instalments of a federal amount that has none yet, as changes that nobody has saved. */
export function draftInstalmentPlan(
  { register, newId, today }: Pick<UseCaseDependencies, 'register' | 'newId' | 'today'>,
  funding: string,
): Result<DraftedPlan, Refusal> {
  const [row] = rowsWhere(register, today(), 'funding', { id: [funding] })
  if (row === undefined) return failure(refusal('record_unknown', { id: funding }))
  if (row.instalments > 0) {
    return failure(refusal('instalments_exist', { id: funding, count: row.instalments }))
  }
  if (row.federalAmount === null) {
    return failure(refusal('field_required', { field: 'federalAmount' }))
  }
  const planned = monthlyPlan(row.year, centavosOf(row.federalAmount)).map((instalment) => ({
    ...instalment,
    id: newId(),
  }))
  return success({
    ids: planned.map(({ id }) => id),
    changes: planned.flatMap(({ id, order, dueOn, amount }) =>
      newRecord({
        kind: 'instalment',
        id,
        partition: { kind: 'catalog' },
        fields: {
          funding,
          order,
          dueOn,
          amount: pesosOf(amount),
          source: monthlyInstalments.source,
          demonstration: row.demonstration ? true : null,
        },
      }),
    ),
  })
}

/** Plans the ten monthly instalments of a federal amount: one save. */
export function planInstalments(
  dependencies: UseCaseDependencies,
  input: EngineParams<'instalments.plan'>,
): Result<EngineResult<'instalments.plan'>, Refusal> {
  const { register, now } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const drafted = draftInstalmentPlan(dependencies, input.funding)
  if (!drafted.ok) return drafted
  const saved = register.save(
    { author: person.value, intent: 'instalments.plan', changes: drafted.value.changes },
    now(),
  )
  return saved.ok ? success({ ids: [...drafted.value.ids] }) : saved
}
