import type { FundingFindingRow } from '../../../contract/funding.ts'
import type { FundingRow } from '../../../contract/rows.ts'
import { nameKey } from '../../../core/compliance/funding/reckoning.ts'
import { figure, pesos } from '../figures.ts'
import { fillScreenPattern, type ScreenWords } from '../screen-words.ts'
import {
  field,
  numberCell,
  numberOrEmpty,
  tableOf,
  textCell,
  textOrEmpty,
  type Table,
} from '../table.ts'
import type { ReportWords } from '../words.ts'
import {
  column,
  quiet,
  quietLines,
  section,
  text,
  type Fact,
  type Line,
  type Section,
} from './sections.ts'

interface Words {
  readonly words: ReportWords
  readonly screen: ScreenWords
}

interface Funds {
  readonly rows: readonly FundingRow[]
  readonly findings: readonly FundingFindingRow[]
}

export const fundFacts = ({ rows, findings }: Funds, { words, screen }: Words): readonly Fact[] => [
  [words.lists.fundingRecords, String(rows.length)],
  [screen.funding.doesNotAddUp, String(findings.length)],
]

/** A fund's year by entity, the nation first, and at the end what does not add up. */
export function fundSections({ rows, findings }: Funds, given: Words): readonly Section[] {
  const { words, screen } = given
  const years = new Map<string, FundingRow[]>()
  for (const row of rows.toSorted(byFundAndPlace)) {
    const key = JSON.stringify([nameKey(row.fund), row.year])
    const known = years.get(key)
    if (known === undefined) years.set(key, [row])
    else known.push(row)
  }
  const found = section({
    title: screen.funding.doesNotAddUp,
    count: findings.length,
    empty: screen.funding.addsUp,
    columns: [column(words.lists.fundingRecord, 3), column(words.workbook.concept, 7)],
    rows: findings.map((finding) => [placeLines(finding, given), findingLines(finding, given)]),
  })
  return [
    ...[...years.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            section({
              title: `${first.fund} ${first.year}`,
              count: others.length + 1,
              notes: sourcesOf([first, ...others], given),
              empty: '',
              columns: [
                column(screen.fields.entity, 3),
                column(screen.fields.federalAmount, 2, 'right'),
                column(screen.fields.stateShare, 2, 'right'),
                column(screen.fields.committed, 2, 'right'),
                column(screen.fields.exercised, 2, 'right'),
              ],
              rows: [first, ...others].map((row) => [
                [text(entityName(row, given)), ...quietLines(row.programme)],
                amountLines(row.federalAmount, words),
                [...amountLines(row.stateShare, words), ...shareLines(row, given)],
                amountLines(row.committed, words),
                amountLines(row.exercised, words),
              ]),
            }),
          ],
    ),
    ...(rows.length === 0
      ? [
          section({
            title: words.lists.kickers.funds,
            count: 0,
            empty: words.lists.empty.funds,
            columns: [],
            rows: [],
          }),
        ]
      : [found]),
  ]
}

/** Addresses are long: they stand once above the figures that they are of. */
function sourcesOf(rows: readonly FundingRow[], { screen }: Words): readonly string[] {
  const sources = [...new Set(rows.flatMap(({ source }) => (source === null ? [] : [source])))]
  return sources.length === 0 ? [] : [`${screen.fields.source}: ${sources.join('; ')}`]
}

/** The nation before its entities, a whole before its programmes. */
const byFundAndPlace = (a: FundingRow, b: FundingRow): number => {
  const [one, other] = [a, b].map(({ fund, year, entity, programme }) =>
    JSON.stringify([nameKey(fund), year, entity ?? '', programme ?? '']),
  )
  return (one ?? '') < (other ?? '') ? -1 : 1
}

const entityName = (
  { entity, entityName: name, entityNameEnglish: inEnglish }: FundingRow,
  { words, screen }: Words,
): string => {
  if (entity === null) return screen.funding.nation
  return (words.locale.language === 'en' ? inEnglish : null) ?? name ?? entity
}

const amountLines = (amount: number | null, words: ReportWords): readonly Line[] =>
  amount === null ? [] : [text(pesos(amount, words))]

/** The state's share beside the federal amount: under 25 % it is an alarm. */
function shareLines(
  { federalAmount, stateShare, stateShareLow }: FundingRow,
  { words, screen }: Words,
): readonly Line[] {
  if (federalAmount === null || federalAmount === 0 || stateShare === null) return []
  const percent = figure((stateShare / federalAmount) * 100, words, 1)
  const said = fillScreenPattern(screen.funding.shareOf, { percent })
  return [stateShareLow ? { type: 'alarm', text: said } : quiet(said)]
}

function placeLines(finding: FundingFindingRow, { screen }: Words): readonly Line[] {
  const { fund, year, entity, programme } = finding
  return [text(`${fund} ${year}`), quiet(entity ?? screen.funding.nation), ...quietLines(programme)]
}

function findingLines(finding: FundingFindingRow, { words, screen }: Words): readonly Line[] {
  const { code, column: of, stated, reckoned, difference, parts } = finding
  const sentence = fillScreenPattern(screen.funding.findings[code], {
    column: screen.fields[of],
    stated: pesos(stated, words),
    reckoned: pesos(reckoned, words),
    difference: pesos(Math.abs(difference), words),
    parts,
  })
  return [text(screen.codes.fundingFindings[code]), quiet(sentence)]
}

export const fundTable = ({ rows, findings }: Funds, given: Words): Table => {
  const { words, screen } = given
  const doubts = new Map<string, readonly string[]>()
  for (const { funding, code } of findings) {
    doubts.set(funding, [...(doubts.get(funding) ?? []), screen.codes.fundingFindings[code]])
  }
  return tableOf<FundingRow>(
    words.lists.kickers.funds,
    [
      field(screen.fields.fund, 18, ({ fund }) => textCell(fund)),
      field(screen.fields.year, 8, ({ year }) => textCell(String(year))),
      field(words.workbook.unitCode, 14, ({ entity }) => textOrEmpty(entity)),
      field(screen.fields.entity, 26, (row) => textCell(entityName(row, given))),
      field(screen.fields.programme, 30, ({ programme }) => textOrEmpty(programme), true),
      field(screen.fields.federalAmount, 18, (row) => numberOrEmpty(row.federalAmount)),
      field(screen.fields.stateShare, 18, (row) => numberOrEmpty(row.stateShare)),
      field(screen.fields.committed, 18, (row) => numberOrEmpty(row.committed)),
      field(screen.fields.exercised, 18, (row) => numberOrEmpty(row.exercised)),
      field(screen.funding.paidInAll, 18, (row) => numberOrEmpty(row.paid)),
      field(words.lists.agreementsFunded, 12, (row) => numberCell(row.agreements)),
      field(
        screen.funding.doesNotAddUp,
        40,
        ({ id }) => textOrEmpty((doubts.get(id) ?? []).join('; ')),
        true,
      ),
      field(screen.fields.source, 40, ({ source }) => textOrEmpty(source), true),
      field(screen.fields.sourceNote, 40, ({ sourceNote }) => textOrEmpty(sourceNote), true),
    ],
    rows.toSorted(byFundAndPlace),
  )
}
