import type { ListReportName } from '../../contract/list-report.ts'
import type { Filter } from '../../contract/rows.ts'
import type { MatrixView } from './matrix-view.ts'
import type { AmountColumn } from '../../core/compliance/funding/reckoning.ts'

export interface ListOrder {
  readonly field: string
  readonly descending: boolean
}

/** Where the window is: what an address would say, with the filters of the list on screen. */
export interface ListView {
  readonly search: string
  /** 0-based. */
  readonly page: number
  readonly sort: ListOrder | null
  /** What a person chose: at most one for a field and a comparison. */
  readonly filters: readonly Filter[]
  readonly withdrawn: boolean
}

export const emptyView: ListView = {
  search: '',
  page: 0,
  sort: null,
  filters: [],
  withdrawn: false,
}

/** What the screen of deadlines shows. */
export const deadlineParts = ['overdue', 'soon', 'undetermined', 'terms'] as const
export type DeadlinePart = (typeof deadlineParts)[number]

/** What the screen of review shows. */
export const reviewParts = ['audit', 'drafting', 'data'] as const
export type ReviewPart = (typeof reviewParts)[number]

/** What the screen of people and posts shows. */
export const peopleParts = ['people', 'posts'] as const
export type PeoplePart = (typeof peopleParts)[number]

/** What the screen of the exchange shows. */
export const exchangeParts = ['offices', 'packages'] as const
export type ExchangePart = (typeof exchangeParts)[number]

export type Route =
  | { readonly screen: 'sessions'; readonly view: ListView }
  | { readonly screen: 'session'; readonly id: string; readonly view: ListView }
  | { readonly screen: 'agreement'; readonly id: string; readonly view: ListView }
  | { readonly screen: 'matrix'; readonly view: MatrixView }
  | { readonly screen: 'obligations'; readonly view: ListView }
  | { readonly screen: 'obligation'; readonly id: string }
  | { readonly screen: 'deadlines'; readonly part: DeadlinePart; readonly view: ListView }
  | { readonly screen: 'review'; readonly part: ReviewPart; readonly view: ListView }
  | { readonly screen: 'conflicts'; readonly view: ListView; readonly conflict: string | null }
  | { readonly screen: 'capture' }
  | { readonly screen: 'units'; readonly unit: string | null; readonly day: string | null }
  | { readonly screen: 'splits' }
  | { readonly screen: 'dossier'; readonly session: string | null }
  | { readonly screen: 'report'; readonly report: ListReportName; readonly unit: string | null }
  | { readonly screen: 'people'; readonly part: PeoplePart; readonly view: ListView }
  | { readonly screen: 'cutoffs' }
  | { readonly screen: 'exchange'; readonly part: ExchangePart; readonly view: ListView }
  | { readonly screen: 'indicators'; readonly view: ListView }
  | { readonly screen: 'indicator'; readonly id: string }
  | { readonly screen: 'funding'; readonly fund: string | null; readonly column: AmountColumn }
  | {
      readonly screen: 'fundYear'
      readonly fund: string
      readonly year: number
      readonly view: ListView
    }
  | { readonly screen: 'fundingRecord'; readonly id: string }

export type Screen = Route['screen']

/** The same text for the same place, however it is seen (filters, pages, what is chosen in it). */
export function placeOf(route: Route): string {
  if ('id' in route) return `${route.screen} ${route.id}`
  return 'year' in route ? `${route.screen} ${route.fund} ${route.year}` : route.screen
}

export interface Journey {
  readonly past: readonly Route[]
  readonly here: Route
  readonly future: readonly Route[]
}

/** More steps back than anyone takes. */
const longestPast = 100

export const startOf = (here: Route): Journey => ({ past: [], here, future: [] })

export function goTo(journey: Journey, route: Route): Journey {
  return {
    past: [...journey.past, journey.here].slice(-longestPast),
    here: route,
    future: [],
  }
}

/** The same place seen otherwise (a filter, a page): going back does not step through it. */
export function seeAs(journey: Journey, route: Route): Journey {
  return { ...journey, here: route }
}

export function goBack(journey: Journey): Journey {
  const previous = journey.past.at(-1)
  if (previous === undefined) return journey
  return {
    past: journey.past.slice(0, -1),
    here: previous,
    future: [journey.here, ...journey.future],
  }
}

export function goForward(journey: Journey): Journey {
  const [next, ...rest] = journey.future
  if (next === undefined) return journey
  return { past: [...journey.past, journey.here], here: next, future: rest }
}

/** The next state of a list when a filter, the search or the order changes: it starts at its first page. */
export function changeView(view: ListView, change: Partial<Omit<ListView, 'page'>>): ListView {
  return { ...view, ...change, page: 0 }
}

export function setFilter(view: ListView, filter: Filter): ListView {
  return changeView(view, { filters: withFilter(view.filters, filter) })
}

/** Takes the place of what was chosen for the same field and comparison; without values it only goes away. */
export function withFilter(filters: readonly Filter[], filter: Filter): readonly Filter[] {
  const others = filters.filter(
    ({ field, operator }) => field !== filter.field || operator !== filter.operator,
  )
  return filter.values.length === 0 ? others : [...others, filter]
}

export const whereIs = (field: string, ...values: readonly string[]): Filter => ({
  field,
  operator: '=',
  values: [...values],
})

/** First click ascending, second descending, third as it was. */
export function toggleSort(view: ListView, field: string): ListView {
  if (view.sort?.field !== field) return changeView(view, { sort: { field, descending: false } })
  return changeView(view, { sort: view.sort.descending ? null : { field, descending: true } })
}

export function isFiltered(view: ListView): boolean {
  return view.search !== '' || view.withdrawn || view.filters.length > 0
}
