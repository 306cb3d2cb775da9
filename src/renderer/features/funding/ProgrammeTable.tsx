import { Anchor, Table } from '@mantine/core'
import type { FundingRow } from '../../../contract/rows.ts'
import { amountColumns } from '../../../core/compliance/funding/reckoning.ts'
import { pesosOfColumn } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface ProgrammeTableProps {
  readonly rows: readonly FundingRow[]
  readonly onOpen: (id: string) => void
}

/** The priority programmes among which an amount is divided. */
export function ProgrammeTable({ rows, onOpen }: ProgrammeTableProps) {
  const { t, language } = useTexts()
  const columns = amountColumns.map((column) => ({
    column,
    money: pesosOfColumn(
      rows.map((row) => row[column]),
      language,
    ),
  }))
  return (
    <Table aria-label={t('funding.programmes')} verticalSpacing={4} bg="white" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('fields.programme')}</Table.Th>
          {amountColumns.map((column) => (
            <Table.Th key={column} scope="col" ta="right">
              {t(`fields.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Th scope="row" fw={400}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="start"
                onClick={() => onOpen(row.id)}
              >
                {row.programme}
              </Anchor>
            </Table.Th>
            {columns.map(({ column, money }) => {
              const pesos = row[column]
              return (
                <Table.Td key={column} ta="right">
                  {pesos === null ? t('common.unknown') : money(pesos)}
                </Table.Td>
              )
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
