/** Rows of one month, or those without a day; `month` is `YYYY-MM`. */
interface MonthOf<Row> {
  readonly month: string | null
  readonly rows: readonly Row[]
}

/** Rows by the month of a day of theirs, in the order in which they come. */
export function byMonth<Row>(
  rows: readonly Row[],
  dayOf: (row: Row) => string | null,
): readonly MonthOf<Row>[] {
  const months = new Map<string | null, Row[]>()
  for (const row of rows) {
    const month = dayOf(row)?.slice(0, 7) ?? null
    const known = months.get(month)
    if (known === undefined) months.set(month, [row])
    else known.push(row)
  }
  return [...months].map(([month, found]) => ({ month, rows: found }))
}
