import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { CardPlace } from './CellCard.tsx'

/** Milliseconds that the pointer rests on a cell before its card is shown: cells that are passed over show none. */
const rest = 120

/** The card of one cell. Scrolling moves the cells away from below it, so it goes. */
export function useCellCard(scroller: RefObject<HTMLElement | null>) {
  const [card, setCard] = useState<CardPlace | null>(null)
  const waiting = useRef<number | undefined>(undefined)
  const hide = useCallback(() => {
    window.clearTimeout(waiting.current)
    setCard(null)
  }, [])
  const show = useCallback((cardOf: () => CardPlace | null, soon: boolean) => {
    window.clearTimeout(waiting.current)
    if (soon) setCard(cardOf())
    else waiting.current = window.setTimeout(() => setCard(cardOf()), rest)
  }, [])
  useEffect(() => {
    const element = scroller.current
    element?.addEventListener('scroll', hide, { passive: true })
    return () => {
      window.clearTimeout(waiting.current)
      element?.removeEventListener('scroll', hide)
    }
  }, [scroller, hide])
  return { card, show, hide }
}
