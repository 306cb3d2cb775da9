import { refusal, type Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery } from '../../../contract/rows.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { ListDefinition } from './list-columns.ts'

export interface OrderTerm {
  readonly sql: string
  /** It gives a local record number. */
  readonly isRecord: boolean
  readonly descending: boolean
  /** Empty ones stand last though the order is upwards; downwards they do anyway. */
  readonly emptyLast: boolean
}

export interface ListOrder {
  readonly terms: readonly OrderTerm[]
  /** Ties stand in the order of the records' ids; otherwise in that of their local numbers. */
  readonly byId: boolean
}

/** `sort_invalid`: no such column. */
export function orderTerms(
  definition: Pick<ListDefinition, 'columns' | 'order'>,
  query: Pick<CheckedListQuery, 'sort'>,
): Result<ListOrder, Refusal> {
  if (query.sort.length === 0) {
    return success({ terms: termsOf(definition.order.slice(0, -1)), byId: false })
  }
  const terms: OrderTerm[] = []
  for (const { field, descending } of query.sort) {
    const column = Object.hasOwn(definition.columns, field) ? definition.columns[field] : undefined
    if (column === undefined) {
      return failure(refusal('sort_invalid', { field, known: Object.keys(definition.columns) }))
    }
    const { sql, type } = column
    terms.push({ sql, isRecord: type === 'id', descending, emptyLast: true })
  }
  // Only records have ids; findings stand in their own order.
  return definition.columns['id']?.type === 'id'
    ? success({ terms, byId: true })
    : success({ terms: [...terms, ...termsOf(definition.order.slice(0, -1))], byId: false })
}

const isEmptyTerm = ' IS NULL'

/** A term that asks whether the next one is empty belongs to it. */
function termsOf(order: readonly string[]): readonly OrderTerm[] {
  return order.flatMap((term, index) => {
    if (term.endsWith(isEmptyTerm)) return []
    const descending = term.endsWith(' DESC')
    const sql = descending ? term.slice(0, -' DESC'.length) : term
    return {
      sql,
      isRecord: /^\w\.(?:agreement|obligation|clause|record)$/.test(sql),
      descending,
      emptyLast: order[index - 1] === `${sql}${isEmptyTerm}`,
    }
  })
}

export function orderSql(
  definition: ListDefinition,
  query: Pick<CheckedListQuery, 'sort'>,
): Result<string, Refusal> {
  if (query.sort.length === 0) return success(definition.order.join(', '))
  const order = orderTerms(definition, query)
  if (!order.ok) return order
  const identity = definition.columns['id']
  const ties = order.value.byId
    ? [`(SELECT uid FROM record WHERE id = ${identity?.sql ?? 'rowid'})`]
    : definition.order.slice(-1)
  return success(
    [
      ...order.value.terms.flatMap(({ sql, descending }) => [
        `${sql} IS NULL`,
        `${sql} ${descending ? 'DESC' : 'ASC'}`,
      ]),
      ...ties,
    ].join(', '),
  )
}
