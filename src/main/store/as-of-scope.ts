import type { CheckedListQuery, Filter, ListKind } from '../../contract/rows.ts'
import type { PastState } from './as-of-state.ts'
import { toHex } from './bytes.ts'
import { isId } from './projections/columns.ts'
import { recordsNamed } from './queries/list-references.ts'

/** Which agreements have to be there so that a question about a past day is answered in full. */
export type Scope = readonly string[] | 'whole'

/** Lists that say nothing of any agreement. */
const ofCatalogue: ReadonlySet<ListKind> = new Set([
  'units',
  'bodies',
  'people',
  'posts',
  'assignments',
  'terms',
  'packages',
  'cutoffs',
  'offices',
  'installations',
  'officeSettings',
  'placements',
  'successions',
  'statements',
])

/** Lists of the catalogue that count agreements: which ones, the ids of their own records do not say. */
const countingAgreements: ReadonlySet<ListKind> = new Set(['indicators', 'funding', 'agenda'])

export function scopeOfList(state: PastState, query: CheckedListQuery): Scope {
  if (ofCatalogue.has(query.kind)) return []
  return query.kind === 'sessions'
    ? scopeOfSessions(state, query.where)
    : scopeOfFilters(
        state,
        countingAgreements.has(query.kind)
          ? query.where.filter(({ field }) => field !== 'id')
          : query.where,
      )
}

function scopeOfSessions(state: PastState, where: readonly Filter[]): Scope {
  const own = where.find((filter) => filter.field === 'id' && namesIds(filter))
  return own === undefined ? 'whole' : state.agreementsOf(own.values)
}

/** All conditions have to hold, so one that names sessions, agreements or what hangs from them is enough. */
export function scopeOfFilters(state: PastState, where: readonly Filter[]): Scope {
  for (const filter of where) {
    const { field, operator, values } = filter
    if (operator !== '=' || values.includes('')) continue
    if (field === 'session' || field === 'sessionId') {
      return state.agreementsOf(values.flatMap((value) => sessionsNamed(state, value)))
    }
    if (hangsFromAgreement.has(field) && namesIds(filter)) return agreementsBehind(state, values)
  }
  return 'whole'
}

/** Columns that hold records of agreements. */
const hangsFromAgreement: ReadonlySet<string> = new Set(['id', 'agreement', 'clause', 'obligation'])

const namesIds = ({ operator, values }: Filter): boolean => operator === '=' && values.every(isId)

export const agreementsBehind = (state: PastState, records: readonly string[]): readonly string[] =>
  records.flatMap((record) => state.agreementBehind(record) ?? [])

const sessionsNamed = ({ connection }: PastState, text: string): readonly string[] =>
  isId(text)
    ? [text]
    : recordsNamed(connection, 'session', text).flatMap((record) => {
        const row = connection.get<{ uid: Uint8Array }>('SELECT uid FROM record WHERE id = ?', [
          record,
        ])
        return row === undefined ? [] : [toHex(row.uid)]
      })
