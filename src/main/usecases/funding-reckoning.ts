import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { FundingFindingRow } from '../../contract/funding.ts'
import type { FundingRow, InstalmentRow } from '../../contract/rows.ts'
import { fundingFindings, nameKey } from '../../core/compliance/funding/reckoning.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { linkedAgreements } from './linked-agreements.ts'
import type { Register } from './ports/register.ts'
import { rowsWhere } from './rows-where.ts'

/** The money of a fund and a year (or of all), with everything that does not add up. */
export function fundingReckoning(
  { register, today }: Pick<UseCaseDependencies, 'register' | 'today'>,
  { fund, year }: EngineParams<'funding.reckoning'>,
): Result<EngineResult<'funding.reckoning'>, Refusal> {
  const day = today()
  const all = rowsWhere(register, day, 'funding', {})
  const rows = all.filter(
    (row) =>
      (fund === undefined || nameKey(row.fund) === nameKey(fund)) &&
      (year === undefined || row.year === year),
  )
  return success({
    funds: [...new Map(all.map((row) => [nameKey(row.fund), row.fund])).values()],
    rows,
    findings: findingsOf(rows, instalmentsOf(register, day, rows)),
  })
}

/** One record of money with what hangs from it, and what does not add up in it. */
export function fundingDetail(
  { register, today }: UseCaseDependencies,
  { id }: EngineParams<'funding.detail'>,
): Result<EngineResult<'funding.detail'>, Refusal> {
  const day = today()
  const [funding] = rowsWhere(register, day, 'funding', { id: [id] })
  if (funding === undefined) return failure(refusal('record_unknown', { id }))
  const sameYear = rowsWhere(register, day, 'funding', { year: [String(funding.year)] }).filter(
    (row) => nameKey(row.fund) === nameKey(funding.fund),
  )
  const instalments = rowsWhere(register, day, 'instalments', { funding: [id] })
  return success({
    funding,
    instalments: [...instalments],
    programmes: sameYear.filter(
      (row) =>
        funding.programme === null && row.programme !== null && row.entity === funding.entity,
    ),
    findings: findingsOf(sameYear, instalments).filter((finding) => finding.funding === id),
    agreements: [...linkedAgreements(register, day, id, 'funded_by')],
  })
}

function instalmentsOf(
  register: Register,
  today: string,
  rows: readonly FundingRow[],
): readonly InstalmentRow[] {
  const paidInParts = rows.filter(({ instalments }) => instalments > 0).map(({ id }) => id)
  return rowsWhere(register, today, 'instalments', { funding: paidInParts })
}

function findingsOf(
  rows: readonly FundingRow[],
  instalments: readonly InstalmentRow[],
): FundingFindingRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return fundingFindings(rows, instalments).flatMap((finding) => {
    const row = byId.get(finding.funding)
    if (row === undefined) return []
    const { fund, year, entity, programme } = row
    return [{ ...finding, fund, year, entity, programme }]
  })
}
