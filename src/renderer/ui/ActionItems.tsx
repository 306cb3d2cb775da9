import { Menu } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'

export interface RecordAction {
  readonly label: string
  readonly icon: Icon
  readonly onChoose: () => void
  /** Takes something away. */
  readonly harmful?: boolean
}

/** The entries of a menu: what can be done with one record. */
export function ActionItems({ actions }: { readonly actions: readonly RecordAction[] }) {
  return actions.map(({ label, icon: Picture, onChoose, harmful = false }) => (
    <Menu.Item
      key={label}
      {...(harmful ? { color: 'red' } : {})}
      leftSection={<Picture size={16} aria-hidden />}
      onClick={onChoose}
    >
      {label}
    </Menu.Item>
  ))
}
