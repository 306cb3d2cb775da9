import { create } from 'zustand'
import {
  emptyView,
  goBack,
  goForward,
  goTo,
  type Journey,
  type Route,
  seeAs,
  startOf,
} from './route.ts'

interface Navigation {
  readonly journey: Journey
  readonly go: (route: Route) => void
  readonly see: (route: Route) => void
  readonly back: () => void
  readonly forward: () => void
}

export const useNavigation = create<Navigation>()((set) => ({
  journey: startOf({ screen: 'sessions', view: emptyView }),
  go: (route) => set(({ journey }) => ({ journey: goTo(journey, route) })),
  see: (route) => set(({ journey }) => ({ journey: seeAs(journey, route) })),
  back: () => set(({ journey }) => ({ journey: goBack(journey) })),
  forward: () => set(({ journey }) => ({ journey: goForward(journey) })),
}))

export const useGo = () => useNavigation(({ go }) => go)
