import { Group, Stack, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { formatDay } from '../../ui/format.ts'
import type { Listing } from '../../ui/listing.ts'
import { ListBody } from '../../ui/ListBody.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { EmptyNote, type EmptyNoteProps } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { byMonth } from './by-month.ts'

interface MonthTablesProps<Row> {
  readonly listing: Listing<Row>
  readonly columns: readonly Column<Row>[]
  readonly dayOf: (row: Row) => string | null
  readonly onOpen: (row: Row) => void
  readonly empty: EmptyNoteProps
}

/** A list in the order of its days, with a heading for each month. */
export function MonthTables<Row extends { readonly id: string }>(props: MonthTablesProps<Row>) {
  const { listing, columns, dayOf, onOpen, empty } = props
  const { t, language } = useTexts()
  return (
    <ListBody
      loading={listing.loading}
      refusal={listing.refusal}
      onRetry={listing.retry}
      total={listing.total}
      empty={<EmptyNote {...empty} />}
    >
      <Stack gap="lg">
        {byMonth(listing.rows, dayOf).map(({ month, rows }) => {
          const name = month === null ? t('deadlines.withoutDate') : formatDay(month, language)
          return (
            <Stack key={month ?? ''} gap="xs" component="section" aria-label={name}>
              <Group gap="xs" align="baseline">
                <Title order={2} size="h5">
                  {name}
                </Title>
                <Text size="sm" c="dimmed">
                  {rows.length}
                </Text>
              </Group>
              <DataTable
                label={name}
                rows={rows}
                rowKey={({ id }) => id}
                columns={columns}
                onOpen={onOpen}
                minWidth={900}
              />
            </Stack>
          )
        })}
      </Stack>
      <Pager
        total={listing.total}
        page={listing.page}
        pageSize={listing.pageSize}
        onPage={listing.onPage}
      />
    </ListBody>
  )
}
