import type { ClauseNature, UnitKind } from '../schema/codes.ts'
import type { DeadlineRule } from '../schema/deadline-rule.ts'
import { implausibleFigures } from './drafting/figures.ts'
import { mandatesIn } from './drafting/mandates.ts'
import { hasMeasurableResult } from './drafting/measurable.ts'

/** What to look at again before an agreement is saved (DESIGN 5.7), in the order in which it is listed. */
const codes = [
  'no_deadline',
  'no_addressee',
  'addressee_inferred',
  'no_measurable_result',
  'several_mandates',
  'unknown_unit',
  'group_not_expanded',
  'implausible_figure',
  'number_unknown',
] as const
export type DraftingFinding = (typeof codes)[number]

export interface CheckedAgreement {
  readonly number: string | null
  readonly text: string
  readonly procedural: boolean
  readonly clauses: readonly CheckedClause[]
}

export interface CheckedClause {
  readonly text: string
  readonly nature: ClauseNature
  readonly addressees: readonly { readonly unit: string; readonly inferred: boolean }[]
  /** `null`: the text states none. A person's "there is none" is a rule of its own and no finding. */
  readonly deadline: DeadlineRule | null
}

/** A finding and the clause that it is about, counted from 0; `null`: the agreement as a whole. */
export interface PlacedFinding {
  readonly finding: DraftingFinding
  readonly clause: number | null
}

/**
 * `kindOf`: the kind of the unit with that code, `null` when nobody knows it. A group is still one
 * addressee here; it becomes one obligation for each of its members when the draft is accepted.
 * Procedural agreements and clauses are fulfilled by being adopted: nothing is asked of them but what
 * they say. An optional clause ("may use") needs no deadline and no result.
 */
export function draftingFindings(
  agreement: CheckedAgreement,
  kindOf: (unit: string) => UnitKind | null,
): readonly DraftingFinding[] {
  const found = new Set(placedFindings(agreement, kindOf).map(({ finding }) => finding))
  return codes.filter((code) => found.has(code))
}

/** The same with where each is found, each once for a place; the agreement's own first. */
export function placedFindings(
  { number, text, procedural, clauses }: CheckedAgreement,
  kindOf: (unit: string) => UnitKind | null,
): readonly PlacedFinding[] {
  const inClauses = clauses.map((clause): readonly DraftingFinding[] => [
    ...ofAddressees(clause, kindOf),
    ...(procedural || clause.nature === 'procedural' ? [] : ofMandate(clause)),
    ...(implausibleFigures(clause.text).length > 0 ? ['implausible_figure' as const] : []),
  ])
  const whole: DraftingFinding[] = []
  // Nothing to follow up at all: whom it binds and by when is just as open.
  if (!procedural && clauses.length === 0) whole.push('no_deadline', 'no_addressee')
  // Clauses say again what the agreement says.
  if (
    implausibleFigures(text).length > 0 &&
    !inClauses.some((found) => found.includes('implausible_figure'))
  ) {
    whole.push('implausible_figure')
  }
  if (number === null) whole.push('number_unknown')
  return [...placed(whole, null), ...inClauses.flatMap((found, clause) => placed(found, clause))]
}

function placed(
  found: readonly DraftingFinding[],
  clause: number | null,
): readonly PlacedFinding[] {
  return codes.filter((code) => found.includes(code)).map((finding) => ({ finding, clause }))
}

function ofAddressees(
  { addressees }: CheckedClause,
  kindOf: (unit: string) => UnitKind | null,
): readonly DraftingFinding[] {
  return addressees.flatMap(({ unit, inferred }) => {
    const kind = kindOf(unit)
    const finding: DraftingFinding[] = []
    if (inferred) finding.push('addressee_inferred')
    if (kind === null) finding.push('unknown_unit')
    if (kind === 'group') finding.push('group_not_expanded')
    return finding
  })
}

function ofMandate(clause: CheckedClause): readonly DraftingFinding[] {
  const finding: DraftingFinding[] = []
  const asks = clause.nature !== 'optional'
  if (clause.addressees.length === 0) finding.push('no_addressee')
  if (asks && clause.deadline === null) finding.push('no_deadline')
  if (asks && !hasMeasurableResult(clause.text)) finding.push('no_measurable_result')
  if (mandatesIn(clause.text).length > 1) finding.push('several_mandates')
  return finding
}
