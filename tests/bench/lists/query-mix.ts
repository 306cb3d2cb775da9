import type { ListKind, ListQuery } from '../../../src/contract/rows.ts'
import type { Column } from '../../../src/main/store/queries/list-columns.ts'
import { listDefinitions } from '../../../src/main/store/queries/list-definitions.ts'
import type { ListPage } from '../../../src/main/usecases/ports/register.ts'

/** One page that somebody may ask for, with a name for reports of the worst. */
export interface MixedQuery {
  readonly name: string
  readonly query: ListQuery
}

type TableKind = keyof typeof listDefinitions
type Where = NonNullable<ListQuery['where']>

/** What the mix has to know of the register: rows to take values from, and how many there are. */
export interface Sampled {
  readonly total: number
  readonly rows: ListPage['rows']
}

const is = (field: string, ...values: readonly string[]): Where[number] => ({
  field,
  operator: '=',
  values: [...values],
})

/**
 * Every list: as it opens, every column and filter alone, every column sorted both ways, each at the beginning, ten
 * thousand rows on and at the end. Obligations besides with the pairs that screens offer. Nothing is left out because
 * it is slow.
 */
export function queryMix(sample: (kind: TableKind) => Sampled): readonly MixedQuery[] {
  return tableKinds.flatMap((kind) => {
    const { total, rows } = sample(kind)
    if (rows.length === 0) return []
    return [...ofList(kind, total, rows), ...(kind === 'obligations' ? pairs(total, rows) : [])]
  })
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of an object of known shape
const tableKinds = Object.keys(listDefinitions) as readonly TableKind[]

const offsetsOf = (total: number): readonly number[] =>
  [...new Set([0, 10_000, Math.max(0, total - 100)])].filter((offset) => offset < total)

function ofList(kind: TableKind, total: number, rows: Sampled['rows']): readonly MixedQuery[] {
  const { columns, filters } = listDefinitions[kind]
  const opened = offsetsOf(total).map((offset) => mixed(kind, 'as it opens', { offset }))
  const filtered = Object.entries({ ...columns, ...filters }).flatMap(([field, column]) =>
    filtersOn(field, column, valueIn(rows, field)).flatMap((where) => [
      mixed(kind, `where ${describe(where)}`, { where: [where] }),
      mixed(kind, `where ${describe(where)}, later`, { where: [where], offset: 10_000 }),
    ]),
  )
  const sorted = Object.keys(columns).flatMap((field) =>
    [true, false].flatMap((descending) =>
      offsetsOf(total).map((offset) =>
        mixed(kind, `by ${field} ${descending ? 'down' : 'up'} from ${offset}`, {
          sort: [{ field, descending }],
          offset,
        }),
      ),
    ),
  )
  return [...opened, ...filtered, ...sorted]
}

/** A value that occurs, and for what has an order a range from it; what has codes is asked for each of them. */
function filtersOn(field: string, column: Column, value: string | null): Where {
  if (column.codes !== undefined) return column.codes.map((code) => is(field, code))
  if (column.type === 'boolean') return [is(field, 'true'), is(field, 'false')]
  if (value === null) return [is(field, '')]
  const range: Where =
    column.named === undefined && column.type !== 'id'
      ? [{ field, operator: '>=', values: [value] }]
      : []
  return [is(field, value), { field, operator: '!=', values: [value] }, is(field, ''), ...range]
}

/** The value in the middle of those that rows have. */
function valueIn(rows: Sampled['rows'], field: string): string | null {
  const values = rows
    .map((row) => new Map<string, unknown>(Object.entries(row)).get(field))
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .filter((value) => value !== '')
  return values[Math.floor(values.length / 2)] ?? null
}

const range = (from: string, to: string): Where => [
  { field: 'due', operator: '>=', values: [from] },
  { field: 'due', operator: '<=', values: [to] },
]

/** What the screens of obligations offer together, each as the list opens and in two other orders. */
function pairs(total: number, rows: Sampled['rows']): readonly MixedQuery[] {
  const value = (field: string): string => valueIn(rows, field) ?? ''
  const together: readonly (readonly [string, Where, string?])[] = [
    ['session, not started', [is('session', value('session')), is('compliance', 'not_started')]],
    ['session, met', [is('sessionId', value('sessionId')), is('compliance', 'met')]],
    ['unit, overdue', [is('unit', value('unit')), is('overdue', 'true')]],
    ['unit, in progress', [is('unitId', value('unitId')), is('compliance', 'in_progress')]],
    ['agreement', [is('agreement', value('agreement'))]],
    ['role, not overdue', [is('role', 'responsible'), is('overdue', 'false')]],
    ['due in a year', range('2018-01-01', '2018-12-31')],
    [
      'due in a year, open',
      [...range('2019-01-01', '2019-12-31'), is('compliance', 'not_started')],
    ],
    ['to verify', [is('verification', 'reported'), is('response', 'answered')]],
    ['returned, unrelated', [is('verification', 'returned'), is('response', 'unrelated')]],
    ['binding, overdue', [is('nature', 'binding'), is('overdue', 'true')]],
    ['found, met', [is('compliance', 'met')], 'policía cibernética'],
    ['found, overdue', [is('overdue', 'true')], 'secuestro'],
  ]
  const orders: readonly ListQuery['sort'][] = [
    [],
    [{ field: 'unitName', descending: false }],
    [
      { field: 'due', descending: true },
      { field: 'agreementTitle', descending: false },
    ],
  ]
  return together.flatMap(([name, where, search]) =>
    orders.flatMap((sort) =>
      [0, 10_000].map((offset) =>
        mixed('obligations', `${name}, order ${orders.indexOf(sort)} from ${offset}`, {
          where,
          ...(sort === undefined ? {} : { sort }),
          offset: Math.min(offset, total),
          ...(search === undefined ? {} : { search }),
        }),
      ),
    ),
  )
}

/** Words of all frequencies, alone, together, unfinished and in phrases, in every list that can be searched. */
export function searchMix(): readonly MixedQuery[] {
  const texts = [
    'seguridad',
    'policía',
    'el',
    'cibernética',
    'Uruapan',
    'Zihuatanejo',
    'secuestro extorsión',
    'instal',
    'c',
    'laboratorios forenses',
    '"banco nacional de perfiles genéticos"',
    'norma técnica emergencia Celaya',
    'Durango',
    'MX-DUR',
    'Folio 1234567',
    'género violencia',
    'xyzzy',
    'acapulco fortalecer',
    '41',
    'XLI seguridad',
  ]
  const kinds: readonly ListKind[] = [
    'obligations',
    'agreements',
    'clauses',
    'units',
    'reports',
    'sessions',
  ]
  return texts.flatMap((search) => kinds.map((kind) => mixed(kind, `search ${search}`, { search })))
}

const mixed = (
  kind: ListKind,
  name: string,
  query: Omit<ListQuery, 'kind' | 'limit'>,
): MixedQuery => ({ name: `${kind} ${name}`, query: { ...query, kind, limit: 100 } })

const describe = ({ field, operator, values }: Where[number]): string =>
  `${field} ${operator} ${values.join(',') || 'empty'}`.slice(0, 50)
