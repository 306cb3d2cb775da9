import { useLayoutEffect } from 'react'

/** Another place begins at its beginning. */
export function useScrollToTop(place: string): void {
  useLayoutEffect(() => window.scrollTo(0, 0), [place])
}
