import { create } from 'zustand'
import type { FileTicket } from '../../contract/ipc.ts'

/** Packages that somebody chose, dropped or opened with the program, in that order; the dialog takes them one by one. */
interface ArrivingPackages {
  readonly files: readonly FileTicket[]
  readonly add: (files: readonly FileTicket[]) => void
  readonly clear: () => void
}

export const useArrivingPackages = create<ArrivingPackages>()((set) => ({
  files: [],
  add: (files) => set((state) => ({ files: [...state.files, ...files] })),
  clear: () => set({ files: [] }),
}))
