/** One budget of the program, measured beside the least that could do the job, in one run on one machine. */
export interface Measured {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'µs' | 'MB' | 'B'
  readonly floor: number
  /** In the same unit. */
  readonly budget: number
}

/** As `--json` writes it: public, because machines compare runs. */
export interface BenchResult extends Measured {
  /** How many times the floor. */
  readonly ratio: number
  readonly ok: boolean
}

export interface Bench {
  readonly name: string
  readonly measure: () => Promise<Measured>
}

const rounded = (value: number): number => Math.round(value * 100) / 100

export function resultOf(measured: Measured): BenchResult {
  const { value, floor, budget } = measured
  return {
    ...measured,
    value: rounded(value),
    floor: rounded(floor),
    ratio: rounded(value / floor),
    ok: value <= budget,
  }
}

/** The middle one: a neighbour's burst of work on the machine moves it least. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('no values')
  return middle
}

/** All but one of twenty are quicker. */
export function percentile95(values: readonly number[]): number {
  const worst = values.toSorted((a, b) => b - a)[Math.floor(values.length / 20)]
  if (worst === undefined) throw new Error('no values')
  return worst
}
