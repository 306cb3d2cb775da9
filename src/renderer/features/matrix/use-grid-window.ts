import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  covers,
  lengthOf,
  sameSpan,
  scrollFor,
  type Span,
  spanAround,
  spanOfBoth,
  spanWithin,
  stepTowards,
} from './grid-geometry.ts'
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

/**
 * Drawn beyond what is in sight, so that a fast scroll shows no white; few, so that a scroll that runs ahead of what is
 * drawn costs every frame the same.
 */
const moreLines = 3
const moreColumns = 16

/** So many columns are all drawn, wherever one scrolls. */
const allColumns = 128

/** So many cells stay drawn: those of 600 agreements by 32 federal entities. */
const mostCells = 20_000

/** Lines that are drawn ahead at once: a few milliseconds, so that nothing else waits for them. */
const linesAhead = 8

/** Pixels. */
interface Scrolled {
  readonly top: number
  readonly left: number
}

interface Drawing {
  readonly window: GridWindow
  /** When it was last looked. */
  readonly scrolled: Scrolled
  /** The lines that `window` means. */
  readonly lineEdges: readonly number[]
}

/**
 * Which lines and columns of a scrolled grid are drawn. What is in sight is drawn in the frame in which it comes into
 * sight; whenever the window has nothing else to do, the lines around it are drawn ahead. Scrolling over what is drawn
 * is the browser's work alone: nothing is made, styled, laid out or painted. The scroll position is only read where the
 * layout is as it was painted: reading it after something was drawn would lay everything out twice.
 */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  geometry: GridGeometry,
  size: { readonly width: number; readonly height: number },
): { readonly drawn: GridWindow; readonly scrollTo: (place: Place) => void } {
  const { lineEdges, columnEdges, headHeight, nameWidth } = geometry
  const [tall, wide] = [size.height - headHeight, size.width - nameWidth]
  const [drawing, setDrawing] = useState<Drawing>(nothingDrawn)
  /** What is in sight, and `lines` and `columns` on each side of it. */
  const windowAt = useCallback(
    ({ top, left }: Scrolled, lines: number, columns: number): GridWindow => ({
      lines: spanWithin(lineEdges, top, top + tall, lines),
      columns: spanWithin(columnEdges, left, left + wide, columns),
    }),
    [lineEdges, columnEdges, tall, wide],
  )
  /** What has to be drawn there; what is drawn already stays as far as there is room for it. */
  const drawnAt = useCallback(
    (scrolled: Scrolled, drawn: GridWindow): GridWindow => {
      const sight = windowAt(scrolled, moreLines - 1, 0)
      if (covers(drawn.lines, sight.lines) && covers(drawn.columns, sight.columns)) return drawn
      const next = windowAt(scrolled, moreLines, moreColumns)
      const all = columnEdges.length - 1
      const columns = all <= allColumns ? { first: 0, end: all } : next.columns
      const both = spanOfBoth(drawn.lines, next.lines)
      const touching = lengthOf(both) <= lengthOf(drawn.lines) + lengthOf(next.lines)
      return {
        lines: touching && lengthOf(both) <= mostLines(columns) ? both : next.lines,
        // The same object: rows are drawn anew when it is another.
        columns: sameSpan(columns, drawn.columns) ? drawn.columns : columns,
      }
    },
    [windowAt, columnEdges],
  )
  const drawn = useMemo(
    () =>
      drawing.lineEdges === lineEdges
        ? drawing.window
        : drawnAt(drawing.scrolled, nothingDrawn.window),
    [drawing, lineEdges, drawnAt],
  )

  // The matrix or its room is another: in the same frame, what is in sight now.
  useLayoutEffect(() => {
    const look = () => {
      const scrolled = positionOf(scroller.current)
      setDrawing((last) => {
        const before = last.lineEdges === lineEdges ? last.window : nothingDrawn.window
        return { window: drawnAt(scrolled, before), scrolled, lineEdges }
      })
    }
    look()
  }, [scroller, lineEdges, drawnAt])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const lineCount = lineEdges.length - 1
    const most = mostLines(drawn.columns)
    const all = Math.min(most, lineCount)
    const drawAhead = () => {
      const scrolled = positionOf(element)
      const { lines: sight } = windowAt(scrolled, moreLines, 0)
      const near = spanAround(sight, Math.floor(most / 2), lineCount)
      if (lengthOf(drawn.lines) >= all && covers(drawn.lines, near)) return
      const wanted = spanAround(sight, most, lineCount)
      const lines = stepTowards(drawn.lines, wanted, sight, linesAhead)
      setDrawing({ window: { lines, columns: drawn.columns }, scrolled, lineEdges })
    }
    let ahead = lengthOf(drawn.lines) < all ? requestIdleCallback(drawAhead) : undefined
    const onScroll = () => {
      const scrolled = positionOf(element)
      const next = drawnAt(scrolled, drawn)
      if (next !== drawn) {
        // In this frame, not in one of the next: what comes into sight is there when it is.
        flushSync(() => setDrawing({ window: next, scrolled, lineEdges }))
      } else if (all < lineCount) ahead ??= requestIdleCallback(drawAhead)
    }
    const onScrollEnd = () =>
      setDrawing({ window: drawn, scrolled: positionOf(element), lineEdges })
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('scrollend', onScrollEnd)
    return () => {
      if (ahead !== undefined) cancelIdleCallback(ahead)
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('scrollend', onScrollEnd)
    }
  }, [scroller, windowAt, drawnAt, drawn, lineEdges])

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

const nowhere: Span = { first: 0, end: 0 }

const nothingDrawn: Drawing = {
  window: { lines: nowhere, columns: nowhere },
  scrolled: { top: 0, left: 0 },
  lineEdges: [],
}

const mostLines = (columns: Span): number => Math.floor(mostCells / Math.max(1, lengthOf(columns)))

const positionOf = (element: HTMLElement | null): Scrolled => ({
  top: element?.scrollTop ?? 0,
  left: element?.scrollLeft ?? 0,
})
