import { create } from 'zustand'
import type { BulkAction } from '../../contract/bulk.ts'
import type { RecordKind } from '../../core/schema/registry.ts'

export type MeasureLink = 'measured_by' | 'funded_by'

/** What stands over the screen. One at a time: opening one closes the other. */
export type Panel =
  | { readonly panel: 'history'; readonly record: string; readonly label: string }
  | { readonly panel: 'edit'; readonly record: string; readonly fields: readonly string[] }
  | {
      readonly panel: 'add'
      readonly kind: RecordKind
      readonly title: string
      /** In the order of the form. */
      readonly fields: readonly string[]
      /** Values that the form begins with; those of fields that it does not show go along unseen. */
      readonly given: Readonly<Record<string, string | number>>
    }
  /** An agreement looks for what measures it or pays for it, or one of these for an agreement. */
  | { readonly panel: 'linkMeasure'; readonly agreement: string; readonly kind: MeasureLink }
  | { readonly panel: 'linkAgreement'; readonly target: string; readonly kind: MeasureLink }
  | { readonly panel: 'addObligations'; readonly clause: string; readonly order: number }
  | { readonly panel: 'progress'; readonly obligation: string }
  | { readonly panel: 'verdict'; readonly obligation: string }
  | { readonly panel: 'notification'; readonly obligation: string }
  | { readonly panel: 'extension'; readonly obligation: string }
  | { readonly panel: 'reassign'; readonly obligation: string }
  | { readonly panel: 'reopen'; readonly obligation: string }
  | { readonly panel: 'addEvidence'; readonly obligation: string; readonly report: string | null }
  | { readonly panel: 'purge'; readonly evidence: string; readonly name: string }
  | {
      readonly panel: 'withdraw'
      readonly record: string
      readonly title: string
      readonly text: string
    }
  | { readonly panel: 'cell'; readonly obligations: readonly string[] }
  | {
      readonly panel: 'bulk'
      readonly action: BulkAction['action']
      readonly obligations: readonly string[]
    }
  | { readonly panel: 'post'; readonly post: string }
  /** Somebody gets a post; what is known of it already stands in the form. */
  | {
      readonly panel: 'appoint'
      readonly post: string | null
      readonly person: string | null
      /** `YYYY-MM-DD` or less; `null`: today. */
      readonly from: string | null
    }
  | { readonly panel: 'undo' }
  | { readonly panel: 'shortcuts' }

interface Panels {
  readonly open: Panel | null
  readonly show: (panel: Panel) => void
  readonly close: () => void
}

export const usePanels = create<Panels>()((set) => ({
  open: null,
  show: (panel) => set({ open: panel }),
  close: () => set({ open: null }),
}))

export const useShowPanel = () => usePanels(({ show }) => show)
