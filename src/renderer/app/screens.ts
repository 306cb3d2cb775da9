import {
  type Icon,
  IconArrowsDiff,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconChartLine,
  IconCoins,
  IconCalendarTime,
  IconChecklist,
  IconFileImport,
  IconListCheck,
  IconReportAnalytics,
  IconScissors,
  IconTable,
  IconTransfer,
  IconUsers,
} from '@tabler/icons-react'
import { initialMatrixView } from '../state/matrix-view.ts'
import { emptyView, type Route, type Screen } from '../state/route.ts'

export type MainScreen = Extract<
  Screen,
  | 'sessions'
  | 'matrix'
  | 'obligations'
  | 'deadlines'
  | 'capture'
  | 'units'
  | 'dossier'
  | 'people'
  | 'indicators'
  | 'funding'
  | 'review'
  | 'cutoffs'
  | 'conflicts'
  | 'exchange'
>

/** The entries of the navigation, in its order. */
export const mainScreens: readonly {
  readonly screen: MainScreen
  readonly icon: Icon
  readonly route: Route
  /** Screens within it. */
  readonly within: readonly Screen[]
}[] = [
  {
    screen: 'sessions',
    icon: IconCalendarEvent,
    route: { screen: 'sessions', view: emptyView },
    within: ['sessions', 'session', 'agreement'],
  },
  {
    screen: 'matrix',
    icon: IconTable,
    route: { screen: 'matrix', view: initialMatrixView },
    within: ['matrix'],
  },
  {
    screen: 'obligations',
    icon: IconListCheck,
    route: { screen: 'obligations', view: emptyView },
    within: ['obligations', 'obligation'],
  },
  {
    screen: 'deadlines',
    icon: IconCalendarTime,
    route: { screen: 'deadlines', part: 'overdue', view: emptyView },
    within: ['deadlines'],
  },
  {
    screen: 'capture',
    icon: IconFileImport,
    route: { screen: 'capture' },
    within: ['capture'],
  },
  {
    screen: 'dossier',
    icon: IconReportAnalytics,
    route: { screen: 'dossier', session: null },
    within: ['dossier', 'report'],
  },
  {
    screen: 'units',
    icon: IconBuildingCommunity,
    route: { screen: 'units', unit: null, day: null },
    within: ['units', 'splits'],
  },
  {
    screen: 'people',
    icon: IconUsers,
    route: { screen: 'people', part: 'people', view: emptyView },
    within: ['people'],
  },
  {
    screen: 'indicators',
    icon: IconChartLine,
    route: { screen: 'indicators', view: emptyView },
    within: ['indicators', 'indicator'],
  },
  {
    screen: 'funding',
    icon: IconCoins,
    route: { screen: 'funding', fund: null, column: 'federalAmount' },
    within: ['funding', 'fundYear', 'fundingRecord'],
  },
  {
    screen: 'review',
    icon: IconChecklist,
    route: { screen: 'review', part: 'audit', view: emptyView },
    within: ['review'],
  },
  {
    screen: 'cutoffs',
    icon: IconScissors,
    route: { screen: 'cutoffs' },
    within: ['cutoffs'],
  },
  {
    screen: 'conflicts',
    icon: IconArrowsDiff,
    route: { screen: 'conflicts', view: emptyView, conflict: null },
    within: ['conflicts'],
  },
  {
    screen: 'exchange',
    icon: IconTransfer,
    route: { screen: 'exchange', part: 'offices', view: emptyView },
    within: ['exchange'],
  },
]

/** Alt and these open the screen at a place of the navigation: nine digits, then the same with Shift. */
export function keysOfScreen(place: number): { readonly digit: string; readonly shift: boolean } {
  return { digit: String((place % 9) + 1), shift: place >= 9 }
}
