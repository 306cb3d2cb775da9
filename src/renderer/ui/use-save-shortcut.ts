import { useHotkeys } from '@mantine/hooks'

/** Ctrl+S (⌘S) saves the form on screen, from inside its fields too. */
export function useSaveShortcut(save: () => void): void {
  useHotkeys([['mod+S', save]], [], true)
}
