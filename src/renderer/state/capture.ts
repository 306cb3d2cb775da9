import { create } from 'zustand'
import type { AcceptedCapture } from '../../contract/capture.ts'
import {
  type CaptureEdit,
  type CaptureWork,
  editWork,
  type ReadDraft,
  startWork,
} from './capture-work.ts'

/** The document being captured: it waits while the person looks something up on another screen. */
interface Capture {
  readonly work: CaptureWork | null
  readonly accepted: AcceptedCapture | null
  readonly start: (draft: ReadDraft) => void
  /** Goes on with work that an earlier window left, unless another was begun here. */
  readonly resume: (work: CaptureWork) => void
  readonly edit: (edit: CaptureEdit) => void
  readonly finish: (accepted: AcceptedCapture) => void
  readonly leave: () => void
}

export const useCapture = create<Capture>()((set) => ({
  work: null,
  accepted: null,
  start: (draft) => set({ work: startWork(draft), accepted: null }),
  resume: (left) => set(({ work }) => ({ work: work ?? left })),
  edit: (edit) => set(({ work }) => (work === null ? {} : { work: editWork(work, edit) })),
  finish: (accepted) => set({ work: null, accepted }),
  leave: () => set({ work: null, accepted: null }),
}))
