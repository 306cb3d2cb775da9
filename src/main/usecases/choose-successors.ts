import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { OpenSplit } from '../../contract/splits.ts'
import type { ObligationRow } from '../../contract/rows.ts'
import { successorChoice } from '../../core/compliance/succession.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { obligationsAtHand, type ObligationAtHand } from './obligation-at-hand.ts'
import { checkReassignment, draftReassignment } from './reassign-obligation.ts'
import { rowsWhere } from './rows-where.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

type Preview = EngineResult<'splits.choose.preview'>
type Choices = EngineParams<'splits.choose.preview'>['choices']

/** Divided units, and how much of what they had waits for somebody's choice. */
export function openSplits(
  { register, today }: Pick<UseCaseDependencies, 'register' | 'today'>,
  _params: EngineParams<'splits.open'>,
): Result<OpenSplit[], Refusal> {
  return success(register.read.institutions.openSplits(today()))
}

/** What each choice would do, checked like the choices themselves. */
export function previewChoices(
  dependencies: UseCaseDependencies,
  { choices }: EngineParams<'splits.choose.preview'>,
): Result<Preview, Refusal> {
  const drafts = draftChoices(dependencies, choices)
  if (!drafts.ok) return drafts
  const rows = drafts.value.map(({ row, after, outcome }): Preview['rows'][number] => ({
    obligation: row.id,
    agreementNumber: row.agreementNumber,
    agreementTitle: row.agreementTitle,
    clauseOrder: row.clauseOrder,
    before: row.unit,
    after: outcome.ok ? after : null,
    from: outcome.ok ? outcome.value.from : null,
    refused: outcome.ok ? null : outcome.error,
  }))
  return success({ rows, refused: rows.filter(({ refused }) => refused !== null).length })
}

/**
 * Says who answers for each obligation of a divided unit from the day of the division, by whose authority and why
 * (DESIGN 5.5): reassignments in one save, of all or of none.
 */
export function chooseSuccessors(
  dependencies: UseCaseDependencies,
  input: EngineParams<'splits.choose'>,
): Result<EngineResult<'splits.choose'>, Refusal> {
  const { register, now, today, newId } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  for (const [field, code] of [
    ['authority', 'field_required'],
    ['reason', 'reason_required'],
  ] as const) {
    const text = requiredText(input[field], field, code)
    if (!text.ok) return text
  }
  const drafts = draftChoices(dependencies, input.choices)
  if (!drafts.ok) return drafts
  const refused = drafts.value.flatMap(({ row, outcome }) =>
    outcome.ok ? [] : [{ obligation: row.id, code: outcome.error.code }],
  )
  if (refused.length > 0) {
    return failure(
      refusal('bulk_refused', {
        count: refused.length,
        total: drafts.value.length,
        obligations: refused.map(({ obligation }) => obligation),
        reasons: refused.map(({ code }) => code),
      }),
    )
  }
  const made = []
  for (const { obligation, outcome } of drafts.value) {
    if (!outcome.ok) continue
    const words = checkReassignment(register, { ...input, ...outcome.value })
    if (!words.ok) return words
    const drafting = { person: person.value, today: today(), newId, demonstration: false }
    made.push({
      obligation: obligation.id,
      ...draftReassignment(obligation, words.value, drafting),
    })
  }
  const saved = register.save(
    {
      author: person.value,
      intent: 'splits.choose',
      changes: made.flatMap(({ changes }) => changes),
    },
    now(),
  )
  return saved.ok
    ? success({
        save: saved.value.save ?? '',
        records: made.map(({ obligation, id }) => ({ obligation, id })),
      })
    : saved
}

interface ChoiceDraft {
  readonly obligation: ObligationAtHand
  readonly row: ObligationRow
  /** Code of the unit that would answer today. */
  readonly after: string
  readonly outcome: Result<{ readonly unit: string; readonly from: string }, Refusal>
}

/** One for each obligation; of one that is named twice the last choice counts. */
function draftChoices(
  { register, today }: UseCaseDependencies,
  choices: Choices,
): Result<readonly ChoiceDraft[], Refusal> {
  const chosen = new Map(choices.map(({ obligation, unit }) => [obligation, unit]))
  const ids = [...chosen.keys()]
  const rows = new Map(
    rowsWhere(register, today(), 'obligations', { id: ids }).map((row) => [row.id, row]),
  )
  const successions = register.read.institutions.successions()
  const drafts: ChoiceDraft[] = []
  for (const obligation of obligationsAtHand(register, ids)) {
    if (!obligation.ok) return obligation
    const { id } = obligation.value
    const row = rows.get(id)
    if (row === undefined) return failure(refusal('obligation_withdrawn', { id }))
    const given = chosen.get(id) ?? ''
    const unit = register.directory.unit(given)
    if (unit === undefined) return failure(refusal('unit_unknown', { unit: given }))
    const choice = successorChoice(today(), row.unitId, row.responsibleSince, successions)
    const outcome =
      choice === null || row.responsibleOpen === null
        ? failure(refusal('no_choice_open', { unit: row.unit }))
        : choice.successors.includes(unit.id)
          ? success({ unit: unit.code, from: choice.from })
          : failure(refusal('not_a_successor', { unit: unit.code, predecessor: row.unit }))
    drafts.push({
      obligation: obligation.value,
      row,
      after: outcome.ok
        ? (register.read
            .unitsIfReassigned([id], { unit: unit.id, from: outcome.value.from }, today())
            .get(id) ?? unit.code)
        : row.unit,
      outcome,
    })
  }
  return success(drafts)
}
