import { Stack } from '@mantine/core'
import { type Column, DataTable, type RowSelection } from './DataTable.tsx'
import { ListBody } from './ListBody.tsx'
import { ListFilters } from './ListFilters.tsx'
import type { FilterChoice, Listing } from './listing.ts'
import { NoMatch } from './NoMatch.tsx'
import { Pager } from './Pager.tsx'
import { EmptyNote, type EmptyNoteProps } from './states.tsx'

/** What every row of a list has. */
interface ListedRecord {
  readonly id: string
  /** The reason, when it was withdrawn; what is found of records cannot be. */
  readonly withdrawn?: string | null
}

interface RecordListProps<Row extends ListedRecord> {
  readonly label: string
  readonly listing: Listing<Row>
  readonly columns: readonly Column<Row>[]
  readonly filters: readonly FilterChoice[]
  readonly onOpen: (row: Row) => void
  /** What is said before there is anything to list. */
  readonly empty: EmptyNoteProps
  /** Pixels below which the columns are not squeezed. */
  readonly minWidth?: number
  readonly selection?: RowSelection<Row>
}

/** A list of records, whole: search, filters, sorting, pages, and the states of loading, failed, empty, no match. */
export function RecordList<Row extends ListedRecord>(props: RecordListProps<Row>) {
  const { label, listing, empty, minWidth, selection } = props
  return (
    <Stack gap="sm" component="section" aria-label={label}>
      <ListFilters listing={listing} choices={props.filters} />
      <ListBody
        loading={listing.loading}
        refusal={listing.refusal}
        onRetry={listing.retry}
        total={listing.total}
        empty={listing.narrowed ? <NoMatch onClear={listing.onClear} /> : <EmptyNote {...empty} />}
      >
        <DataTable
          label={label}
          rows={listing.rows}
          rowKey={({ id }) => id}
          columns={props.columns}
          sort={listing.sort}
          onSort={listing.onSort}
          onOpen={props.onOpen}
          faded={({ withdrawn = null }) => withdrawn !== null}
          {...(minWidth === undefined ? {} : { minWidth })}
          {...(selection === undefined ? {} : { selection })}
        />
        <Pager
          total={listing.total}
          page={listing.page}
          pageSize={listing.pageSize}
          onPage={listing.onPage}
        />
      </ListBody>
    </Stack>
  )
}
