import { ActionIcon, Menu } from '@mantine/core'
import { type Icon, IconDots } from '@tabler/icons-react'
import { useTexts } from './use-texts.ts'

export interface RowAction {
  readonly label: string
  readonly icon: Icon
  readonly onChoose: () => void
  /** Takes something away. */
  readonly harmful?: boolean
}

/** What can be done with one row of a table. `name`: what the row is called. */
export function RowMenu({ name, actions }: { name: string; actions: readonly RowAction[] }) {
  const { t } = useTexts()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actions.moreOf', { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, icon: Picture, onChoose, harmful = false }) => (
          <Menu.Item
            key={label}
            {...(harmful ? { color: 'red' } : {})}
            leftSection={<Picture size={16} aria-hidden />}
            onClick={onChoose}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
