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
  const found = new Set(agreement.clauses.flatMap((clause) => ofAddressees(clause, kindOf)))
  if (agreement.number === null) found.add('number_unknown')
  const texts = [agreement.text, ...agreement.clauses.map(({ text }) => text)]
  if (texts.some((text) => implausibleFigures(text).length > 0)) found.add('implausible_figure')
  if (!agreement.procedural) {
    const mandates = agreement.clauses.filter(({ nature }) => nature !== 'procedural')
    for (const finding of mandates.flatMap(ofMandate)) found.add(finding)
    // Nothing to follow up at all: whom it binds and by when is just as open.
    if (agreement.clauses.length === 0) found.add('no_addressee').add('no_deadline')
  }
  return codes.filter((code) => found.has(code))
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
