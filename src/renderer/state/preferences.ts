import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Language } from '../../core/schema/codes.ts'

interface Preferences {
  readonly language: Language
  /** Id of the person who is working; whether this register knows them is checked where it is shown. */
  readonly person: string | null
  readonly setLanguage: (language: Language) => void
  readonly setPerson: (person: string | null) => void
}

/** What outlives the window, in the page's own storage. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: 'es',
      person: null,
      setLanguage: (language) => set({ language }),
      setPerson: (person) => set({ person }),
    }),
    { name: 'acuerdos.preferences', version: 1 },
  ),
)

export const useLanguage = () => usePreferences(({ language }) => language)
export const usePerson = () => usePreferences(({ person }) => person)
