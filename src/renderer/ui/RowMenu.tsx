import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { ActionItems, type RecordAction } from './ActionItems.tsx'
import { useTexts } from './use-texts.ts'

interface RowMenuProps {
  /** What the row is called. */
  readonly name: string
  readonly actions: readonly RecordAction[]
}

/** What can be done with one row of a table. */
export function RowMenu({ name, actions }: RowMenuProps) {
  const { t } = useTexts()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actions.moreOf', { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ActionItems actions={actions} />
      </Menu.Dropdown>
    </Menu>
  )
}
