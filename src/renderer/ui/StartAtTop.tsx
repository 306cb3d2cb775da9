import { useLayoutEffect } from 'react'

/** Stands in what begins at its beginning: the page scrolls up when this comes. */
export function StartAtTop() {
  useLayoutEffect(() => window.scrollTo(0, 0), [])
  return null
}
