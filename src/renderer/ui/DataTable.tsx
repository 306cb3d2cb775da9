import { Checkbox, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import classes from './DataTable.module.css'
import { useTexts } from './use-texts.ts'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Stands below the row's name, outside the button that opens it. */
  readonly note?: (row: Row) => ReactNode
  /** The field that the engine sorts by. */
  readonly sort?: string
  readonly width?: string
  readonly align?: 'right'
}

export interface Sorting {
  readonly field: string
  readonly descending: boolean
}

/** Rows that a person chooses, by their keys; those of other pages stay chosen. */
export interface RowSelection<Row> {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  /** What the row's box is called. */
  readonly nameOf: (row: Row) => string
}

interface DataTableProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** The first column is the row's name: a button that opens it. */
  readonly columns: readonly Column<Row>[]
  readonly onOpen: (row: Row) => void
  readonly sort?: Sorting | null
  readonly onSort?: (field: string) => void
  readonly faded?: (row: Row) => boolean
  /** Keeps columns from being squeezed: the frame scrolls instead. */
  readonly minWidth?: number
  /** Puts a box before each row. */
  readonly selection?: RowSelection<Row>
}

/** A list. The arrow keys move between its rows, Enter opens one. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, onOpen, faded, selection } = props
  return (
    <div className={classes.frame} tabIndex={-1}>
      <Table
        aria-label={props.label}
        highlightOnHover
        verticalSpacing="xs"
        horizontalSpacing="sm"
        layout="fixed"
        miw={props.minWidth ?? 700}
      >
        <Table.Thead className={classes.head}>
          <Table.Tr>
            {selection !== undefined && (
              <Table.Th scope="col" w="2.5rem">
                <PageBox keys={rows.map(rowKey)} {...selection} />
              </Table.Th>
            )}
            {columns.map((column) => (
              <Heading
                key={column.key}
                column={column}
                sort={props.sort ?? null}
                onSort={props.onSort}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={moveBetweenRows}>
          {rows.map((row) => (
            <Table.Tr
              key={rowKey(row)}
              className={classes.row}
              data-faded={faded?.(row) === true}
              onClick={() => onOpen(row)}
            >
              {selection !== undefined && (
                <Table.Td className={classes.cell} onClick={(event) => event.stopPropagation()}>
                  <RowBox row={row} rowKey={rowKey(row)} {...selection} />
                </Table.Td>
              )}
              {columns.map((column, index) => (
                <Table.Td
                  key={column.key}
                  className={classes.cell}
                  {...(column.align === undefined ? {} : { ta: column.align })}
                >
                  {index === 0 ? (
                    <>
                      <UnstyledButton
                        className={classes.open}
                        data-row-open
                        onClick={(event) => {
                          event.stopPropagation()
                          onOpen(row)
                        }}
                      >
                        {column.cell(row)}
                      </UnstyledButton>
                      {column.note?.(row)}
                    </>
                  ) : (
                    column.cell(row)
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function RowBox<Row>({
  row,
  rowKey,
  chosen,
  onChoose,
  nameOf,
}: RowSelection<Row> & { row: Row; rowKey: string }) {
  const { t } = useTexts()
  return (
    <Checkbox
      size="xs"
      aria-label={t('bulk.select', { name: nameOf(row) })}
      checked={chosen.has(rowKey)}
      onChange={(event) => onChoose(withKeys(chosen, [rowKey], event.currentTarget.checked))}
    />
  )
}

/** All rows of the page, or none of them. */
function PageBox<Row>({
  keys,
  chosen,
  onChoose,
}: Pick<RowSelection<Row>, 'chosen' | 'onChoose'> & { keys: readonly string[] }) {
  const { t } = useTexts()
  const count = keys.filter((key) => chosen.has(key)).length
  const all = count > 0 && count === keys.length
  return (
    <Checkbox
      size="xs"
      aria-label={t('bulk.selectPage')}
      checked={all}
      indeterminate={count > 0 && !all}
      onChange={() => onChoose(withKeys(chosen, keys, !all))}
    />
  )
}

function withKeys(
  chosen: ReadonlySet<string>,
  keys: readonly string[],
  are: boolean,
): ReadonlySet<string> {
  const next = new Set(chosen)
  for (const key of keys) {
    if (are) next.add(key)
    else next.delete(key)
  }
  return next
}

interface HeadingProps<Row> {
  readonly column: Column<Row>
  readonly sort: Sorting | null
  readonly onSort: ((field: string) => void) | undefined
}

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>) {
  const { t } = useTexts()
  const { sort: field } = column
  const sorted = field !== undefined && sort?.field === field ? sort : null
  const look = {
    className: classes.heading ?? '',
    ...(column.width === undefined ? {} : { w: column.width }),
    ...(column.align === undefined ? {} : { ta: column.align }),
  }
  if (field === undefined || onSort === undefined) {
    return (
      <Table.Th scope="col" {...look}>
        {column.header}
      </Table.Th>
    )
  }
  const Arrow = sorted === null ? IconArrowsSort : sorted.descending ? IconArrowDown : IconArrowUp
  return (
    <Table.Th scope="col" {...look} aria-sort={ariaSort(sorted)}>
      <UnstyledButton
        className={classes.sort}
        onClick={() => onSort(field)}
        title={t('common.sortBy', { column: column.header })}
      >
        {column.header}
        <Arrow size={13} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  )
}

function ariaSort(sorted: Sorting | null): 'none' | 'ascending' | 'descending' {
  if (sorted === null) return 'none'
  return sorted.descending ? 'descending' : 'ascending'
}

function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
  const step = steps[event.key]
  if (step === undefined || !(event.target instanceof HTMLElement)) return
  if (!event.target.matches('[data-row-open]')) return
  const openers = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-open]')]
  const next = openers[openers.indexOf(event.target) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
