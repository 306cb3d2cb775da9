import { useEffect, useEffectEvent } from 'react'

/**
 * For a form on a screen, which may stand before what was left of it is read from disk.
 *
 * @param leftAt ISO 8601: when what an earlier window left was typed; unknown until it is read.
 * @param bringBack fills the form in with it.
 */
export function useBroughtBack(leftAt: string | undefined, bringBack: () => void): void {
  const fillIn = useEffectEvent(bringBack)
  useEffect(() => {
    if (leftAt !== undefined) fillIn()
  }, [leftAt])
}
