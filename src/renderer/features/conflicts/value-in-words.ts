import type { ConflictDetail } from '../../../contract/conflict-rows.ts'

const idPattern = /^[0-9a-f]{32}$/

/** The records that its values name. */
export function recordsIn({ values }: Pick<ConflictDetail, 'values'>): readonly string[] {
  const named = values.flatMap(({ value, seen }) => [value, ...seen.map((one) => one.value)])
  return [
    ...new Set(named.filter((value) => typeof value === 'string' && idPattern.test(value))),
  ].map(String)
}
