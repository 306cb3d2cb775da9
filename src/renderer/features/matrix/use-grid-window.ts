import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { sameSpan, scrollFor, type Span, spanWithin } from './grid-geometry.ts'
import type { Place } from './matrix-model.ts'

/** Pixels: where lines and columns begin and end, and what always covers the upper and the left edge. */
export interface GridGeometry {
  readonly lineEdges: readonly number[]
  readonly columnEdges: readonly number[]
  readonly headHeight: number
  readonly nameWidth: number
}

export interface GridWindow {
  readonly lines: Span
  readonly columns: Span
}

/** Drawn beyond what is in sight, so that a fast scroll shows no white. */
const moreLines = 6
const moreColumns = 3

/**
 * Which lines and columns of a scrolled grid are drawn. The scroll position is read once in a frame, while the layout
 * is as it was painted: reading it after something was drawn would lay everything out twice.
 */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  geometry: GridGeometry,
  size: { readonly width: number; readonly height: number },
): { readonly drawn: GridWindow; readonly scrollTo: (place: Place) => void } {
  const { lineEdges, columnEdges, headHeight, nameWidth } = geometry
  const [tall, wide] = [size.height - headHeight, size.width - nameWidth]
  const [scrolled, setScrolled] = useState({ top: 0, left: 0 })
  const windowAt = useCallback(
    ({ top, left }: { readonly top: number; readonly left: number }): GridWindow => ({
      lines: spanWithin(lineEdges, top, top + tall, moreLines),
      columns: spanWithin(columnEdges, left, left + wide, moreColumns),
    }),
    [lineEdges, columnEdges, tall, wide],
  )
  const drawn = useMemo(() => windowAt(scrolled), [windowAt, scrolled])
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const onScroll = () => {
      const at = { top: element.scrollTop, left: element.scrollLeft }
      const next = windowAt(at)
      if (sameSpan(next.lines, drawn.lines) && sameSpan(next.columns, drawn.columns)) return
      // In this frame, not in one of the next: what comes into sight is there when it is.
      flushSync(() => setScrolled(at))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller, windowAt, drawn])

  const scrollTo = ({ line, column }: Place) => {
    const element = scroller.current
    if (element === null) return
    const { scrollTop, scrollLeft } = element
    element.scrollTo({
      top: scrollFor(lineEdges, line, scrollTop, tall),
      left: column < 0 ? scrollLeft : scrollFor(columnEdges, column, scrollLeft, wide),
    })
  }
  return { drawn, scrollTo }
}
