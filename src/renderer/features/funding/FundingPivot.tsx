import { Anchor, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { pesosOfColumn } from '../../ui/format.ts'
import { entityOf } from '../../ui/funding-name.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import classes from './FundingPivot.module.css'
import type { Pivot, PivotCell } from './pivot.ts'

interface FundingPivotProps {
  readonly label: string
  readonly pivot: Pivot
  readonly onYear: (year: number) => void
  readonly onRecord: (id: string) => void
}

/** Entities by years, and below them what they make, what the nation's figure says, and by how much the two differ. */
export function FundingPivot({ label, pivot, onYear, onRecord }: FundingPivotProps) {
  const { t, language } = useTexts()
  const { years, lines, totals } = pivot
  const moneys = new Map(
    years.map((year) => [year, pesosOfColumn(amountsOfYear(pivot, year), language)]),
  )
  const moneyOf = (year: number) => moneys.get(year) ?? pesosOfColumn([], language)
  const cell = (found: PivotCell | null, year: number) => (
    <Amount cell={found} money={moneyOf(year)} onRecord={onRecord} />
  )
  return (
    <div className={classes.frame} tabIndex={-1}>
      <Table aria-label={label} className={classes.table ?? ''} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.name ?? ''}>
              {t('fields.entity')}
            </Table.Th>
            {years.map((year) => (
              <Table.Th key={year} scope="col" ta="right">
                <Anchor component="button" type="button" size="sm" onClick={() => onYear(year)}>
                  {year}
                </Anchor>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ entity, cells }) => (
            <Table.Tr key={entity.entity}>
              <Table.Th scope="row" className={classes.name ?? ''} fw={500}>
                {entityOf(entity, language, t)}
              </Table.Th>
              {years.map((year) => (
                <Table.Td key={year} ta="right">
                  {cell(cells.get(year) ?? null, year)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" className={classes.name ?? ''}>
              {t('funding.sum')}
            </Table.Th>
            {years.map((year) => {
              const sum = totals.get(year)?.sum ?? null
              return (
                <Table.Td key={year} ta="right" fw={600}>
                  {sum === null ? (
                    <Unknown />
                  ) : (
                    <>
                      {moneyOf(year)(sum.pesos)}
                      <Text size="xs" c="dimmed">
                        {t('funding.entities', { count: sum.parts })}
                      </Text>
                    </>
                  )}
                </Table.Td>
              )
            })}
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row" className={classes.name ?? ''}>
              {t('funding.nation')}
            </Table.Th>
            {years.map((year) => (
              <Table.Td key={year} ta="right" fw={600}>
                {cell(totals.get(year)?.nation ?? null, year)}
              </Table.Td>
            ))}
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row" className={classes.name ?? ''}>
              {t('funding.difference')}
            </Table.Th>
            {years.map((year) => (
              <Table.Td key={year} ta="right">
                <Difference pesos={totals.get(year)?.difference ?? null} money={moneyOf(year)} />
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  )
}

/** What stands below one year, totals included. */
const amountsOfYear = ({ lines, totals }: Pivot, year: number): readonly (number | null)[] => {
  const total = totals.get(year)
  return [
    ...lines.map(({ cells }) => cells.get(year)?.pesos ?? null),
    total?.sum?.pesos ?? null,
    total?.nation?.pesos ?? null,
    total?.difference ?? null,
  ]
}

interface AmountProps {
  readonly cell: PivotCell | null
  readonly money: (pesos: number) => string
  readonly onRecord: (id: string) => void
}

function Amount({ cell, money, onRecord }: AmountProps) {
  const { t } = useTexts()
  if (cell === null) return <Unknown />
  const { pesos, id } = cell
  if (id !== null) {
    return (
      <Anchor component="button" type="button" size="sm" onClick={() => onRecord(id)}>
        {money(pesos)}
      </Anchor>
    )
  }
  return (
    <>
      {money(pesos)}
      <Text size="xs" c="dimmed">
        {t('funding.byProgrammes')}
      </Text>
    </>
  )
}

/** Not known is not nothing. */
function Unknown() {
  const { t } = useTexts()
  return (
    <Text size="sm" c="dimmed">
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('common.unknown')}</VisuallyHidden>
    </Text>
  )
}

interface DifferenceProps {
  readonly pesos: number | null
  readonly money: (pesos: number) => string
}

function Difference({ pesos, money }: DifferenceProps) {
  const { t } = useTexts()
  if (pesos === null) return <Unknown />
  return pesos === 0 ? (
    <StatusBadge tone="good" icon={IconCircleCheck} label={t('funding.exact')} />
  ) : (
    <StatusBadge tone="partial" icon={IconAlertTriangle} label={money(pesos)} />
  )
}
