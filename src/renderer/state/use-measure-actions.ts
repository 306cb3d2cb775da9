import { useShowPanel } from './panels.ts'

/** An indicator or money, as its screen shows it. */
interface ShownMeasure {
  readonly id: string
  readonly kind: 'indicator' | 'funding'
  readonly name: string
  /** What its form asks for, in the form's order. */
  readonly fields: readonly string[]
}

/** What opens when something is to be done with an indicator or with money. */
export function useMeasureActions() {
  const show = useShowPanel()
  return (
    { id, kind, name, fields }: ShownMeasure,
    action: 'edit' | 'history' | 'merge' | 'withdraw',
    withdrawal: { readonly title: string; readonly text: string },
  ): void => {
    switch (action) {
      case 'edit':
        show({ panel: 'edit', record: id, fields })
        return
      case 'history':
        show({ panel: 'history', record: id, label: name })
        return
      case 'merge':
        show({ panel: 'merge', record: id, kind, label: name, agreement: null })
        return
      case 'withdraw':
        show({ panel: 'withdraw', record: id, ...withdrawal })
        return
    }
  }
}
