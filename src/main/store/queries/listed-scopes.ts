import type { Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery } from '../../../contract/rows.ts'
import { success, type Result } from '../../../core/result.ts'
import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import { listDefinitions } from './list-definitions.ts'
import { narrowing } from './list.ts'

/** Which agreements or clauses have a standing obligation that the filters let through. */
export interface ScopesQuery extends Pick<CheckedListQuery, 'where' | 'search'> {
  readonly of: 'agreements' | 'clauses'
  /** Local numbers: of obligations for which one of these answers; `null`: whoever does. */
  readonly units: readonly number[] | null
}

/** Their local numbers, each once; of those alone whose session is there. */
export function listedScopes(
  connection: ReadConnection,
  { of, units, where, search }: ScopesQuery,
  today: string,
): Result<readonly number[], Refusal> {
  const query = { kind: 'obligations', where, search, withdrawn: false } as const
  const narrowed = narrowing(connection, query, today)
  if (!narrowed.ok) return narrowed
  if (narrowed.value === 'nothing') return success([])
  const { conditions, parameters } = narrowed.value
  const within = units === null ? '' : 'AND s.unit IN (SELECT value FROM json_each(:units))'
  return success(
    connection.column<number>(
      `SELECT DISTINCT ${of === 'clauses' ? 's.clause' : 's.agreement'} FROM ${listDefinitions.obligations.from}
       WHERE ${conditions.join(' AND ')} AND z.record IS NOT NULL ${within} ORDER BY 1`,
      units === null ? parameters : { ...parameters, units: listedIn(units) },
    ),
  )
}
