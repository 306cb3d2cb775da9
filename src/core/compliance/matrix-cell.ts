import type { Compliance, Response, Verification } from './codes.ts'
import { rollUp } from './roll-up.ts'

/** One obligation as a cell of the matrix needs it. */
export interface CellObligation {
  readonly compliance: Compliance
  readonly verification: Verification
  readonly response: Response
  /** Counted apart (DESIGN 5.3). */
  readonly apart: boolean
  /** Nothing has been determined yet that ends it. */
  readonly open: boolean
  /** `YYYY-MM-DD`; `null`: none, or not determined yet. */
  readonly due: string | null
  readonly dueEstimated: boolean
  readonly dueMissing: boolean
  readonly metLate: boolean
  readonly conflict: boolean
  readonly overdue: boolean
  readonly dueSoon: boolean
  /** Pieces that stand. */
  readonly evidence: number
}

/** What a cell says of all its obligations. */
export interface MatrixCell {
  /** Of those that bind; where none does, of those that are counted apart. */
  readonly compliance: Compliance
  readonly verification: Verification
  readonly response: Response
  /** None of them binds: outside every total. */
  readonly apart: boolean
  /** The next date that somebody has to meet; where all is determined, the last one. */
  readonly due: string | null
  readonly dueEstimated: boolean
  /** There is a rule but no date follows from it yet. */
  readonly dueMissing: boolean
  readonly metLate: boolean
  readonly conflict: boolean
  readonly overdue: boolean
  readonly dueSoon: boolean
  readonly evidence: number
  /** Binding obligations, and how many of them are met: "19/32" is their sum. */
  readonly total: number
  readonly met: number
}

/** What waits for somebody comes before what is settled: a report to verify, one to complete, one that never came. */
const verificationOrder: readonly Verification[] = ['reported', 'returned', 'none', 'validated']
const responseOrder: readonly Response[] = ['unrelated', 'declined_competence', 'none', 'answered']

/** The cell of some obligations in any order; `null` for none. */
export function matrixCell(obligations: readonly CellObligation[]): MatrixCell | null {
  const [first] = obligations
  // Nearly every cell: a matrix has thousands, and the rules for several cost ten times as much.
  return first !== undefined && obligations.length === 1 ? cellOfOne(first) : cellOfAll(obligations)
}

function cellOfOne(one: CellObligation): MatrixCell {
  return {
    compliance: one.compliance,
    verification: one.verification,
    response: one.response,
    apart: one.apart,
    due: one.due,
    dueEstimated: one.due !== null && one.dueEstimated,
    dueMissing: one.due === null && one.dueMissing,
    metLate: one.metLate,
    conflict: one.conflict,
    overdue: one.overdue,
    dueSoon: one.dueSoon,
    evidence: one.evidence,
    total: one.apart ? 0 : 1,
    met: !one.apart && one.compliance === 'met' ? 1 : 0,
  }
}

function cellOfAll(obligations: readonly CellObligation[]): MatrixCell | null {
  const binding = obligations.filter(({ apart }) => !apart)
  const counted = binding.length > 0 ? binding : obligations
  const compliance = rollUp(
    counted.map((one) => ({ compliance: one.compliance, withdrawn: false })),
  )
  if (compliance === 'not_applicable') return null
  const next = deadline(counted)
  return {
    compliance,
    verification: firstOf(verificationOrder, new Set(counted.map((one) => one.verification))),
    response: firstOf(responseOrder, new Set(counted.map((one) => one.response))),
    apart: binding.length === 0,
    due: next?.due ?? null,
    dueEstimated: next?.dueEstimated ?? false,
    dueMissing: next === undefined && counted.some((one) => one.dueMissing),
    metLate: counted.some((one) => one.metLate),
    conflict: obligations.some((one) => one.conflict),
    overdue: counted.some((one) => one.overdue),
    dueSoon: counted.some((one) => one.dueSoon),
    evidence: obligations.reduce((sum, one) => sum + one.evidence, 0),
    total: binding.length,
    met: binding.filter((one) => one.compliance === 'met').length,
  }
}

function firstOf<Code>(order: readonly Code[], present: ReadonlySet<Code>): Code {
  const found = order.find((code) => present.has(code))
  if (found === undefined) throw new Error('a cell without obligations')
  return found
}

/** A certain day comes before an estimate of the same day. */
function deadline(obligations: readonly CellObligation[]): CellObligation | undefined {
  const dated = obligations
    .filter(({ due }) => due !== null)
    .toSorted(
      (a, b) =>
        (a.due ?? '').localeCompare(b.due ?? '', 'en') ||
        Number(a.dueEstimated) - Number(b.dueEstimated),
    )
  return dated.find(({ open }) => open) ?? dated.at(-1)
}
