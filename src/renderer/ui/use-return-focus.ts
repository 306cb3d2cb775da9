import { useEffect, useState } from 'react'

/**
 * When the component goes, the focus is again where it was when it came. A dialog that is drawn only while it is open
 * needs it: Mantine returns the focus of one that is closed, not of one that is gone.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // The dialog still holds the focus while it goes.
      setTimeout(() => {
        const free = document.activeElement === null || document.activeElement === document.body
        if (free && before instanceof HTMLElement) before.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
