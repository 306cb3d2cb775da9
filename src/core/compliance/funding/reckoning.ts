import type { FundingFindingCode } from '../codes.ts'
import { centavosOf, pesosOf, type Centavos } from './amount.ts'

export const amountColumns = ['federalAmount', 'stateShare', 'committed', 'exercised'] as const
export type AmountColumn = (typeof amountColumns)[number]

/** Pesos; `null` is not known, which is not nothing. */
type Amounts = Readonly<Record<AmountColumn, number | null>>

/** Money of one fund and year: of the nation (no entity), of one entity, or of one priority programme of either. */
export interface FundingPart extends Amounts {
  readonly id: string
  readonly fund: string
  readonly year: number
  readonly entity: string | null
  readonly programme: string | null
}

export interface FundingInstalment {
  readonly id: string
  readonly funding: string
  readonly order: number
  /** Pesos. */
  readonly amount: number
  /** Pesos; `null`: no payment is recorded. */
  readonly paidAmount: number | null
}

/** Two figures that should agree. `difference`: `stated` less `reckoned`, to the centavo; all three in pesos. */
export interface FundingFinding {
  readonly code: FundingFindingCode
  /** The record that states the figure. */
  readonly funding: string
  readonly column: AmountColumn
  readonly stated: number
  readonly reckoned: number
  readonly difference: number
  /** How many records `reckoned` is the sum of. */
  readonly parts: number
}

/** A state adds at least 25 % of the federal amount (FASP agreements; Executive Secretariat 2012). */
const leastStateShare = { numerator: 1, denominator: 4 } as const

/**
 * Everything that does not add up among these records: parts by entity against the national figure, programmes against
 * the figure that they belong to, instalments against the federal amount, what was paid against the instalments that it
 * paid, the state's share against 25 %, exercised ≤ committed ≤ federal and state amounts together, and one thing stated
 * twice. Parts are compared only where both
 * sides are known; a part that is missing shows as the difference that it makes.
 */
export function fundingFindings(
  records: readonly FundingPart[],
  instalments: readonly FundingInstalment[],
): readonly FundingFinding[] {
  const byYear = groupedBy(records, ({ fund, year }) => JSON.stringify([nameKey(fund), year]))
  const byFunding = groupedBy(instalments, ({ funding }) => funding)
  return [
    ...[...byYear.values()].flatMap(yearFindings),
    ...records.flatMap((record) => [
      ...instalmentFindings(record, byFunding.get(record.id) ?? []),
      ...paymentFindings(record, byFunding.get(record.id) ?? []),
      ...shareFindings(record),
      ...spendingFindings(record),
    ]),
  ]
}

/** Of one fund and year. */
function yearFindings(records: readonly FundingPart[]): readonly FundingFinding[] {
  const byPlace = groupedBy(records, placeKey)
  const repeated = [...byPlace.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.flatMap((other) => repetition(first, other)),
  )
  // What is stated twice counts once, or every sum would be wrong as well.
  const once = [...byPlace.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
  const wholes = once.filter(({ programme }) => programme === null)
  const [nation] = wholes.filter(({ entity }) => entity === null)
  const entities = entityAmounts(once)
  return [
    ...repeated,
    ...(nation === undefined ? [] : compared('parts_differ', nation, entities)),
    ...wholes.flatMap((whole) =>
      compared(
        'programmes_differ',
        whole,
        once.filter(({ entity, programme }) => entity === whole.entity && programme !== null),
      ),
    ),
  ]
}

/** The figure of each entity: its own, or where there is none the sum of its programmes. */
export function entityAmounts(records: readonly FundingPart[]): readonly Amounts[] {
  const byEntity = groupedBy(
    records.filter(({ entity }) => entity !== null),
    ({ entity }) => entity ?? '',
  )
  return [...byEntity.values()].map(amountsOf)
}

/** Of one entity (or the nation) in one year. */
export function amountsOf(records: readonly FundingPart[]): Amounts {
  const whole = records.find(({ programme }) => programme === null)
  const programmes = records.filter(({ programme }) => programme !== null)
  const of = (column: AmountColumn): number | null =>
    whole?.[column] ?? sumOf(programmes, column)?.pesos ?? null
  return {
    federalAmount: of('federalAmount'),
    stateShare: of('stateShare'),
    committed: of('committed'),
    exercised: of('exercised'),
  }
}

/** Of what is known; `null`: nothing is. */
export function sumOf(
  records: readonly Amounts[],
  column: AmountColumn,
): { readonly pesos: number; readonly parts: number } | null {
  const known = records.flatMap((record) => {
    const pesos = record[column]
    return pesos === null ? [] : [centavosOf(pesos)]
  })
  return known.length === 0 ? null : { pesos: pesosOf(total(known)), parts: known.length }
}

const total = (amounts: readonly Centavos[]): Centavos =>
  amounts.reduce((sum, amount) => sum + amount, 0)

/** One thing stated twice, where it says different things; the same figure twice is said by its federal amount. */
function repetition(first: FundingPart, other: FundingPart): readonly FundingFinding[] {
  const column =
    amountColumns.find((name) => other[name] !== null && other[name] !== first[name]) ??
    'federalAmount'
  return [
    {
      code: 'repeated',
      funding: other.id,
      column,
      ...figures(centavosOf(other[column] ?? 0), centavosOf(first[column] ?? 0)),
      parts: 1,
    },
  ]
}

function compared(
  code: 'parts_differ' | 'programmes_differ',
  whole: FundingPart,
  parts: readonly Amounts[],
): readonly FundingFinding[] {
  return amountColumns.flatMap((column) => {
    const stated = whole[column]
    const sum = sumOf(parts, column)
    if (stated === null || sum === null) return []
    const found = figures(centavosOf(stated), centavosOf(sum.pesos))
    return found.difference === 0
      ? []
      : [{ code, funding: whole.id, column, ...found, parts: sum.parts }]
  })
}

function instalmentFindings(
  { id, federalAmount }: FundingPart,
  instalments: readonly FundingInstalment[],
): readonly FundingFinding[] {
  if (federalAmount === null || instalments.length === 0) return []
  const sum = total(instalments.map(({ amount }) => centavosOf(amount)))
  const found = figures(centavosOf(federalAmount), sum)
  return found.difference === 0
    ? []
    : [
        {
          code: 'instalments_differ',
          funding: id,
          column: 'federalAmount',
          ...found,
          parts: instalments.length,
        },
      ]
}

/** Instalments of which no payment is recorded are none that was paid wrongly. */
function paymentFindings(
  { id }: FundingPart,
  instalments: readonly FundingInstalment[],
): readonly FundingFinding[] {
  const paid = instalments.flatMap(({ amount, paidAmount }) =>
    paidAmount === null ? [] : [{ due: centavosOf(amount), paid: centavosOf(paidAmount) }],
  )
  if (paid.every((one) => one.due === one.paid)) return []
  const found = figures(total(paid.map((one) => one.paid)), total(paid.map(({ due }) => due)))
  return [
    {
      code: 'payments_differ',
      funding: id,
      column: 'federalAmount',
      ...found,
      parts: paid.length,
    },
  ]
}

/** Whether a state adds less than its part. A share that is not known is not low. */
export function stateShareLow({
  federalAmount,
  stateShare,
}: Pick<Amounts, 'federalAmount' | 'stateShare'>): boolean {
  if (federalAmount === null || stateShare === null) return false
  const { numerator, denominator } = leastStateShare
  return centavosOf(stateShare) * denominator < centavosOf(federalAmount) * numerator
}

function shareFindings(record: FundingPart): readonly FundingFinding[] {
  const { id, federalAmount, stateShare } = record
  if (!stateShareLow(record) || federalAmount === null || stateShare === null) return []
  const { numerator, denominator } = leastStateShare
  const least = Math.ceil((centavosOf(federalAmount) * numerator) / denominator)
  return [
    {
      code: 'state_share_low',
      funding: id,
      column: 'stateShare',
      ...figures(centavosOf(stateShare), least),
      parts: 1,
    },
  ]
}

/** Nothing is spent that was not committed, and nothing committed that is not there. */
function spendingFindings(record: FundingPart): readonly FundingFinding[] {
  const { federalAmount, stateShare, committed, exercised } = record
  const whole =
    federalAmount === null ? null : centavosOf(federalAmount) + centavosOf(stateShare ?? 0)
  const over = (
    code: FundingFindingCode,
    column: AmountColumn,
    pesos: number | null,
    limit: Centavos | null,
  ): readonly FundingFinding[] => {
    if (pesos === null || limit === null || centavosOf(pesos) <= limit) return []
    return [{ code, funding: record.id, column, ...figures(centavosOf(pesos), limit), parts: 1 }]
  }
  return [
    ...over('committed_over_total', 'committed', committed, whole),
    ...(committed === null
      ? over('exercised_over_total', 'exercised', exercised, whole)
      : over('exercised_over_committed', 'exercised', exercised, centavosOf(committed))),
  ]
}

const figures = (
  stated: Centavos,
  reckoned: Centavos,
): Pick<FundingFinding, 'stated' | 'reckoned' | 'difference'> => ({
  stated: pesosOf(stated),
  reckoned: pesosOf(reckoned),
  difference: pesosOf(stated - reckoned),
})

/** Funds and programmes are called the same whatever their capitals. */
export const placeKey = ({
  fund,
  year,
  entity,
  programme,
}: Pick<FundingPart, 'fund' | 'year' | 'entity' | 'programme'>): string =>
  JSON.stringify([nameKey(fund), year, entity, programme === null ? null : nameKey(programme)])

export const nameKey = (name: string): string => name.trim().toLowerCase()

function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
