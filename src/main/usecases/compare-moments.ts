import {
  type Difference,
  type DifferenceKind,
  type DifferenceRow,
  type ObligationState,
  type RecordDifferences,
} from '../../contract/cutoffs.ts'
import type { EngineParams } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { Past } from '../../contract/past.ts'
import { obligationRowSchema } from '../../contract/casework-rows.ts'
import { listQuerySchema, type ObligationRow } from '../../contract/rows.ts'
import { success, type Result } from '../../core/result.ts'
import { cutoffNamed } from './cutoff-named.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { PastMoment, PastRegister, Register, RegisterDifference } from './ports/register.ts'

/** What changed between two days, two cut-offs, or one of them and now: which obligations, how, by which saves. */
export function compareMoments(
  { register }: UseCaseDependencies,
  { from, to, changed, limit }: EngineParams<'cutoffs.difference'>,
): Result<Difference, Refusal> {
  const moments = [momentOf(register, from), momentOf(register, to)] as const
  const [first, second] = moments
  if (!first.ok) return first
  if (!second.ok) return second
  const found = register.difference(first.value.moment, second.value.moment)
  if (!found.ok) return found
  const { value: difference } = found
  const names = new Map(
    [first.value, second.value].flatMap(({ moment, cutoff }) =>
      moment !== null && 'cutoff' in moment ? [[moment.cutoff, cutoff] as const] : [],
    ),
  )
  const all = rowsOf(difference)
  const wanted = all.filter(
    ({ row }) => changed.length === 0 || changed.some((kind) => row.changed.includes(kind)),
  )
  const toldOf = (past: PastRegister & { readonly cutoff: string | null }) => ({
    day: past.day,
    cutoff: past.cutoff === null ? null : (names.get(past.cutoff) ?? null),
    digest: past.read.digest(),
  })
  return success({
    from: toldOf(difference.from),
    to: toldOf(difference.to),
    total: wanted.length,
    counts: countsOf(wanted.map(({ row }) => row)),
    agreements: byAgreement(wanted.slice(0, limit)),
  })
}

/** The records that were saved on between two moments: what of them differs, who saved it and why. */
export function compareRecords(
  { register }: UseCaseDependencies,
  { from, to, kind, offset, limit }: EngineParams<'cutoffs.records'>,
): Result<RecordDifferences, Refusal> {
  const first = momentOf(register, from)
  const second = momentOf(register, to)
  if (!first.ok) return first
  if (!second.ok) return second
  return register.recordsBetween(first.value.moment, second.value.moment, { kind, offset, limit })
}

/** `null`: now. */
function momentOf(
  register: Register,
  { asOf, cutoff }: Past,
): Result<{ readonly moment: PastMoment | null; readonly cutoff: string | null }, Refusal> {
  if (cutoff === undefined) {
    return success({ moment: asOf === undefined ? null : { day: asOf }, cutoff: null })
  }
  const found = cutoffNamed(register, cutoff)
  return found.ok
    ? success({ moment: { cutoff: found.value.id }, cutoff: found.value.name })
    : found
}

interface FoundRow {
  readonly shown: ObligationRow
  readonly row: DifferenceRow
}

/** In the order in which lists show obligations; last what the later moment does not know. */
function rowsOf({ from, to, obligations }: RegisterDifference): readonly FoundRow[] {
  const known = new Map(obligations.map((obligation) => [obligation.id, obligation] as const))
  const listedAt = (past: PastRegister, when: 'stood' | 'stands') =>
    listed(
      past,
      obligations.flatMap((obligation) => (obligation[when] === null ? [] : [obligation.id])),
    )
  const earlier = listedAt(from, 'stood')
  const later = listedAt(to, 'stands')
  const before = new Map(earlier.map((row) => [row.id, row] as const))
  const after = new Map(later.map((row) => [row.id, row] as const))
  return [...later, ...earlier.filter(({ id }) => !after.has(id))].flatMap((shown) => {
    const found = known.get(shown.id)
    if (found === undefined) return []
    const was = stateAt(before.get(shown.id), found.stood)
    const is = stateAt(after.get(shown.id), found.stands)
    const row = {
      obligation: shown.id,
      clauseOrder: shown.clauseOrder,
      text: shown.text,
      changed: [...changedIn(was, is)],
      before: was,
      after: is,
      saves: [...found.saves],
    }
    return [{ shown, row }]
  })
}

const stateAt = (row: ObligationRow | undefined, stands: boolean | null): ObligationState | null =>
  row === undefined ? null : stateOf(row, stands ?? false)

function listed({ read, day }: PastRegister, ids: readonly string[]): readonly ObligationRow[] {
  if (ids.length === 0) return []
  const query = listQuerySchema.parse({
    kind: 'obligations',
    where: [{ field: 'id', operator: '=', values: ids }],
    withdrawn: true,
    limit: 100_000,
  })
  const page = read.list(query, day)
  if (!page.ok) throw new Error(`obligations could not be listed: ${page.error.code}`)
  return page.value.rows.map((row) => obligationRowSchema.parse(row))
}

const stateOf = (row: ObligationRow, stands: boolean): ObligationState => ({
  compliance: row.compliance,
  verification: row.verification,
  response: row.response,
  due: row.due,
  dueEstimated: row.dueEstimated,
  unit: row.unit,
  unitName: row.unitName,
  stands,
})

function changedIn(
  before: ObligationState | null,
  after: ObligationState | null,
): readonly DifferenceKind[] {
  if (before === null) return ['added']
  if (after === null) return ['absent']
  return [
    ...(['compliance', 'verification', 'response', 'unit'] as const).filter(
      (field) => before[field] !== after[field],
    ),
    ...(before.due === after.due && before.dueEstimated === after.dueEstimated
      ? []
      : (['due'] as const)),
    ...(before.stands === after.stands ? [] : (['withdrawn'] as const)),
  ]
}

const countsOf = (rows: readonly DifferenceRow[]): Difference['counts'] => {
  const counts = {
    added: 0,
    compliance: 0,
    verification: 0,
    response: 0,
    due: 0,
    unit: 0,
    withdrawn: 0,
    absent: 0,
  }
  for (const { changed } of rows) for (const kind of changed) counts[kind] += 1
  return counts
}

function byAgreement(found: readonly FoundRow[]): Difference['agreements'] {
  const agreements = new Map<string, Difference['agreements'][number]>()
  for (const { shown, row } of found) {
    const known = agreements.get(shown.agreement) ?? {
      id: shown.agreement,
      number: shown.agreementNumber,
      title: shown.agreementTitle,
      session: shown.session,
      rows: [],
    }
    known.rows.push(row)
    agreements.set(shown.agreement, known)
  }
  return [...agreements.values()]
}
