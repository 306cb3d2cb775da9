import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { parsePartialDate } from '../../core/compliance/day.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import { registry } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord, numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'
import { successionRefusal } from './succession-rules.ts'
import {
  previewUnitChange,
  saveUnitChange,
  unitOnDay,
  type UnitChangeDraft,
} from './unit-change.ts'

type Input = EngineParams<'units.end.preview'>

interface EndDraft extends UnitChangeDraft<EngineResult<'units.end.preview'>> {
  readonly successions: readonly string[]
}

const end = { intent: 'unit.end' as const, draft: draftEndOfUnit }

/** What ending the unit would do, checked like the end itself. */
export const previewEndOfUnit = (
  dependencies: UseCaseDependencies,
  input: Input,
): Result<EngineResult<'units.end.preview'>, Refusal> => previewUnitChange(dependencies, end, input)

/**
 * Ends a unit on a day and names who takes over (DESIGN 5.5): its obligations pass from that day; of a split each
 * waits for a person's choice. A decree of which only the month or year is known counts from its first day, and who
 * answers within it is shown as uncertain.
 */
export function endUnit(
  dependencies: UseCaseDependencies,
  input: EngineParams<'units.end'>,
): Result<EngineResult<'units.end'>, Refusal> {
  const saved = saveUnitChange(dependencies, end, input)
  if (!saved.ok) return saved
  const { id, successions, preview } = saved.value
  return success({ id, successions: [...successions], ...preview })
}

function draftEndOfUnit(
  register: Register,
  input: Input,
  newId: () => string,
): Result<EndDraft, Refusal> {
  const found = unitOnDay(register, input, (on) => parsePartialDate(on) !== null)
  if (!found.ok) return found
  const { on } = input
  const unit = found.value
  const view = register.read.record(unit.id)
  const begins = view?.fields['validFrom']?.value ?? null
  const last = parsePartialDate(on)?.last ?? on
  if (typeof begins === 'string' && last <= (parsePartialDate(begins)?.first ?? '')) {
    return failure(refusal('unit_ends_before_it_begins', { unit: unit.code, date: on, begins }))
  }
  const successors: { readonly id: string; readonly code: string }[] = []
  for (const text of input.successors) {
    const successor = register.directory.unit(text)
    if (successor === undefined) return failure(refusal('unit_unknown', { unit: text }))
    if (!successors.some(({ id }) => id === successor.id)) successors.push(successor)
  }
  const kind = successors.length > 1 ? 'splits' : successors.length === 1 ? input.kind : null
  const known = register.read.institutions
    .successions()
    .filter(({ predecessor }) => predecessor === unit.id)
  const changes: DraftChange[] = []
  const successions: string[] = []
  for (const successor of successors) {
    // A source that named the successor without a day is completed, not contradicted.
    const undated = known.find((one) => one.successor === successor.id && one.date === null)
    const values = new Map<string, Value>([
      ['predecessor', unit.id],
      ['successor', successor.id],
      ['date', on],
      ['kind', kind],
    ])
    const refused = successionRefusal(
      register,
      undated?.id ?? null,
      (name) => values.get(name) ?? null,
    )
    if (refused !== null) return failure(refused)
    if (kind === null) continue
    if (undated === undefined) {
      const id = newId()
      successions.push(id)
      changes.push(
        ...newRecord({
          kind: 'succession',
          id,
          partition: { kind: 'catalog' },
          fields: { predecessor: unit.id, successor: successor.id, date: on, kind },
        }),
      )
    } else {
      successions.push(undated.id)
      changes.push(
        ...fieldChange(register, 'succession', undated.id, 'date', on),
        ...fieldChange(register, 'succession', undated.id, 'kind', kind),
      )
    }
  }
  changes.push(...fieldChange(register, 'unit', unit.id, 'validTo', on))
  return success({
    id: unit.id,
    successions,
    changes,
    preview: { kind, ...register.read.institutions.answeredBy(unit.id) },
  })
}

/** None when the field says so already. */
function fieldChange(
  register: Register,
  kind: RecordKind,
  record: string,
  field: string,
  value: Value,
): readonly DraftChange[] {
  const state = register.read.record(record)?.fields[field]
  if (state?.value === value) return []
  return [
    {
      kind: registry[kind].number,
      record,
      partition: { kind: 'catalog' },
      field: numberOf(kind, field),
      element: null,
      value,
      replaces: state?.live ?? [],
    },
  ]
}
