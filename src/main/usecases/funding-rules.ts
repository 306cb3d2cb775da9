import { refusal, type Refusal } from '../../contract/errors.ts'
import { placeKey } from '../../core/compliance/funding/reckoning.ts'
import type { Value } from '../../core/schema/value.ts'
import type { Register } from './ports/register.ts'
import { rowsWhere } from './rows-where.ts'

/** What a record will say in a field once it is saved. */
export type FieldValues = (field: string) => Value

/** By which one knows whose money it is, and for what. */
export const placeFields = ['fund', 'year', 'entity', 'programme'] as const

const firstYear = 1900
const lastYear = 2200

/** Why a record of money cannot be what these values say; `id`: the record itself, `null` for a new one. */
export function fundingRefusal(
  register: Register,
  id: string | null,
  valueOf: FieldValues,
  today: string,
): Refusal | null {
  const [fund, year, entity, programme] = placeFields.map(valueOf)
  if (typeof fund !== 'string' || typeof year !== 'number') return null
  if (year < firstYear || year > lastYear) return refusal('year_invalid', { year })
  const unit = typeof entity === 'string' ? register.directory.unit(entity) : undefined
  if (unit !== undefined && register.directory.members(unit.id).length > 0) {
    return refusal('value_invalid', { field: 'entity', value: unit.code })
  }
  const wanted = placeKey({
    fund,
    year,
    entity: unit?.code ?? null,
    programme: typeof programme === 'string' ? programme : null,
  })
  const sameYear = rowsWhere(register, today, 'funding', { year: [String(year)] })
  const same = sameYear.find((row) => row.id !== id && placeKey(row) === wanted)
  return same === undefined ? null : refusal('funding_repeated', { id: same.id })
}
