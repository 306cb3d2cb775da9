import { useEffect } from 'react'
import { useKnownAt } from '../state/known-at.ts'
import { useNavigation } from '../state/navigation.ts'
import { usePanels } from '../state/panels.ts'
import { keysOfScreen, mainScreens } from './screens.ts'

/** Keys that work everywhere; those of forms and lists belong to them. `ShortcutsDialog` names them all. */
export function useShortcuts(): void {
  useEffect(() => {
    document.addEventListener('keydown', handle)
    return () => document.removeEventListener('keydown', handle)
  }, [])
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    if (move(event)) event.preventDefault()
    return
  }
  const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)
  // A field undoes its own typing; a panel that is open holds work of its own.
  if (isUndo && !event.shiftKey && !isTyping(event.target)) {
    if (usePanels.getState().open !== null) return
    event.preventDefault()
    usePanels.getState().show({ panel: 'undo' })
    return
  }
  if (event.key === '?' && !isTyping(event.target)) {
    event.preventDefault()
    usePanels.getState().show({ panel: 'shortcuts' })
  }
}

function move({ key, code, shiftKey }: KeyboardEvent): boolean {
  // A panel that is open holds work: it is left on purpose or not at all.
  if (usePanels.getState().open !== null) return false
  const { back, forward, go } = useNavigation.getState()
  if (key === 'ArrowLeft') back()
  else if (key === 'ArrowRight') forward()
  else if (key === '0') useKnownAt.getState().show(null)
  else {
    // With Shift a digit's key gives a sign that differs from keyboard to keyboard.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
    const screen = mainScreens.find((_, place) => {
      const keys = keysOfScreen(place)
      return keys.digit === digit && keys.shift === shiftKey
    })
    if (screen === undefined) return false
    go(screen.route)
  }
  return true
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  )
}
