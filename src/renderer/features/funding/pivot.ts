import type { FundingRow } from '../../../contract/rows.ts'
import { amountsOf, sumOf, type AmountColumn } from '../../../core/compliance/funding/reckoning.ts'
import { centavosOf, pesosOf } from '../../../core/compliance/funding/amount.ts'

export interface PivotCell {
  readonly pesos: number
  /** The record that says so; `null`: the sum of programmes. */
  readonly id: string | null
}

export interface PivotLine {
  readonly entity: Pick<FundingRow, 'entity' | 'entityName' | 'entityNameEnglish'>
  /** By year; a year of which nothing is known is left out. */
  readonly cells: ReadonlyMap<number, PivotCell>
}

export interface PivotTotal {
  /** Sum of the entities. */
  readonly sum: { readonly pesos: number; readonly parts: number } | null
  readonly nation: PivotCell | null
  /** What the national figure says less what the entities make; `null` where one of them is not known. */
  readonly difference: number | null
}

export interface Pivot {
  /** The earliest first. */
  readonly years: readonly number[]
  readonly lines: readonly PivotLine[]
  readonly totals: ReadonlyMap<number, PivotTotal>
}

const byName = new Intl.Collator('es')

/** One kind of amount of one fund, entities by years. */
export function pivotOf(rows: readonly FundingRow[], column: AmountColumn): Pivot {
  const years = [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => a - b)
  const entities = new Map(
    rows.flatMap((row) => (row.entity === null ? [] : [[row.entity, row] as const])),
  )
  const of = (entity: string | null, year: number): readonly FundingRow[] =>
    rows.filter((row) => row.entity === entity && row.year === year)
  const named = [...entities].toSorted(([a, first], [b, second]) =>
    byName.compare(first.entityName ?? a, second.entityName ?? b),
  )
  const lines = named.map(([code, entity]) => ({
    entity,
    cells: new Map(
      years.flatMap((year) => {
        const cell = cellOf(of(code, year), column)
        return cell === null ? [] : [[year, cell] as const]
      }),
    ),
  }))
  return {
    years,
    lines,
    totals: new Map(
      years.map((year) => [
        year,
        totalOf(
          [...entities.keys()].map((entity) => amountsOf(of(entity, year))),
          cellOf(of(null, year), column),
          column,
        ),
      ]),
    ),
  }
}

function cellOf(rows: readonly FundingRow[], column: AmountColumn): PivotCell | null {
  const pesos = amountsOf(rows)[column]
  if (pesos === null) return null
  const whole = rows.find((row) => row.programme === null && row[column] !== null)
  return { pesos, id: whole?.id ?? null }
}

function totalOf(
  entities: readonly ReturnType<typeof amountsOf>[],
  nation: PivotCell | null,
  column: AmountColumn,
): PivotTotal {
  const sum = sumOf(entities, column)
  return {
    sum,
    nation,
    difference:
      sum === null || nation === null
        ? null
        : pesosOf(centavosOf(nation.pesos) - centavosOf(sum.pesos)),
  }
}
