import { create } from 'zustand'
import { askOf, present } from '../api/past.ts'

/** A past state that the window shows: the end of a day, or a cut-off with its name. */
export interface KnownAt {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly cutoff: { readonly id: string; readonly name: string } | null
}

interface KnownAtState {
  /** `null`: the present. */
  readonly at: KnownAt | null
  readonly show: (at: KnownAt | null) => void
}

export const useKnownAt = create<KnownAtState>()((set) => ({
  at: null,
  show: (at) => {
    if (at === null) askOf(present)
    else askOf(at.cutoff === null ? { asOf: at.day } : { cutoff: at.cutoff.id })
    set({ at })
  },
}))

/** The same text for the same state. */
export const stateKey = (at: KnownAt | null): string =>
  at === null ? 'present' : (at.cutoff?.id ?? at.day)
