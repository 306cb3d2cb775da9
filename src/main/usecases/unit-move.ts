import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { compareStarts, holdsOn } from '../../core/changes/period.ts'
import { cycleDay } from '../../core/changes/placement-cycle.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { treeOn, type Placement } from '../../core/changes/tree.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord, numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'
import {
  previewUnitChange,
  saveUnitChange,
  unitOnDay,
  type UnitChangeDraft,
} from './unit-change.ts'

type Input = EngineParams<'units.move.preview'>

type MoveDraft = UnitChangeDraft<EngineResult<'units.move.preview'>>

const move = { intent: 'unit.move' as const, draft: draftMove }

/** What moving the unit would do, checked like the move itself. */
export const previewMove = (
  dependencies: UseCaseDependencies,
  input: Input,
): Result<EngineResult<'units.move.preview'>, Refusal> =>
  previewUnitChange(dependencies, move, input)

/** From a day on a unit stands under another one, or at the top; where it stood before stays in its history. */
export function moveUnit(
  dependencies: UseCaseDependencies,
  input: EngineParams<'units.move'>,
): Result<EngineResult<'units.move'>, Refusal> {
  const saved = saveUnitChange(dependencies, move, input)
  return saved.ok ? success({ id: saved.value.id, ...saved.value.preview }) : saved
}

function draftMove(
  register: Register,
  input: Input,
  newId: () => string,
): Result<MoveDraft, Refusal> {
  const found = unitOnDay(register, input)
  if (!found.ok) return found
  const unit = found.value
  const { parent: parentText, on } = input
  const parent = parentText === null ? null : register.directory.unit(parentText)
  if (parent === undefined) return failure(refusal('unit_unknown', { unit: parentText ?? '' }))
  const placements = register.read.institutions.placements()
  const { parents } = treeOn(on, placements)
  const before = parents.get(unit.id) ?? null
  if (before === (parent?.id ?? null)) {
    return failure(refusal('unit_stands_there', { unit: unit.code, date: on }))
  }
  const own = placements.filter((placement) => placement.unit === unit.id)
  // A placement that begins later stays as it was planned.
  const [next] = own
    .filter(({ from }) => compareStarts(from, on) > 0)
    .toSorted((a, b) => compareStarts(a.from, b.from))
  const to = next?.from ?? null
  if (parent !== null) {
    const others = placements.filter((placement) => placement.unit !== unit.id)
    const placed = { unit: unit.id, parent: parent.id, from: on, to }
    if (cycleDay(placed, others) !== null) {
      return failure(refusal('placement_circular', { unit: unit.code, parent: parent.code }))
    }
  }
  const ended = own.filter(({ from, to: end }) => holdsOn(on, from, end))
  return success({
    id: unit.id,
    changes: [
      ...ended.flatMap((placement) => endOf(register, placement, on)),
      ...(parent === null
        ? []
        : newRecord({
            kind: 'placement',
            id: newId(),
            partition: { kind: 'catalog' },
            fields: { unit: unit.id, parent: parent.id, from: on, to },
          })),
    ],
    preview: {
      before: before === null ? null : codeOf(register, before),
      after: parent?.code ?? null,
      until: to,
      below: descendants(parents, unit.id),
    },
  })
}

/** It no longer holds on that day. */
function endOf(register: Register, { id }: Placement, on: string): readonly DraftChange[] {
  return [
    {
      kind: registry.placement.number,
      record: id,
      partition: { kind: 'catalog' },
      field: numberOf('placement', 'to'),
      element: null,
      value: on,
      replaces: register.read.record(id)?.fields['to']?.live ?? [],
    },
  ]
}

const codeOf = (register: Register, unit: string): string =>
  register.directory.unit(unit)?.code ?? unit

/** How many units stand below one, at any depth: they go with it. */
function descendants(parents: ReadonlyMap<string, string>, unit: string): number {
  const isBelow = (candidate: string): boolean => {
    for (let above = parents.get(candidate); above !== undefined; above = parents.get(above)) {
      if (above === unit) return true
    }
    return false
  }
  return [...parents.keys()].filter(isBelow).length
}
